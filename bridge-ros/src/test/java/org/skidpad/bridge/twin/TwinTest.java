package org.skidpad.bridge.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.skidpad.bridge.deploy.SimulatedClock;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.grid.Walls;

/** The genuine twin, over genuine ROS 1, where it can be built. */
@Timeout(120)
class TwinTest {
    private static final Topic<Odometry> TRUTH = Topic.ODOM.named("/ground_truth");
    private static final long SECOND = 1_000_000_000L;
    /** Four walls of a room of 10 m by 4 m. */
    private static final Walls ROOM = new Walls(
            new double[] {0, 10, 10, 0}, new double[] {0, 0, 4, 4}, new double[] {10, 10, 0, 0}, new double[] {
                0, 4, 4, 0
            });

    @BeforeAll
    static void canBeBuilt() {
        List<String> missing = TwinBuild.missingPackages();
        if (!missing.isEmpty()) {
            System.out.println("SKIPPED: the twin is not built here; apt-get install " + String.join(" ", missing));
        }
        Assumptions.assumeTrue(missing.isEmpty(), "the twin needs " + missing);
        // Here, so that a slow compiler is not a slow test.
        TwinBuild.program();
    }

    /** A twin that is driven by hand. */
    private static final class Drive implements AutoCloseable {
        final AtomicReference<TwinEvent> end = new AtomicReference<>();
        final LocalMaster master = LocalMaster.start(0);
        final Twin twin;
        final Transport transport;
        final SimulatedClock clock;
        final Latest<Odometry> truth;
        final Latest<Odometry> odometry;
        final Latest<LaserScan> scans;
        final Publisher<Twist> commands;

        Drive(TwinKind kind, double x, double y, Map<String, Double> physics) {
            TwinWorld world = new TwinWorld(ROOM, new Pose(x, y, 0), Double.NaN, Double.NaN, 0);
            TwinOptions options =
                    TwinOptions.DEFAULT.withFactor(4).withWait(0.25).withPhysics(physics);
            twin = Twin.start(TwinBuild.program(), kind, world, options, master, event -> {
                if (event.name().equals("end")) {
                    end.set(event);
                }
            });
            transport = TransportFactory.open(
                    "ros1", TransportOptions.of("twin_test").withMasterUri(master.uri()));
            clock = new SimulatedClock(transport);
            truth = transport.latest(TRUTH);
            odometry = transport.latest(Topic.ODOM);
            scans = transport.latest(Topic.SCAN);
            commands = transport.advertise(Topic.CMD_VEL);
        }

        /** Commands for so many seconds of its time, at 20 Hz. */
        void command(double speed, double yawRate, double seconds) {
            Twist twist = MessageType.TWIST.create();
            twist.linearX = speed;
            twist.angularZ = yawRate;
            while (commands.readers() == 0 || truth.count() == 0) {
                clock.sleepUntil(clock.nanoTime() + SECOND / 20);
            }
            long until = clock.nanoTime() + Math.round(seconds * SECOND);
            while (clock.nanoTime() < until) {
                commands.publish(twist);
                clock.sleepUntil(clock.nanoTime() + SECOND / 20);
            }
        }

        Odometry truthNow() {
            Odometry out = MessageType.ODOMETRY.create();
            truth.takeInto(out, -1);
            return out;
        }

        void stop() {
            transport.close();
            twin.end();
        }

        @Override
        public void close() {
            stop();
            master.close();
        }
    }

    @Test
    void a_robot_goes_as_told_and_stops_by_itself_when_nobody_tells_it_any_more() {
        try (Drive drive = new Drive(TwinKind.TURTLEBOT, 2, 2, Map.of())) {
            drive.command(0.2, 0, 3);
            Odometry going = drive.truthNow();
            assertEquals(0.2, going.linearX, 0.01);
            assertTrue(going.x > 2.4 && going.x < 2.75, "went to x = " + going.x);
            drive.clock.sleepUntil(drive.clock.nanoTime() + 3 * SECOND / 2);
            Odometry still = drive.truthNow();
            assertEquals(0, still.linearX, 0.005);
            assertTrue(still.x - going.x < 0.2 * 0.9, "rolled on for " + (still.x - going.x) + " m");
            drive.stop();
            assertEquals(1, drive.end.get().get("timeouts"));
            assertEquals(0, drive.end.get().get("touches"));
        }
    }

    @Test
    void its_scan_sees_the_walls_where_they_are() {
        try (Drive drive = new Drive(TwinKind.TURTLEBOT, 2, 2, Map.of("lidar_noise", 0.0))) {
            drive.command(0, 0, 0.5);
            LaserScan scan = MessageType.LASER_SCAN.create();
            drive.scans.takeInto(scan, -1);
            assertEquals(360, scan.count);
            // The lidar is 32 mm behind the axle; walls are 4 mm thick.
            assertEquals(2, scan.ranges[90], 0.01);
            assertEquals(2, scan.ranges[270], 0.01);
            assertEquals(2 - 0.032, scan.ranges[180], 0.01);
            assertEquals(Float.POSITIVE_INFINITY, scan.ranges[0]);
        }
    }

    @Test
    void wheels_larger_than_the_robot_thinks_take_it_further_than_its_odometry_says() {
        try (Drive drive = new Drive(TwinKind.TURTLEBOT, 2, 2, Map.of("radius_error", 0.1))) {
            drive.command(0.2, 0, 4);
            // While it drives, the newest of two topics need not be of one time.
            drive.command(0, 0, 1);
            Odometry believed = MessageType.ODOMETRY.create();
            drive.odometry.takeInto(believed, -1);
            double gone = drive.truthNow().x - 2;
            assertEquals(1.1, gone / believed.x, 0.02);
        }
    }

    @Test
    void a_car_slides_sideways_on_ice_and_not_on_grip() {
        assertEquals(0, sideways(1.0), 0.1);
        assertTrue(sideways(0.1) > 0.3, "2.2 m/s² sideways need more than a friction of 0.1");
    }

    /**
     * Speed across the rear axle in a turn of 1.5 rad/s at 1.5 m/s, m/s. On ice the two driven wheels, which carry half the car,
     * gather 0.5 m/s²: only after two seconds is there a speed to slide with.
     */
    private static double sideways(double friction) {
        try (Drive drive = new Drive(TwinKind.CAR, 5, 1, Map.of("friction", friction))) {
            drive.command(1.5, 1.5, 2.5);
            return Math.abs(drive.truthNow().linearY);
        }
    }

    @Test
    void a_number_it_does_not_know_is_refused_by_name() throws InterruptedException {
        try (LocalMaster master = LocalMaster.start(0);
                Twin twin = Twin.start(
                        TwinBuild.program(),
                        TwinKind.CAR,
                        new TwinWorld(ROOM, new Pose(1, 1, 0), Double.NaN, Double.NaN, 0),
                        TwinOptions.DEFAULT.withPhysics(Map.of("frictoin", 1.0)),
                        master,
                        event -> {})) {
            assertTrue(twin.await(Await.PATIENCE_S), "it does not end");
            twin.end();
            assertTrue(
                    twin.complaints().toString().contains("unknown option 'frictoin'"),
                    twin.complaints().toString());
        }
    }
}
