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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Samples;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.sim.fuzz.ByteMutations;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.TextMutations;
import org.skidpad.sim.fuzz.XmlMutations;

/** Damaged headers, XML-RPC and messages: read or refused, never more. */
@Timeout(value = 6, unit = TimeUnit.HOURS) // against a hang; the whole form takes an hour on a busy machine
class Ros1MutatedInputTest {
    private static final long KIB = 1024;
    private static final int FEW = 5_000;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void connectionHeaders() {
        List<byte[]> samples = List.of(
                ConnectionHeader.encode(Map.of("topic", "/cmd_vel", "type", "geometry_msgs/Twist", "md5sum", "*")),
                ConnectionHeader.encode(Map.of(
                        "message_definition",
                        MessageDefinitions.shipped().full("nav_msgs/Odometry"),
                        "callerid",
                        "/driver")),
                ConnectionHeader.encode(Map.of("service", "/motor", "persistent", "1", "probe", "0")));
        Fuzz.of("ROS 1 connection headers", FEW)
                .allocating(256 * KIB, 16)
                .run(
                        ByteMutations.of(samples),
                        refusals(input -> ConnectionHeader.read(
                                        new FrameReader(Channels.newChannel(new ByteArrayInputStream(input))))
                                .keySet()
                                .forEach(name -> assertFalse(name.isEmpty()))));
    }

    private interface Attempt<T> {
        void read(T input) throws IOException;
    }

    /** Refusals of the network's parsers say why. */
    private static <T> Fuzz.Reader<T> refusals(Attempt<T> attempt) {
        return input -> {
            try {
                attempt.read(input);
                return true;
            } catch (IOException | MalformedMessageException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isEmpty(), "a refusal says why");
                return false;
            }
        };
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

    private static List<String> texts() {
        return documents().stream()
                .map(d -> new String(d, StandardCharsets.UTF_8))
                .toList();
    }

    /** What a server is asked. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void xmlRpcCalls() {
        Fuzz.of("XML-RPC calls, damaged bytes", FEW)
                .allocating(4096 * KIB, 256)
                .run(
                        ByteMutations.of(documents()),
                        refusals(input -> assertTrue(XmlRpc.parseCall(input).arguments() != null)));
        Fuzz.of("XML-RPC calls, damaged elements", FEW)
                .allocating(4096 * KIB, 256)
                .run(
                        XmlMutations.of(texts()),
                        refusals(input ->
                                assertTrue(XmlRpc.parseCall(bytes(input)).arguments() != null)));
    }

    /** What a client is answered. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void xmlRpcResponses() {
        Fuzz.of("XML-RPC responses, damaged bytes", FEW)
                .allocating(4096 * KIB, 256)
                .readingAtLeast(0.001)
                .run(ByteMutations.of(documents()), refusals(XmlRpc::parseResponse));
        Fuzz.of("XML-RPC responses, damaged elements", FEW)
                .allocating(4096 * KIB, 256)
                .run(XmlMutations.of(texts()), refusals(input -> XmlRpc.parseResponse(bytes(input))));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void httpRequests() {
        List<byte[]> samples = new ArrayList<>();
        for (byte[] document : documents()) {
            samples.add(
                    bytes("POST /RPC2 HTTP/1.1\r\nHost: localhost:4000\r\nContent-Type: text/xml\r\nContent-Length: "
                            + document.length + "\r\n\r\n" + new String(document, StandardCharsets.UTF_8)));
        }
        Fuzz.of("HTTP requests", FEW)
                .allocating(2 * XmlRpc.MAX_BYTES, 64)
                .run(
                        ByteMutations.of(samples),
                        refusals(input -> assertTrue(
                                XmlRpcServer.request(new ByteArrayInputStream(input)).length <= input.length)));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
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
        Fuzz.of("ROS 1 messages, " + type, FEW)
                .allocating(1024 * KIB, 64)
                .run(ByteMutations.of(samples), refusals(input -> {
                    reader.wrap(ByteBuffer.wrap(input));
                    codec.read(reader, type.create());
                    reader.expectEnd();
                }));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
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
        Fuzz.of("ROS 1 messages of any type with their definition", FEW)
                .allocating(1024 * KIB, 4096)
                .run(ByteMutations.of(List.of(sample)), input -> {
                    int cut = Math.min(input.length, text.length);
                    String damaged = new String(input, 0, cut, StandardCharsets.UTF_8);
                    ByteBuffer rest =
                            ByteBuffer.wrap(input, cut, input.length - cut).slice();
                    boolean read = false;
                    for (String type : List.of("diagnostic_msgs/DiagnosticArray", "a/B")) {
                        read |= refusals(b -> new AnyMessage(type, "", damaged, rest).fields())
                                .read(input);
                    }
                    return read;
                });
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void definitionsOfMessages() {
        List<String> definitions = List.of(
                MessageDefinitions.shipped().full("diagnostic_msgs/DiagnosticArray"),
                MessageDefinitions.shipped().full("sensor_msgs/LaserScan"),
                "int32 A=-3\nstring B = a # b\nfloat64[] x\nuint8[9] y\nb/C[] h\nb/C d\ntime t\nchar c\n"
                        + "=".repeat(80) + "\nMSG: b/C\nint8 x\n");
        // Of each the message of zeros, so that some are read to their end.
        List<byte[]> messages = definitions.stream()
                .map(d -> new RosValues(MessageDefinitions.parse("a/T", d)).encode("a/T", Map.of()))
                .toList();
        Fuzz.of("ROS 1 .msg definitions", FEW)
                .allocating(1024 * KIB, 4096)
                .run(
                        TextMutations.of(
                                definitions,
                                List.of(
                                        "[]",
                                        "[999999999]",
                                        "[-1]",
                                        "Header",
                                        "MSG: ",
                                        "a/T",
                                        "\n=\n",
                                        "string",
                                        "int64 x\n")),
                        input -> {
                            boolean read = false;
                            for (byte[] message : messages) {
                                read |= refusals(d ->
                                                new AnyMessage("a/T", "", input, ByteBuffer.wrap(message)).fields())
                                        .read(input);
                            }
                            return read;
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
