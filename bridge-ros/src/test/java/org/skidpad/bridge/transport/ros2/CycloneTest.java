package org.skidpad.bridge.transport.ros2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.peer.PeerMissingException;
import org.skidpad.bridge.peer.PeerPrograms;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Detection;
import org.skidpad.bridge.transport.Endpoint;
import org.skidpad.bridge.transport.OwnDomain;
import org.skidpad.bridge.transport.Probe;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

@DisplayName("ROS 2 with an independent DDS (Cyclone)")
class CycloneTest {
    private static final int DOMAIN = OwnDomain.take();

    private static final long PATIENCE_S = Await.PATIENCE_S;
    private static final String PEER_S = "300";
    private static final Topic<Twist> TWIST = Topic.CMD_VEL.named("/peer/cmd_vel");
    private static final Topic<LaserScan> SCAN = Topic.SCAN.named("/peer/scan");

    private static PeerPrograms programs;
    private static Path peer;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        programs = new PeerPrograms();
        try {
            peer = programs.ros2();
        } catch (PeerMissingException e) {
            System.out.println("SKIPPED: no Cyclone DDS: " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
    }

    @AfterAll
    static void remove() throws IOException {
        programs.close();
    }

    private static Transport open() {
        return TransportFactory.open(
                "ros2", TransportOptions.of("beside_cyclone").withDomainId(DOMAIN));
    }

    private static Process start(int domain, String... arguments) throws IOException {
        return programs.ros2Process(peer, domain, arguments).start();
    }

    @ParameterizedTest(name = "{0} beams")
    @ValueSource(ints = {720, 1440})
    void whatCyclonePublishesArrives(int beams) throws Exception {
        Process cyclone = start(DOMAIN, "publish", PEER_S, Integer.toString(beams));
        try (Transport ours = open()) {
            BlockingQueue<Twist> twists = new ArrayBlockingQueue<>(1024);
            BlockingQueue<LaserScan> scans = new ArrayBlockingQueue<>(1024);
            ours.subscribe(TWIST, m -> {
                Twist copy = new Twist();
                copy.copyFrom(m);
                twists.offer(copy);
            });
            ours.subscribe(SCAN.bestEffort(), m -> {
                LaserScan copy = new LaserScan();
                copy.copyFrom(m);
                scans.offer(copy);
            });
            Twist twist = twists.poll(PATIENCE_S, TimeUnit.SECONDS);
            assertNotNull(twist, "no Twist");
            assertEquals(0.22, twist.linearX);
            assertEquals(-1.5, twist.angularZ);
            LaserScan scan = scans.poll(PATIENCE_S, TimeUnit.SECONDS);
            assertNotNull(scan, "no scan");
            assertEquals(beams, scan.count);
            for (int i = 0; i < beams; i++) {
                assertEquals(i * 0.0078125f, scan.ranges[i]);
            }
            assertEquals("laser", scan.frame);
            assertEquals(12_345_678_901L, scan.stampNs);
            assertEquals(3.5f, scan.rangeMax);
            assertEquals(0, ours.malformed());
        } finally {
            cyclone.destroy();
            cyclone.waitFor();
        }
    }

    @ParameterizedTest(name = "{0} beams")
    @ValueSource(ints = {720, 1440})
    void whatWePublishArrivesAtCyclone(int beams) throws Exception {
        Process cyclone = start(DOMAIN, "listen", PEER_S);
        try (Transport ours = open();
                BufferedReader printed = cyclone.inputReader()) {
            Publisher<Twist> twists = ours.advertise(TWIST);
            Publisher<LaserScan> scans = ours.advertise(SCAN);
            Twist twist = new Twist();
            twist.set(0.125, -0.75);
            LaserScan scan = new LaserScan();
            scan.stampNs = 12_345_678_901L;
            scan.frame = "laser_frame";
            scan.resize(beams);
            double sum = 0;
            for (int i = 0; i < beams; i++) {
                scan.ranges[i] = i * 0.0078125f;
                sum += scan.ranges[i];
            }
            String expected = String.format(
                    Locale.ROOT,
                    "scan %d %s %s laser_frame 12.345678901",
                    beams,
                    plain(scan.ranges[beams - 1]),
                    plain(sum));
            boolean twistSeen = false;
            boolean scanSeen = false;
            long until = System.nanoTime() + PATIENCE_S * 1_000_000_000L;
            while (!(twistSeen && scanSeen) && System.nanoTime() < until) {
                twists.publish(twist);
                scans.publish(scan);
                Thread.sleep(50);
                while (printed.ready()) {
                    String line = printed.readLine();
                    if (line.startsWith("scan")) {
                        assertEquals(expected, line);
                        scanSeen = true;
                    } else {
                        assertEquals("twist 0.125 -0.75", line);
                        twistSeen = true;
                    }
                }
            }
            assertTrue(twistSeen && scanSeen, "Twist " + twistSeen + ", scan " + scanSeen);
        } finally {
            cyclone.destroy();
            cyclone.waitFor();
        }
    }

    /** As C prints it with nine digits. */
    private static String plain(double v) {
        return new java.math.BigDecimal(v)
                .round(new java.math.MathContext(9))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void theFormThatCycloneListensToIsDetectedAndWhatItPublishesIsFound() throws Exception {
        Process listening = start(DOMAIN, "listen", PEER_S);
        Process publishing = start(DOMAIN, "publish", PEER_S, "8");
        try (Transport ours = open()) {
            List<Topic<Twist>> forms = List.of(Topic.CMD_VEL_STAMPED.named(TWIST.name()), TWIST);
            assertEquals(Optional.of(TWIST), Detection.listenedTo(ours, Duration.ofSeconds(PATIENCE_S), forms));
            Probe scan = new Probe(SCAN, true);
            Probe imu = new Probe(Topic.IMU.named(SCAN.name()), true);
            assertEquals(Set.of(scan), ours.find(Set.of(scan), Duration.ofSeconds(PATIENCE_S)));
            assertEquals(Set.of(), ours.find(Set.of(imu), Duration.ofSeconds(1)));
        } finally {
            listening.destroy();
            publishing.destroy();
            listening.waitFor();
            publishing.waitFor();
        }
    }

    @Test
    void theGraphNamesWhatCycloneWritesAndReads() throws Exception {
        Process listening = start(DOMAIN, "listen", PEER_S);
        Process publishing = start(DOMAIN, "publish", PEER_S, "8");
        try (Transport ours = open()) {
            Set<String> wanted = Set.of(
                    "/peer/cmd_vel geometry_msgs/Twist true",
                    "/peer/cmd_vel geometry_msgs/Twist false",
                    "/peer/scan sensor_msgs/LaserScan true",
                    "/peer/scan sensor_msgs/LaserScan false");
            Await.that(
                    "the four",
                    () -> ours.graph().stream()
                            .map(e -> e.topic() + " " + e.type() + " " + e.publishes())
                            .collect(Collectors.toSet())
                            .equals(wanted));
            assertEquals(2, ours.graph().stream().map(Endpoint::node).distinct().count(), "two participants");
        } finally {
            listening.destroy();
            publishing.destroy();
            listening.waitFor();
            publishing.waitFor();
        }
    }

    @Test
    void anotherDomainIsNotHeard() throws Exception {
        Process cyclone = start(OwnDomain.take(), "publish", PEER_S, "8");
        try (Transport ours = open()) {
            assertFalse(ours.find(Set.of(new Probe(SCAN, true)), Duration.ofSeconds(3))
                    .contains(new Probe(SCAN, true)));
        } finally {
            cyclone.destroy();
            cyclone.waitFor();
        }
    }
}
