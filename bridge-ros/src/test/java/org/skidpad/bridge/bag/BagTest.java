package org.skidpad.bridge.bag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.ros1.Ros1Bytes;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.fuzz.ByteMutations;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.record.mcap.McapWriter;

@Timeout(value = 6, unit = TimeUnit.HOURS) // against a hang; the whole form takes an hour on a busy machine
class BagTest {
    private static final String TWIST = """
            Vector3 linear
            Vector3 angular
            ================================================================================
            MSG: geometry_msgs/Vector3
            float64 x
            float64 y
            float64 z
            """;

    private static final String TWIST_MD5 = "9f195f881246fdfa2798d1d3eebca84a";

    @TempDir
    Path folder;

    private static Path shared(String name) {
        String override = System.getenv("SKIDPAD_SHARED");
        Path base = override == null ? Path.of("..", "..", "shared") : Path.of(override);
        Path file = base.resolve("data").resolve(name);
        if (!Files.exists(file)) {
            System.out.println(
                    "SKIPPED: no shared data " + name + ": set SKIDPAD_SHARED or put 'shared' beside the repository");
        }
        Assumptions.assumeTrue(Files.exists(file), "no shared data " + name);
        return file;
    }

    private static Map<String, Integer> counts(MessageLog log) {
        Map<String, Integer> counts = new TreeMap<>();
        log.forEach(m -> counts.merge(m.topic() + " " + m.type(), 1, Integer::sum));
        return counts;
    }

    private static int total(MessageLog log) {
        return counts(log).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Expected numbers are those of rosbag's own reader. */
    @ParameterizedTest
    @ValueSource(strings = {"example-lz4.bag", "example-bz2.bag"})
    void a_genuine_compressed_bag_gives_every_message(String name) {
        MessageLog log = MessageLogs.open(shared("bag-foxglove/fixtures/" + name));
        Map<String, Integer> counts = counts(log);
        assertEquals(9, counts.size());
        assertEquals(8647, counts.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(List.of(), log.warnings());
    }

    @Test
    void a_gap_before_the_index_is_passed_over() {
        MessageLog log = MessageLogs.open(shared("bag-plotjuggler/datasamples/fake_joint_state.bag"));
        assertEquals(Map.of("/fake_joints_state sensor_msgs/JointState", 2725), counts(log));
        assertEquals(1, log.warnings().size(), log.warnings().toString());
    }

    @Test
    void a_bag_without_messages_is_empty_and_a_file_without_bytes_is_no_bag() {
        assertEquals(0, total(MessageLogs.open(shared("bag-foxglove/fixtures/no-messages.bag"))));
        Path empty = shared("bag-foxglove/fixtures/empty-file.bag");
        assertTrue(assertThrows(BadInputException.class, () -> MessageLogs.open(empty))
                .getMessage()
                .contains("is no recording"));
    }

    @Test
    void rosbag2_files_are_read() {
        MessageLog log = MessageLogs.open(
                shared(
                        "mcap-rosbag2/rosbag2_tests/resources/mcap/bag_with_topics_and_service_events/bag_with_topics_and_service_events.mcap"));
        List<RecordedMessage.Encoding> encodings = new ArrayList<>();
        log.forEach(m -> encodings.add(m.encoding()));
        assertTrue(encodings.size() > 0);
        assertTrue(encodings.stream().allMatch(e -> e == RecordedMessage.Encoding.CDR));
    }

    private Path twists(int count, BagWriter.Compression compression) {
        Path file = folder.resolve("twists-" + compression + "-" + count + ".bag");
        try (BagWriter writer = new BagWriter(file, compression)) {
            int id = writer.connection("/cmd_vel", "geometry_msgs/Twist", TWIST_MD5, TWIST);
            Twist twist = new Twist();
            for (int i = 0; i < count; i++) {
                twist.set(i, -i);
                writer.message(id, 5_000_000_000L + i * 1_000_000L, Ros1Bytes.encode(MessageType.TWIST, twist));
            }
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(BagWriter.Compression.class)
    void what_is_written_is_read_again(BagWriter.Compression compression) {
        MessageLog log = MessageLogs.open(twists(20_000, compression));
        int[] seen = {0};
        Twist twist = new Twist();
        log.forEach(m -> {
            MessageLogs.decode(m, MessageType.TWIST, twist);
            assertEquals(seen[0], twist.linearX);
            assertEquals(5_000_000_000L + seen[0] * 1_000_000L, m.stampNs());
            seen[0]++;
        });
        assertEquals(20_000, seen[0]);
        assertEquals(List.of(), log.warnings());
    }

    @ParameterizedTest
    @EnumSource(BagWriter.Compression.class)
    void rosbag_itself_reads_what_is_written(BagWriter.Compression compression)
            throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        boolean present = Files.exists(Path.of("/usr/lib/python3/dist-packages/rosbag")) && Files.isExecutable(python);
        if (!present) {
            System.out.println("SKIPPED: no rosbag on this machine; install tools/debian-packages.txt");
        }
        Assumptions.assumeTrue(present, "python3-rosbag is not installed");
        Path file = twists(20_000, compression);
        String program =
                "import rosbag,sys\nb=rosbag.Bag(sys.argv[1])\nprint(sum(1 for m in b.read_messages(raw=True)))";
        Process process = new ProcessBuilder(python.toString(), "-c", program, file.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), answer);
        assertTrue(answer.strip().endsWith("20000"), answer);
    }

    @Test
    void a_bag_that_was_cut_off_gives_what_comes_before() throws IOException {
        Path file = twists(30_000, BagWriter.Compression.NONE);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.bag");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        MessageLog log = MessageLogs.open(cut);
        int total = total(log);
        assertTrue(total > 5_000 && total < 20_000, "messages: " + total);
        assertTrue(
                log.warnings().toString().contains("the rest is lost"),
                log.warnings().toString());
    }

    @Test
    void a_damaged_record_costs_itself_and_not_what_follows() throws IOException {
        byte[] bytes = Files.readAllBytes(twists(30_000, BagWriter.Compression.LZ4));
        // The length of the header of the second record: the first chunk.
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(13 + 4096, -1);
        Path file = folder.resolve("damaged.bag");
        Files.write(file, bytes);
        MessageLog log = MessageLogs.open(file);
        int total = total(log);
        // Connections are declared in the lost chunk, and again in the index, which comes too late for the messages.
        assertTrue(total >= 0 && total < 30_000, "messages: " + total);
        assertEquals(
                1,
                log.warnings().stream()
                        .filter(w -> w.contains("goes on at byte"))
                        .count(),
                log.warnings().toString());
    }

    @Test
    void a_chunk_that_claims_too_much_is_left_out_before_anything_is_allocated() throws IOException {
        Path file = folder.resolve("bomb.bag");
        byte[] bytes = Files.readAllBytes(twists(10, BagWriter.Compression.NONE));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("size=");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 5, Integer.MAX_VALUE);
        Files.write(file, bytes);
        MessageLog log = MessageLogs.open(file);
        assertEquals(0, total(log));
        assertTrue(log.warnings().toString().contains("at most"), log.warnings().toString());
    }

    private Fuzz.Reader<byte[]> logs() {
        Path file = folder.resolve("mutated");
        Odometry odometry = new Odometry();
        return input -> {
            Files.write(file, input);
            MessageLog log = MessageLogs.open(file);
            int[] decoded = {0};
            log.forEach(m -> {
                try {
                    MessageLogs.decode(m, MessageType.ODOMETRY, odometry);
                } catch (MalformedMessageException e) {
                    // A twist is no odometry: to be refused so, and in no other way.
                    assertTrue(e.getMessage().length() > 0);
                    decoded[0]++;
                }
            });
            return decoded[0] > 0;
        };
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void damaged_bags_never_do_more_than_complain() throws IOException {
        for (BagWriter.Compression compression : BagWriter.Compression.values()) {
            byte[] original = shortened(Files.readAllBytes(twists(4, compression)));
            Fuzz.of("ROS 1 bags, compression " + compression.name().toLowerCase(Locale.ROOT), 500)
                    .within(folder)
                    .run(ByteMutations.of(List.of(original)), logs());
        }
    }

    /** Without the 4 kB of padding behind the first record: nearly every change is to meet something. */
    private static byte[] shortened(byte[] bag) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bag).order(ByteOrder.LITTLE_ENDIAN);
        int begin = 13;
        int header = bytes.getInt(begin);
        int padding = bytes.getInt(begin + 4 + header);
        byte[] out = new byte[bag.length - padding];
        int kept = begin + 4 + header + 4;
        System.arraycopy(bag, 0, out, 0, kept);
        System.arraycopy(bag, kept + padding, out, kept, out.length - kept);
        ByteBuffer moved = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).putInt(begin + 4 + header, 0);
        String text = new String(out, StandardCharsets.ISO_8859_1);
        for (String field : List.of("index_pos=", "chunk_pos=")) {
            for (int at = text.indexOf(field); at >= 0; at = text.indexOf(field, at + 1)) {
                int place = at + field.length();
                moved.putLong(place, moved.getLong(place) - padding);
            }
        }
        return out;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void damaged_mcap_files_of_others_never_do_more_than_complain() throws IOException {
        Fuzz.of("MCAP files of others", 500)
                .within(folder)
                .run(ByteMutations.of(List.of(Files.readAllBytes(mcap()))), logs());
    }

    private Path mcap() {
        Path file = folder.resolve("small.mcap");
        try (McapWriter writer = new McapWriter(file, "ros1", "test")) {
            int schema = writer.addSchema("geometry_msgs/Twist", "ros1msg", new byte[0]);
            int channel = writer.addChannel("/cmd_vel", schema, "ros1", Map.of());
            byte[] bytes = Ros1Bytes.encode(MessageType.TWIST, new Twist());
            for (int i = 0; i < 4; i++) {
                writer.message(channel, i, i, bytes, bytes.length);
            }
        }
        return file;
    }
}
