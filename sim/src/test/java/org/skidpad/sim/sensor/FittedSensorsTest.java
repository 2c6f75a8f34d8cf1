package org.skidpad.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.sensor.parameters.GnssParameters;
import org.skidpad.sim.sensor.parameters.ImuParameters;
import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.ObjectListParameters;
import org.skidpad.sim.sensor.parameters.OdometryParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.state.StateHash;

class FittedSensorsTest {
    private static final LidarParameters SCANNER = new LidarParameters(360, 0, 2 * Math.PI, 0.1, 30, 10, 0.01, 0.1, 0);
    private static final OdometryParameters EXACT_WHEELS = new OdometryParameters(20, 0, 0, 0, 0, 0, 1, 1);
    private static final SensorSet EVERYTHING = new SensorSet(
            new LidarErrors(0.12, 0.01, 0.01, 0.02, 0.3, true),
            new OdometryParameters(20, 0.05, 0.01, 0.01, 0.01, 0.01, 1.01, 0.99),
            new ImuParameters(50, 0.02, 0.01, 0.01, 0.05, 0.001, 0.001, 0.01),
            new GnssParameters(5, 0.2, 1, 20, 0.2),
            new ObjectListParameters(10, 0.1, 40, 3, true, 0.1, 0.5, 0.2, 0.2));

    /** Moves the ego along a path that turns and backs up, and the others to and fro. */
    private static void drive(MovingView view, int tick) {
        view.tick = tick;
        double t = view.time();
        view.actors.x[0] = 2 * Math.sin(0.7 * t);
        view.actors.y[0] = Math.sin(1.3 * t);
        view.actors.heading[0] = Angles.wrap(Math.sin(0.5 * t) * 3);
        view.actors.speed[0] = Math.cos(t);
        view.actors.yawRate[0] = Math.cos(0.5 * t) * 1.5;
        for (int i = 1; i < view.actors.count; i++) {
            view.actors.x[i] = 4 * i + Math.sin(t + i);
        }
    }

    private static MovingView scene() {
        MovingView view = new MovingView(0.02);
        view.walls = new Walls(
                new double[] {-9, 9, 9, -9}, new double[] {-9, -9, 9, 9}, new double[] {9, 9, -9, -9}, new double[] {
                    -9, 9, 9, -9
                });
        view.add(4, 1, 1, 0.5);
        view.add(-3, -4, 0.5, 0.5);
        return view;
    }

    @Test
    void whatIsKnownIsAsOldAsTheDelaySays() {
        for (double delay : new double[] {0, 0.04, 0.1, 0.33}) {
            MovingView view = scene();
            SensorSet late = new SensorSet(
                    new LidarErrors(delay, 0, 0, 0, 0, false),
                    new OdometryParameters(50, delay, 0, 0, 0, 0, 1, 1),
                    null,
                    new GnssParameters(25, delay, 0, 1, 0),
                    null);
            LidarParameters exact = new LidarParameters(36, 0, 2 * Math.PI, 0, 30, 10, 0, 0, 0);
            EgoSensors sensors = new EgoSensors(exact, late, 64, Double.NaN);
            sensors.reset(1, view);
            Measurement m = new Measurement(36, 1);
            float[] then = new float[36];
            for (int k = 0; k < 300; k++) {
                drive(view, k);
                sensors.tick(view);
                sensors.measure(view, m);
                double now = view.time();
                assertEquals(newest(now, delay, 0.02), m.odometryTime, 1e-9, "odometry at " + now);
                assertEquals(newest(now, delay, 0.04), m.gnssTime, 1e-9, "gnss at " + now);
                assertEquals(newest(now, delay, 0.1), m.scanTime, 1e-9, "scan at " + now);
                double heading = m.odometryHeading;
                double atX = m.gnssX;
                drive(view, (int) Math.round(m.odometryTime / 0.02));
                assertEquals(0, Angles.wrap(heading - view.actors.heading[0]), 1e-9);
                drive(view, (int) Math.round(m.gnssTime / 0.02));
                assertEquals(view.actors.x[0], atX, 1e-12);
                drive(view, (int) Math.round(m.scanTime / 0.02));
                new Lidar(exact).scan(view, 0, then);
                assertArrayEquals(then, m.ranges);
            }
        }
    }

    /** When the newest sample was taken that is older than the delay; the first is known at once. */
    private static double newest(double now, double delay, double period) {
        return Math.max(0, Math.floor((now - delay) / period + 1e-6) * period);
    }

    @Test
    void odometryWithoutErrorsReckonsTheTruePoseHoweverTheEgoMoves() {
        MovingView view = scene();
        EgoSensors sensors =
                new EgoSensors(null, new SensorSet(LidarErrors.NONE, EXACT_WHEELS, null, null, null), 64, Double.NaN);
        sensors.reset(1, view);
        Measurement m = new Measurement(0, 1);
        for (int k = 0; k < 500; k++) {
            drive(view, k);
            sensors.measure(view, m);
            if (Math.abs(m.odometryTime - view.time()) < 1e-9) {
                assertEquals(view.actors.x[0], m.x, 1e-9);
                assertEquals(view.actors.y[0], m.y, 1e-9);
                double dx = view.goalX() - m.x;
                double dy = view.goalY() - m.y;
                assertEquals(Math.hypot(dx, dy), Math.hypot(m.goalX, m.goalY), 1e-12);
            }
        }
    }

    @Test
    void oneMoreSensorChangesNoOther() {
        Measurement alone = run(new SensorSet(LidarErrors.NONE, null, null, EVERYTHING.gnss(), null), 7);
        SensorSet more = new SensorSet(
                LidarErrors.NONE, EVERYTHING.odometry(), EVERYTHING.imu(), EVERYTHING.gnss(), EVERYTHING.objects());
        Measurement among = run(more, 7);
        assertArrayEquals(alone.ranges, among.ranges);
        assertEquals(alone.gnssX, among.gnssX);
        assertNotEquals(run(more, 8).gnssX, among.gnssX);
        assertNotEquals(run(more, 8).odometryX, among.odometryX);
    }

    private static Measurement run(SensorSet set, long seed) {
        MovingView view = scene();
        EgoSensors sensors = new EgoSensors(SCANNER, set, 64, Double.NaN);
        sensors.reset(seed, view);
        Measurement m = new Measurement(360, 1);
        for (int k = 0; k < 100; k++) {
            drive(view, k);
            sensors.tick(view);
            sensors.measure(view, m);
        }
        return m;
    }

    @Test
    void oneMoreActorChangesNothingAboutWhatIsSeenOfTheOthers() {
        ObjectListParameters p = new ObjectListParameters(10, 0, 60, 7, false, 0.3, 0, 0.5, 0.5);
        ObjectList few = new ObjectList(p, 64);
        ObjectList many = new ObjectList(p, 64);
        MovingView one = new MovingView(0.1);
        one.add("car", 10, 2, 4, 2);
        MovingView two = new MovingView(0.1);
        two.add("one more", 30, -5, 3, 2);
        two.add("car", 10, 2, 4, 2);
        few.reset(3, one);
        many.reset(3, two);
        double[] a = new double[few.size()];
        double[] b = new double[many.size()];
        for (int k = 0; k < 200; k++) {
            few.sample(one, 0.1, a, 0);
            many.sample(two, 0.1, b, 0);
            boolean seen = a[0] == 1;
            assertEquals(seen, b[0] > 0 && b[5] == 4);
            for (int i = 1; seen && i <= ObjectList.WIDTH; i++) {
                assertEquals(a[i], b[i]);
            }
        }
    }

    @Test
    void objectsAreSeenInRangeInViewAndInTheLineOfSight() {
        ObjectListParameters p = new ObjectListParameters(10, 0, 50, Math.PI, true, 0, 0, 0, 0);
        MovingView view = new MovingView(0.1);
        int behindCar = view.add(30, 0, 4, 1.8);
        view.add(15, 0, 6, 2.5);
        int poking = view.add(30, 8, 4, 1.8);
        view.add(55, 20, 4, 2);
        view.add(-5, 0, 4, 2);
        int behindWall = view.add(10, -12, 1, 1);
        view.walls = new Walls(new double[] {0.5}, new double[] {-3}, new double[] {15}, new double[] {-9});
        assertEquals("15.0 31.0", seen(p, view));
        view.actors.y[behindCar] = 2.2;
        assertEquals("15.0 30.1 31.0", seen(p, view), "a corner shows");
        view.actors.present[poking] = false;
        view.walls = Walls.NONE;
        assertEquals("15.0 15.6 30.1", seen(p, view), "object " + behindWall);
        ObjectListParameters through = new ObjectListParameters(10, 0, 50, 2 * Math.PI, false, 0, 0, 0, 0);
        view.actors.y[behindCar] = 0;
        assertEquals("5.0 15.0 15.6 30.0", seen(through, view));
        view.actors.radius[1] = 1;
        assertEquals("15.0 15.6", seen(p, view), "a disc behind the middle of a box");
    }

    private static String seen(ObjectListParameters p, MovingView view) {
        ObjectList list = new ObjectList(p, 64);
        list.reset(1, view);
        double[] out = new double[list.size()];
        list.sample(view, 0, out, 0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < out[0]; i++) {
            double distance = Math.hypot(out[1 + i * ObjectList.WIDTH], out[2 + i * ObjectList.WIDTH]);
            text.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f", distance));
        }
        return text.toString();
    }

    @Test
    void theNearestOfManyObjectsAreKeptInOrder() {
        MovingView view = new MovingView(0.1);
        for (int i = 1; i < 60; i++) {
            view.add((i * 37) % 61 + 1, 0, 0.5, 0.5);
        }
        ObjectList list = new ObjectList(new ObjectListParameters(10, 0, 100, 7, false, 0, 0, 0, 0), 64);
        list.reset(1, view);
        double[] out = new double[list.size()];
        list.sample(view, 0, out, 0);
        assertEquals(Measurement.MAX_OBJECTS, (int) out[0]);
        for (int i = 1; i < out[0]; i++) {
            assertTrue(out[1 + i * ObjectList.WIDTH] >= out[1 + (i - 1) * ObjectList.WIDTH]);
        }
        assertTrue(out[1 + (Measurement.MAX_OBJECTS - 1) * ObjectList.WIDTH] < 36);
    }

    @Test
    void beamsOfAMovingScanAreTakenFromWhereTheSensorWasThen() {
        double turning = 2;
        double driving = 0.8;
        LidarParameters p = new LidarParameters(180, 0, 2 * Math.PI, 0, 30, 5, 0, 0, 0);
        MovingView view = scene();
        view.actors.count = 1;
        Lidar lidar = new Lidar(p);
        MovingScan scan = new MovingScan(lidar, p);
        scan.reset();
        double[] out = new double[180];
        double[] then = new double[180];
        int scans = 0;
        for (int k = 0; k <= 100; k++) {
            view.tick = k;
            view.actors.x[0] = driving * view.time();
            view.actors.heading[0] = Angles.wrap(turning * view.time());
            if (!scan.tick(view, out) || k == 0) {
                continue;
            }
            scans++;
            double end = view.time();
            for (int beam = 0; beam < 180; beam++) {
                double at = end - 0.2 + 0.2 * beam / 180;
                lidar.cast(view, 0, driving * at, 0, turning * at, then);
                assertEquals(then[beam], out[beam], 0.12, "beam " + beam + " of the scan that ends at " + end);
            }
        }
        assertEquals(10, scans);
    }

    @Test
    void aSensorThatStandsStillMeasuresTheSameWithMotionAndWithout() {
        MovingView view = scene();
        Measurement still = new Measurement(360, 1);
        Measurement moving = new Measurement(360, 1);
        EgoSensors a = new EgoSensors(SCANNER, SensorSet.EXACT, 64, Double.NaN);
        SensorSet swept = new SensorSet(new LidarErrors(0, 0, 0, 0, 0, true), null, null, null, null);
        EgoSensors b = new EgoSensors(SCANNER, swept, 64, Double.NaN);
        a.reset(5, view);
        b.reset(5, view);
        for (int k = 0; k < 60; k++) {
            view.tick = k;
            a.tick(view);
            b.tick(view);
            a.measure(view, still);
            b.measure(view, moving);
            assertArrayEquals(still.ranges, moving.ranges, "tick " + k);
            assertEquals(still.scanTime, moving.scanTime);
        }
    }

    @Test
    void equalRunsHaveEqualStatesAndOthersHaveNot() {
        assertEquals(hashAfter(1, 200), hashAfter(1, 200));
        assertNotEquals(hashAfter(1, 200), hashAfter(2, 200));
        assertNotEquals(hashAfter(1, 200), hashAfter(1, 201));
    }

    private static long hashAfter(long seed, int ticks) {
        MovingView view = scene();
        EgoSensors sensors = new EgoSensors(SCANNER, EVERYTHING, 64, Double.NaN);
        sensors.reset(seed, view);
        for (int k = 0; k < ticks; k++) {
            drive(view, k);
            sensors.tick(view);
        }
        StateHash hash = new StateHash();
        sensors.visitState(hash);
        return hash.value();
    }

    @Test
    void sensingAllocatesNothing() {
        MovingView view = scene();
        EgoSensors sensors = new EgoSensors(SCANNER, EVERYTHING, 64, Double.NaN);
        Measurement m = new Measurement(360, 1);
        sensors.reset(1, view);
        for (int k = 0; k < 500; k++) {
            drive(view, k);
            sensors.tick(view);
            sensors.measure(view, m);
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 500; k < 1500; k++) {
            view.tick = k;
            view.actors.x[0] = 1e-3 * k;
            view.actors.heading[0] = 1e-3 * k;
            sensors.tick(view);
            sensors.measure(view, m);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // The measurement itself may cost a few bytes once.
        assertTrue(bytes < 1000, bytes + " bytes in 1000 ticks");
    }
}
