package org.skidpad.bridge.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Mutations;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Samples;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.TransportOptions;

/** Damaged headers, XML-RPC and messages: read or refused, never more. */
@Timeout(value = 60, unit = TimeUnit.MINUTES) // against a hang; the whole form takes some minutes
class Ros1MutatedInputTest {
    private static final long KIB = 1024;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void connectionHeaders() {
        List<byte[]> samples = List.of(
                ConnectionHeader.encode(Map.of("topic", "/cmd_vel", "type", "geometry_msgs/Twist", "md5sum", "*")),
                ConnectionHeader.encode(Map.of(
                        "message_definition",
                        MessageDefinitions.shipped().full("nav_msgs/Odometry"),
                        "callerid",
                        "/driver")),
                ConnectionHeader.encode(Map.of("service", "/motor", "persistent", "1", "probe", "0")));
        Mutations.run("connection headers", samples, 256 * KIB, 16, input -> {
            try {
                ConnectionHeader.read(new FrameReader(Channels.newChannel(new ByteArrayInputStream(input))))
                        .keySet()
                        .forEach(name -> assertFalse(name.isEmpty()));
            } catch (IOException e) {
                assertTrue(e.getMessage() != null, "a refusal says why");
            }
        });
    }

    private static List<byte[]> documents() {
        List<Object> value = List.of(1, "ready", List.of("TCPROS", "127.0.0.1", 40_000, 0.5, true, Map.of("a", "b")));
        return List.of(
                XmlRpc.call("publisherUpdate", List.of("/master", "/cmd_vel", List.of("http://127.0.0.1:4000/"))),
                XmlRpc.call("requestTopic", List.of("/n", "/scan", List.of(List.of("TCPROS")))),
                XmlRpc.call("paramUpdate", List.of("/master", "/gain/", Map.of("p", 0.5, "on", true))),
                XmlRpc.response(value),
                bytes("<methodResponse><fault><value><struct><member><name>faultCode</name><value><i4>4</i4></value>"
                        + "</member></struct></value></fault></methodResponse>"));
    }

    @Test
    void xmlRpc() {
        Mutations.run("XML-RPC documents", documents(), 4096 * KIB, 256, input -> {
            try {
                assertTrue(XmlRpc.parseCall(input).arguments() != null);
            } catch (IOException e) {
                assertTrue(e.getMessage() != null, "a refusal says why");
            }
            try {
                XmlRpc.parseResponse(input);
            } catch (IOException e) {
                assertTrue(e.getMessage() != null, "a refusal says why");
            }
        });
    }

    @Test
    void httpRequests() {
        List<byte[]> samples = new ArrayList<>();
        for (byte[] document : documents()) {
            samples.add(
                    bytes("POST /RPC2 HTTP/1.1\r\nHost: localhost:4000\r\nContent-Type: text/xml\r\nContent-Length: "
                            + document.length + "\r\n\r\n" + new String(document, StandardCharsets.UTF_8)));
        }
        Mutations.run("HTTP requests", samples, 2 * XmlRpc.MAX_BYTES, 64, input -> {
            try {
                assertTrue(XmlRpcServer.request(new ByteArrayInputStream(input)).length <= input.length);
            } catch (IOException e) {
                assertTrue(e.getMessage() != null, "a refusal says why");
            }
        });
    }

    @Test
    void messages() {
        for (MessageType<?> type : MessageType.all()) {
            messagesOf(type);
        }
    }

    private static <M extends Message<M>> void messagesOf(MessageType<M> type) {
        List<byte[]> samples = new ArrayList<>();
        Codec<M> codec = Codec.of(type);
        for (int seed = 0; seed < 3; seed++) {
            ByteBuffer frame = new TcpRosWriter(codec.maxBytes()).frame(codec, Samples.of(type, seed, 2));
            byte[] body = new byte[frame.remaining() - Integer.BYTES];
            frame.position(Integer.BYTES).get(body);
            samples.add(body);
        }
        TcpRosReader reader = new TcpRosReader();
        Mutations.run(type + " in ROS 1", samples, 1024 * KIB, 64, input -> {
            reader.wrap(ByteBuffer.wrap(input));
            try {
                codec.read(reader, type.create());
                reader.expectEnd();
            } catch (MalformedMessageException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        });
    }

    @Test
    void messagesOfAnyTypeWithTheirDefinition() {
        String definition = MessageDefinitions.shipped().full("diagnostic_msgs/DiagnosticArray");
        byte[] message = new RosValues(MessageDefinitions.shipped())
                .encode(
                        "diagnostic_msgs/DiagnosticArray",
                        Map.of("status", List.of(Map.of("name", "motor", "values", List.of(Map.of("key", "volts"))))));
        byte[] text = bytes("MSG: a/B\nB[] more\nstd_msgs/Header[] h\nstring s\nfloat64[3] p\nbool on\n" + definition);
        byte[] sample = new byte[text.length + message.length];
        System.arraycopy(text, 0, sample, 0, text.length);
        System.arraycopy(message, 0, sample, text.length, message.length);
        Mutations.run("definitions and messages of any type", List.of(sample), 1024 * KIB, 4096, input -> {
            int cut = Math.min(input.length, text.length);
            String damaged = new String(input, 0, cut, StandardCharsets.UTF_8);
            ByteBuffer rest = ByteBuffer.wrap(input, cut, input.length - cut).slice();
            for (String type : List.of("diagnostic_msgs/DiagnosticArray", "a/B")) {
                try {
                    new AnyMessage(type, "", damaged, rest).fields();
                } catch (MalformedMessageException e) {
                    assertTrue(e.getMessage() != null, "a refusal says why");
                }
            }
        });
    }

    @Test
    void aNodeUnderAttackCommandsNothingAndGoesOn() throws Exception {
        boolean whole = Boolean.getBoolean("skidpad.long");
        int attacks = whole ? 20_000 : 400;
        if (!whole) {
            System.out.println("SHORTENED: connections to a living node: " + attacks + " of 20000");
        }
        try (RosMaster master = RosMaster.start();
                Ros1Transport node =
                        Ros1Transport.start(TransportOptions.of("attacked").withMasterUri(master.uri()));
                Ros1Node friend = Ros1Node.open(TransportOptions.of("friend").withMasterUri(master.uri()))) {
            AtomicLong commands = new AtomicLong();
            friend.subscribe(Topic.CMD_VEL, m -> commands.incrementAndGet());
            node.subscribe(Topic.ODOM, m -> {});
            Publisher<Twist> publisher = node.advertise(Topic.CMD_VEL);
            node.serve("/attacked/ready", ServiceType.TRIGGER, r -> Map.of("success", true));
            SplittableRandom random = new SplittableRandom(5);
            int http = URI.create(node.uri()).getPort();
            for (int i = 0; i < attacks; i++) {
                boolean toHttp = random.nextBoolean();
                byte[] valid = toHttp
                        ? bytes(
                                "POST / HTTP/1.1\r\nContent-Length: 90\r\n\r\n<methodCall><methodName>getPid</methodName>"
                                        + "</methodCall>                                     ")
                        : ConnectionHeader.encode(Map.of(
                                "topic",
                                "/cmd_vel",
                                "md5sum",
                                "*",
                                "callerid",
                                "/evil",
                                "type",
                                "geometry_msgs/Twist"));
                for (int k = random.nextInt(4); k >= 0; k--) {
                    valid[random.nextInt(valid.length)] = (byte) random.nextInt();
                }
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), toHttp ? http : node.tcpPort())) {
                    socket.getOutputStream().write(valid, 0, 1 + random.nextInt(valid.length));
                    socket.getOutputStream().flush();
                } catch (IOException e) {
                    assertTrue(e.getMessage() != null, "turned away");
                }
            }
            Await.that("the reader", () -> publisher.readers() == 1);
            assertEquals(0, commands.get());
            publisher.publish(new Twist());
            Await.that("the command", () -> commands.get() == 1);
            assertEquals(
                    true,
                    friend.call("/attacked/ready", ServiceType.TRIGGER, Map.of(), Duration.ofSeconds(Await.PATIENCE_S))
                            .get("success"));
            assertEquals((int) ProcessHandle.current().pid(), new XmlRpcClient().call(node.uri(), "getPid", "/t"));
        }
    }

    @Test
    void aPeerThatTricklesAHeaderIsLeftAfterItsTime() throws Exception {
        try (RosMaster master = RosMaster.start();
                Ros1Transport node =
                        Ros1Transport.start(TransportOptions.of("patient").withMasterUri(master.uri()));
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), node.tcpPort())) {
            byte[] header = ConnectionHeader.encode(Map.of("topic", "/cmd_vel", "md5sum", "*"));
            boolean left = false;
            for (int i = 0; i < header.length - 1 && !left; i++) {
                try {
                    slow.getOutputStream().write(header[i]); // a socket's own timeout would begin anew each time
                    Thread.sleep(400);
                } catch (IOException e) {
                    left = true;
                }
            }
            assertTrue(left, "the node waits for ever");
        }
    }
}
