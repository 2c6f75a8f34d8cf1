package org.skidpad.bridge.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.Clock;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.PoseGoal;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportOptions;

@DisplayName("ROS 1 with Debian's nodes and tools")
class Ros1GenuineToolsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(Await.PATIENCE_S);
    private static RosMaster master;

    @BeforeAll
    static void startMaster() throws IOException, InterruptedException {
        master = RosMaster.start();
    }

    @AfterAll
    static void stopMaster() throws IOException {
        if (master != null) {
            master.close();
        }
    }

    private static Ros1Node open(String name) {
        return Ros1Node.open(TransportOptions.of(name).withMasterUri(master.uri()));
    }

    private static String output(ProcessBuilder tool) throws IOException, InterruptedException {
        File out = Files.createTempFile(master.home(), "tool", ".txt").toFile();
        Process process = tool.redirectOutput(out).start();
        if (!process.waitFor(Await.PATIENCE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(out.toPath());
    }

    private static Twist twist(double speed) {
        Twist twist = new Twist();
        twist.set(speed, 0);
        return twist;
    }

    /** A roscpp node of Debian's topic_tools; skips the test, saying so, where it is absent. */
    private static Process topicTool(String name, String... arguments) throws IOException {
        Path tool = Path.of("/usr/lib/topic_tools").resolve(name);
        boolean present = Files.isExecutable(tool);
        if (!present) {
            System.out.println("SKIPPED: no topic_tools on this machine; install tools/debian-packages.txt");
        }
        Assumptions.assumeTrue(present, "topic-tools is not installed");
        return master.program(tool.toString(), arguments).start();
    }

    @Test
    void aRelayOfRoscppHandsEveryScanOn() throws Exception {
        Process relay = topicTool("relay", "/relay/in", "/relay/out");
        try (Ros1Node node = open("relayed")) {
            BlockingQueue<float[]> got = new ArrayBlockingQueue<>(64);
            node.subscribe(Topic.SCAN.named("/relay/out"), m -> got.offer(Arrays.copyOf(m.ranges, m.count)));
            Publisher<LaserScan> publisher = node.advertise(Topic.SCAN.named("/relay/in"));
            LaserScan scan = new LaserScan();
            scan.frame = "laser";
            scan.resize(1440);
            for (int i = 0; i < scan.count; i++) {
                scan.ranges[i] = i * 0.01f;
            }
            Await.that("the relay", () -> publisher.readers() == 1);
            float[] received = null;
            for (int i = 0; i < 200 && received == null; i++) {
                publisher.publish(scan);
                received = got.poll(50, TimeUnit.MILLISECONDS);
            }
            assertArrayEquals(scan.ranges, received);
        } finally {
            relay.destroy();
        }
    }

    @Test
    void aThrottleOfRoscppThinsOurCommands() throws Exception {
        Process throttle = topicTool("throttle", "messages", "/throttle/in", "5", "/throttle/out");
        try (Ros1Node node = open("throttled")) {
            AtomicLong out = new AtomicLong();
            node.subscribe(Topic.CMD_VEL.named("/throttle/out"), m -> out.incrementAndGet());
            Publisher<Twist> publisher = node.advertise(Topic.CMD_VEL.named("/throttle/in"));
            Await.that("the throttle", () -> publisher.readers() == 1);
            int sent = 0;
            while (out.get() < 5) {
                publisher.publish(twist(0.1));
                sent++;
                assertTrue(sent < 4000, "nothing comes out of the throttle");
                Thread.sleep(5);
            }
            assertTrue(sent > 20, "5 of " + sent + " came through at 5 a second");
        } finally {
            throttle.destroy();
        }
    }

    @Test
    void parametersAreTheSameForUsAndForRosparam() throws Exception {
        try (Ros1Node node = open("parametric")) {
            Parameters parameters = node.parameters();
            parameters.set(
                    "/ours/limits", Map.of("speed", 0.22, "name", "a <b> & c", "enabled", true, "axes", List.of(1, 2)));
            String printed = output(master.tool("/usr/bin/rosparam", "get", "/ours/limits"));
            assertTrue(printed.contains("speed: 0.22") && printed.contains("a <b> & c"), printed);
            assertTrue(printed.contains("enabled: true"), printed);
            assertEquals(Optional.of(0.22), parameters.get("/ours/limits/speed"));
            assertEquals(Optional.of(List.of(1, 2)), parameters.get("/ours/limits/axes"));
            assertTrue(
                    parameters.names().contains("/ours/limits/name"),
                    parameters.names().toString());

            BlockingQueue<Optional<Object>> heard = new ArrayBlockingQueue<>(16);
            parameters.set("/ours/gain", 1);
            parameters.subscribe("/ours/gain", heard::add);
            assertEquals(Optional.of(1), heard.poll(Await.PATIENCE_S, TimeUnit.SECONDS));
            output(master.tool("/usr/bin/rosparam", "set", "/ours/gain", "2.5"));
            assertEquals(Optional.of(2.5), heard.poll(Await.PATIENCE_S, TimeUnit.SECONDS));

            parameters.delete("/ours/gain");
            assertEquals(Optional.empty(), parameters.get("/ours/gain"));
            parameters.delete("/ours/gain");
        }
    }

    @Test
    void rosserviceCallsOurServiceAndIsToldOfAFailure() throws Exception {
        try (Ros1Node node = open("serving")) {
            node.serve("/ours/motor", ServiceType.SET_BOOL, request -> {
                if (!(boolean) request.get("data")) {
                    throw new IllegalStateException("the motor cannot be switched off");
                }
                return Map.of("success", true, "message", "on");
            });
            String answer = output(master.tool("/usr/bin/rosservice", "call", "/ours/motor", "data: true"));
            assertTrue(answer.contains("success: True") && answer.contains("message: \"on\""), answer);
            String failure = output(master.tool("/usr/bin/rosservice", "call", "/ours/motor", "data: false"));
            assertTrue(failure.contains("the motor cannot be switched off"), failure);
            String type = output(master.tool("/usr/bin/rosservice", "type", "/ours/motor"));
            assertEquals("std_srvs/SetBool", type.strip());
        }
        String left = output(master.tool("/usr/bin/rosservice", "list"));
        assertFalse(left.contains("/ours/motor"), left);
    }

    /** Debian's roscpp dies when a caller of its services leaves, be it rosservice itself; so it is asked once. */
    @Test
    void aServiceOfRoscppAnswersUs() throws Exception {
        Process relay = topicTool("relay", "/logged/in", "/logged/out", "__name:=logged");
        ServiceType loggers = ServiceType.of(
                "roscpp/GetLoggers",
                "---\nroscpp/Logger[] loggers",
                Map.of("roscpp/Logger", "string name\nstring level\n"));
        assertEquals("32e97e85527d4678a8f9279894bb64b0", loggers.md5()); // as rossrv md5 prints it
        try (Ros1Node node = open("asking")) {
            Map<String, Object> answer = null;
            for (int i = 0; i < 100 && answer == null; i++) {
                try {
                    answer = node.call("/logged/get_loggers", loggers, Map.of(), PATIENCE);
                } catch (TransportException e) {
                    Thread.sleep(100); // the node is still starting
                }
            }
            List<?> list = (List<?>) answer.get("loggers");
            assertTrue(list.contains(Map.of("name", "ros.roscpp", "level", "info")), list.toString());
        } finally {
            relay.destroy();
        }
    }

    @Test
    void anAbsentServiceAnotherTypeAndAWrongFieldAreNamed() {
        try (Ros1Node node = open("asking_in_vain");
                Ros1Node server = open("serving_bool")) {
            server.serve("/ours/bool", ServiceType.SET_BOOL, r -> Map.of());
            TransportException type = assertThrows(
                    TransportException.class, () -> node.call("/ours/bool", ServiceType.TRIGGER, Map.of(), PATIENCE));
            assertTrue(type.getMessage().contains("md5sum"), type.getMessage());
            TransportException none = assertThrows(
                    TransportException.class, () -> node.call("/nobody/here", ServiceType.TRIGGER, Map.of(), PATIENCE));
            assertTrue(none.getMessage().contains("/nobody/here"), none.getMessage());
            IllegalArgumentException wrong = assertThrows(
                    IllegalArgumentException.class,
                    () -> node.call("/nobody/here", ServiceType.SET_BOOL, Map.of("dat", true), PATIENCE));
            assertTrue(wrong.getMessage().contains("'dat' is no field"), wrong.getMessage());
        }
    }

    @Test
    void aTopicOfAnyTypeIsReadByItsOwnDefinition() throws Exception {
        Process pub = master.tool(
                        "/usr/bin/rostopic",
                        "pub",
                        "-r",
                        "20",
                        "/any/diagnostics",
                        "diagnostic_msgs/DiagnosticArray",
                        "{status: [{level: 1, name: motor, values: [{key: volts, value: '11'}]}]}")
                .start();
        try (Ros1Node node = open("curious")) {
            BlockingQueue<Map<String, Object>> got = new ArrayBlockingQueue<>(64);
            BlockingQueue<String> types = new ArrayBlockingQueue<>(64);
            node.subscribeAny("/any/diagnostics", m -> {
                types.offer(m.type() + " " + m.md5());
                got.offer(m.fields());
            });
            Map<String, Object> fields = got.poll(Await.PATIENCE_S, TimeUnit.SECONDS);
            assertEquals("diagnostic_msgs/DiagnosticArray 60810da900de1dd6ddd437c3503511da", types.take());
            Map<?, ?> status = (Map<?, ?>) ((List<?>) fields.get("status")).get(0);
            assertEquals("motor", status.get("name"));
            assertEquals(1L, status.get("level"));
            assertEquals(List.of(Map.of("key", "volts", "value", "11")), status.get("values"));
        } finally {
            pub.destroy();
        }
    }

    @Test
    void rostopicStillGetsALatchedGoal() throws Exception {
        try (Ros1Node node = open("latching")) {
            PoseGoal goal = new PoseGoal();
            goal.frame = "map";
            goal.x = 1.25;
            node.advertise(Topic.GOAL_POSE.named("/latched/goal")).publish(goal);
            String echoed = output(master.tool("/usr/bin/rostopic", "echo", "-n", "1", "/latched/goal"));
            assertTrue(echoed.contains("x: 1.25"), echoed);
        }
    }

    @Test
    void nodesOfRospyLiveByOurClock() throws Exception {
        try (Ros1Node node = open("timekeeper")) {
            node.parameters().set("/use_sim_time", true);
            Publisher<Clock> publisher = node.advertise(Topic.CLOCK);
            File out = Files.createTempFile(master.home(), "time", ".txt").toFile();
            Process reader = master.program(
                            "/usr/bin/python3",
                            "-c",
                            "import rospy; rospy.init_node('sim_time'); rospy.sleep(0.5); print(rospy.get_time())")
                    .redirectOutput(out)
                    .start();
            try {
                Clock clock = new Clock();
                clock.timeNs = 100_000_000_000L;
                while (reader.isAlive()) {
                    clock.timeNs += 10_000_000;
                    publisher.publish(clock);
                    reader.waitFor(5, TimeUnit.MILLISECONDS);
                    assertTrue(clock.timeNs < 200_000_000_000L, "rospy does not hear the clock");
                }
                double seen = Double.parseDouble(Files.readString(out.toPath()).strip());
                assertTrue(seen >= 100.5 && seen <= clock.timeNs * 1e-9, seen + " s");
            } finally {
                reader.destroyForcibly();
                node.parameters().delete("/use_sim_time");
            }
        }
    }

    @Test
    void aPublisherThatIsKilledAndComesBackIsHeardAgain() throws Exception {
        try (Ros1Node node = open("survivor")) {
            AtomicLong heard = new AtomicLong();
            Topic<Twist> topic = Topic.CMD_VEL.named("/mortal/cmd_vel");
            node.subscribe(topic, m -> heard.incrementAndGet());
            for (int life = 0; life < 2; life++) {
                long before = heard.get();
                Process pub = master.tool(
                                "/usr/bin/rostopic",
                                "pub",
                                "-r",
                                "50",
                                topic.name(),
                                "geometry_msgs/Twist",
                                "[1, 0, 0]",
                                "[0, 0, 0]")
                        .start();
                Await.that("life " + life, () -> heard.get() > before);
                pub.destroyForcibly().waitFor();
                Await.that("the end of the connection", () -> node.peers().isEmpty());
            }
        }
    }

    @Test
    void aReaderThatIsKilledIsForgottenAndTheOthersGoOn() throws Exception {
        try (Ros1Node node = open("mourner");
                Ros1Node other = open("mourner_too")) {
            Topic<Twist> topic = Topic.CMD_VEL.named("/mourned/cmd_vel");
            AtomicLong heard = new AtomicLong();
            other.subscribe(topic, m -> heard.incrementAndGet());
            Publisher<Twist> publisher = node.advertise(topic);
            Process echo =
                    master.tool("/usr/bin/rostopic", "echo", topic.name()).start();
            Await.that("both readers", () -> publisher.readers() == 2);
            echo.destroyForcibly().waitFor();
            Await.that("one reader", () -> publisher.readers() == 1);
            publisher.publish(twist(1));
            Await.that("the message", () -> heard.get() == 1);
        }
    }

    @Test
    void aSlowReaderLosesTheOldestAndIsCounted() throws Exception {
        try (Ros1Node fast = open("fast");
                Ros1Node slow = open("slow")) {
            Topic<LaserScan> topic = Topic.SCAN.named("/slow/scan");
            AtomicLong newest = new AtomicLong(-1);
            AtomicLong count = new AtomicLong();
            slow.subscribe(topic, m -> {
                newest.set((long) m.ranges[0]);
                count.incrementAndGet();
                try {
                    Thread.sleep(count.get() < 20 ? 20 : 0);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Publisher<LaserScan> publisher = fast.advertise(topic);
            Await.that("the reader", () -> publisher.readers() == 1);
            LaserScan scan = new LaserScan();
            scan.resize(50_000);
            int sent = 400;
            for (int i = 0; i < sent; i++) {
                scan.ranges[0] = i;
                publisher.publish(scan);
            }
            Await.that("the newest", () -> newest.get() == sent - 1);
            assertTrue(publisher.dropped() > 0, "nothing was dropped");
            assertEquals(sent, count.get() + publisher.dropped());
        }
    }

    @Test
    void servicesAndParameterSubscriptionsOutliveTheMaster() throws Exception {
        try (RosMaster own = RosMaster.start();
                Ros1Node node = Ros1Node.open(TransportOptions.of("outliving").withMasterUri(own.uri()))) {
            BlockingQueue<Optional<Object>> heard = new ArrayBlockingQueue<>(16);
            node.serve("/again/ready", ServiceType.TRIGGER, r -> Map.of("success", true));
            node.parameters().subscribe("/again/gain", heard::add);
            own.restart();
            Await.that("the service", () -> {
                try {
                    return Boolean.TRUE.equals(node.call("/again/ready", ServiceType.TRIGGER, Map.of(), PATIENCE)
                            .get("success"));
                } catch (TransportException e) {
                    return false;
                }
            });
            Await.that("the parameter", () -> {
                node.parameters().set("/again/gain", 3);
                return heard.contains(Optional.of(3));
            });
        }
    }

    @Test
    void aProcessThatEndsWithoutClosingIsNoLongerRegistered() throws Exception {
        Process forgetful = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName(),
                        master.uri())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        XmlRpcClient client = new XmlRpcClient();
        BooleanSupplier registered = () -> {
            try {
                return client.call(master.uri(), "getSystemState", "/test")
                        .toString()
                        .contains("/forgetful/cmd_vel");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Await.that("the registration", registered);
        forgetful.destroy(); // SIGTERM
        assertTrue(forgetful.waitFor(Await.PATIENCE_S, TimeUnit.SECONDS));
        assertFalse(registered.getAsBoolean());
    }

    /** Opens a node and forgets it. */
    public static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] args) throws InterruptedException {
            Ros1Node node = Ros1Node.open(TransportOptions.of("forgetful").withMasterUri(args[0]));
            node.advertise(Topic.CMD_VEL.named("/forgetful/cmd_vel"));
            Thread.sleep(600_000);
        }
    }
}
