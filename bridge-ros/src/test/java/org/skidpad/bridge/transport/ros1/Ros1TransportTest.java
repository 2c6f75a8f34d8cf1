package org.skidpad.bridge.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportContract;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

@DisplayName("ROS 1 with a genuine master")
class Ros1TransportTest extends TransportContract {
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

    @Override
    protected Transport open(String nodeName) {
        return TransportFactory.open("ros1", TransportOptions.of(nodeName).withMasterUri(master.uri()));
    }

    private static Twist twist(double speed) {
        Twist twist = new Twist();
        twist.set(speed, 0.5);
        return twist;
    }

    @Test
    void aTopicOfAnotherTypeIsNamedWithBothTypes() throws Exception {
        Process wrong = master.tool("/usr/bin/rostopic", "pub", "-r", "10", "/wrong/scan", "std_msgs/String", "no scan")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Transport node = open("misled")) {
            node.latest(Topic.SCAN.named("/wrong/scan"));
            Await.that("the refusal", () -> !node.refused().isEmpty());
            String line = node.refused().get(0);
            assertTrue(line.startsWith("/wrong/scan carries "), line);
            assertTrue(line.contains("std_msgs/String") && line.contains("sensor_msgs/LaserScan"), line);
            assertEquals(List.of(), node.peers());
        } finally {
            wrong.destroy();
        }
    }

    @Test
    void rostopicEchoSeesACommand() throws Exception {
        try (Transport node = open("echoed")) {
            Publisher<Twist> publisher = node.advertise(Topic.CMD_VEL.named("/echo/cmd_vel"));
            File out = Files.createTempFile(master.home(), "echo", ".txt").toFile();
            Process echo = master.tool("/usr/bin/rostopic", "echo", "-n", "1", "-p", "/echo/cmd_vel")
                    .redirectOutput(out)
                    .start();
            try {
                Await.that("rostopic", () -> publisher.readers() == 1);
                while (echo.isAlive()) {
                    publisher.publish(twist(0.125));
                    echo.waitFor(50, TimeUnit.MILLISECONDS);
                }
                List<String> lines = Files.readAllLines(out.toPath());
                String[] fields = lines.get(lines.size() - 1).split(",");
                assertEquals("0.125", fields[1], lines.toString());
                assertEquals("0.5", fields[6], lines.toString());
            } finally {
                echo.destroyForcibly();
            }
        }
    }

    @Test
    void rosbagRecordsCommandsWithTheirDefinition() throws Exception {
        try (Transport node = open("recorded")) {
            Publisher<Twist> publisher = node.advertise(Topic.CMD_VEL.named("/bag/cmd_vel"));
            File bag = master.home().resolve("run.bag").toFile();
            Process record = master.tool("/usr/bin/rosbag", "record", "--limit=5", "-O", bag.getPath(), "/bag/cmd_vel")
                    .start();
            try {
                Await.that("rosbag", () -> publisher.readers() >= 1);
                while (record.isAlive()) {
                    publisher.publish(twist(0.2));
                    record.waitFor(50, TimeUnit.MILLISECONDS);
                }
                File info = master.home().resolve("info.txt").toFile();
                master.tool("/usr/bin/rosbag", "info", "-y", bag.getPath())
                        .redirectOutput(info)
                        .start()
                        .waitFor(Await.PATIENCE_S, TimeUnit.SECONDS);
                String text = Files.readString(info.toPath());
                assertTrue(text.contains("geometry_msgs/Twist"), text);
                assertTrue(text.contains("9f195f881246fdfa2798d1d3eebca84a"), text);
                assertTrue(text.contains("messages: 5"), text);
            } finally {
                record.destroyForcibly();
            }
        }
    }

    @Test
    void aMessageOfRospyArrives() throws Exception {
        try (Transport node = open("hearer")) {
            BlockingQueue<Double> got = new ArrayBlockingQueue<>(64);
            node.subscribe(Topic.CMD_VEL.named("/rospy/cmd_vel"), t -> got.offer(t.linearX));
            Process pub = master.tool(
                            "/usr/bin/rostopic",
                            "pub",
                            "-r",
                            "20",
                            "/rospy/cmd_vel",
                            "geometry_msgs/Twist",
                            "[0.375, 0, 0]",
                            "[0, 0, 0]")
                    .start();
            try {
                assertEquals(0.375, got.poll(Await.PATIENCE_S, TimeUnit.SECONDS));
            } finally {
                pub.destroyForcibly();
            }
        }
    }

    @Test
    void aRestartOfTheMasterKeepsConnectionsAndRenewsRegistrations() throws Exception {
        try (RosMaster own = RosMaster.start();
                Transport a = TransportFactory.open(
                        "ros1", TransportOptions.of("steady_a").withMasterUri(own.uri()));
                Transport b = TransportFactory.open(
                        "ros1", TransportOptions.of("steady_b").withMasterUri(own.uri()))) {
            AtomicLong heard = new AtomicLong();
            b.subscribe(Topic.CMD_VEL, t -> heard.incrementAndGet());
            Publisher<Twist> publisher = a.advertise(Topic.CMD_VEL);
            Await.that("connection", () -> publisher.readers() == 1);
            own.restart();
            long before = heard.get();
            publisher.publish(twist(0.1));
            Await.that("a message on the old connection", () -> heard.get() > before);
            XmlRpcClient client = new XmlRpcClient();
            Await.that("renewed registrations", () -> {
                try {
                    return client.call(own.uri(), "getSystemState", "/test")
                            .toString()
                            .contains("steady_a");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertEquals(1, publisher.readers());
        }
    }

    @Test
    void aClosedNodeIsNoLongerRegistered() throws Exception {
        Transport node = open("leaver");
        node.advertise(Topic.CMD_VEL.named("/left/cmd_vel"));
        XmlRpcClient client = new XmlRpcClient();
        assertTrue(
                client.call(master.uri(), "getSystemState", "/test").toString().contains("/left/cmd_vel"));
        node.close();
        assertTrue(
                !client.call(master.uri(), "getSystemState", "/test").toString().contains("/left/cmd_vel"));
    }

    @Test
    void aReaderOfAnotherDefinitionIsToldWhy() throws Exception {
        try (Transport node = open("particular")) {
            node.advertise(Topic.CMD_VEL.named("/md5/cmd_vel"));
            XmlRpcClient client = new XmlRpcClient();
            Object uri = client.call(master.uri(), "lookupNode", "/test", nodeNameOf(node));
            List<?> where = (List<?>)
                    client.call(uri.toString(), "requestTopic", "/test", "/md5/cmd_vel", List.of(List.of("TCPROS")));
            try (Socket socket = new Socket(where.get(1).toString(), (Integer) where.get(2))) {
                socket.getOutputStream()
                        .write(ConnectionHeader.encode(Map.of(
                                "callerid", "/test",
                                "topic", "/md5/cmd_vel",
                                "type", "geometry_msgs/Twist",
                                "md5sum", "00000000000000000000000000000000")));
                Map<String, String> answer =
                        ConnectionHeader.read(new FrameReader(Channels.newChannel(socket.getInputStream())));
                assertTrue(answer.get("error").contains("9f195f881246fdfa2798d1d3eebca84a"), answer.toString());
            }
        }
    }

    private static String nodeNameOf(Transport node) {
        return node.description().replaceAll(".*node (/[^,]*),.*", "$1");
    }

    @Test
    void anAbsentMasterIsNamedWithItsRemedy() {
        TransportOptions nowhere = TransportOptions.of("lonely").withMasterUri("http://127.0.0.1:1");
        TransportException e = assertThrows(TransportException.class, () -> TransportFactory.open("ros1", nowhere));
        assertTrue(e.getMessage().contains("127.0.0.1:1") && e.getMessage().contains("roscore"), e.getMessage());
    }
}
