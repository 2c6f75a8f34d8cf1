package org.skidpad.sim.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.record.mcap.McapChannel;
import org.skidpad.sim.record.mcap.McapReader;
import org.skidpad.sim.sensor.Measurement;

/** What docs/recording-format.md says is so. */
class RecordingFormatDocTest {
    private static final Path PAGE = Path.of("..", "docs", "recording-format.md");

    @TempDir
    Path folder;

    private Path record(int actors, int samples) {
        Path file = folder.resolve("run.mcap");
        try (McapRecorder recorder = new McapRecorder(file)) {
            FakeWorld.record(recorder, new FakeWorld(actors), samples);
        }
        return file;
    }

    @Test
    void aStateHasItsFieldsAtTheStatedOffsets() {
        int n = 3;
        List<byte[]> messages = new ArrayList<>();
        try (McapReader reader = McapReader.open(record(n, 12))) {
            reader.messages(Set.of("/skidpad/state"), 0, Long.MAX_VALUE, (channel, sequence, log, publish, data) -> {
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                messages.add(bytes);
            });
        }
        ByteBuffer state = ByteBuffer.wrap(messages.get(7)).order(ByteOrder.LITTLE_ENDIAN);
        FakeWorld world = new FakeWorld(n);
        world.set(7);
        assertEquals(112 + 49 * n, state.limit());
        assertEquals(0x100, Short.toUnsignedInt(state.getShort(0)));
        assertEquals(7, state.getLong(4));
        assertEquals(world.time(), state.getDouble(12));
        assertEquals(FakeWorld.hash(7), state.getLong(20));
        assertEquals(world.gap(0), state.getDouble(28));
        assertEquals(1, state.getInt(36));
        assertEquals(0, state.get(40));
        assertEquals(100, state.getDouble(44));
        assertEquals(0, state.getDouble(52));
        for (int at : new int[] {
            60, 68 + 8 * n, 76 + 16 * n, 84 + 24 * n, 92 + 32 * n, 96 + 36 * n, 100 + 40 * n, 104 + 44 * n, 108 + 48 * n
        }) {
            assertEquals(n, state.getInt(at));
        }
        for (int i = 0; i < n; i++) {
            assertEquals(world.states.x[i], state.getDouble(68 + 8 * i));
            assertEquals(world.states.y[i], state.getDouble(76 + 8 * n + 8 * i));
            assertEquals(world.states.heading[i], state.getDouble(84 + 16 * n + 8 * i));
            assertEquals(world.states.speed[i], state.getDouble(92 + 24 * n + 8 * i));
            assertEquals((float) world.states.acceleration[i], state.getFloat(96 + 32 * n + 4 * i));
            assertEquals((float) world.states.yawRate[i], state.getFloat(100 + 36 * n + 4 * i));
            assertEquals((float) world.states.steering[i], state.getFloat(104 + 40 * n + 4 * i));
            assertEquals(i == 1 ? Float.NaN : 0.3f * i, state.getFloat(108 + 44 * n + 4 * i), 1e-6f);
            assertEquals(i < 2 ? 3 : 1, state.get(112 + 48 * n + i));
        }
    }

    @Test
    void everyChannelOfAFileIsInTheTableWithItsType() throws IOException {
        String page = Files.readString(PAGE);
        try (McapReader reader = McapReader.open(record(2, 3))) {
            assertEquals(10, reader.channels().size());
            for (McapChannel channel : reader.channels()) {
                String row = "| `" + channel.topic() + "` | `"
                        + reader.schemaOf(channel).name() + "` |";
                assertTrue(page.contains(row), row);
            }
        }
    }

    @Test
    void sensorsHaveChannelsOfTheirOwnWithStandardMessages() throws IOException {
        Measurement m = new Measurement(0, 1);
        m.time = 0.5;
        m.odometryTime = 0.4;
        m.odometryX = 1.5;
        m.odometryHeading = 0.3;
        m.imuTime = 0.45;
        m.imuYawRate = -0.25;
        m.gnssTime = 0.2;
        m.gnssY = 7;
        m.objectTime = 0.3;
        m.objectCount = 2;
        m.objectX[1] = 9;
        String page = Files.readString(PAGE);
        Path other = folder.resolve("told.mcap");
        try (McapRecorder recorder = new McapRecorder(other)) {
            recorder.begin(new FakeWorld(2).header());
            for (int k = 0; k < 3; k++) {
                recorder.decision(0.5, m, new float[1], new float[1], new float[1]);
            }
            m.imuTime = 0.5;
            recorder.decision(0.55, m, new float[1], new float[1], new float[1]);
            recorder.end(1, EndReason.TIMEOUT);
        }
        try (McapReader reader = McapReader.open(other)) {
            for (String topic : List.of("/wheel_odom", "/imu", "/gnss", "/objects")) {
                McapChannel channel = reader.channels().stream()
                        .filter(c -> c.topic().equals(topic))
                        .findFirst()
                        .orElseThrow();
                assertTrue(
                        page.contains("| `" + topic + "` | `"
                                + reader.schemaOf(channel).name() + "` |"),
                        topic);
                int[] count = new int[1];
                reader.messages(Set.of(topic), 0, Long.MAX_VALUE, (c, sequence, log, publish, data) -> {
                    count[0]++;
                    assertEquals(500_000_000L, log);
                });
                assertEquals(topic.equals("/imu") ? 2 : 1, count[0], topic);
            }
            reader.messages(Set.of("/imu"), 0, Long.MAX_VALUE, (c, sequence, log, publish, data) -> {
                // CDR header, stamp, "base_link" and padding; 4 + 9 numbers of orientation; then the turn rate about z.
                ByteBuffer bytes = data.order(ByteOrder.LITTLE_ENDIAN);
                int at = bytes.position() + 4 + 24 + 8 * (4 + 9 + 2);
                assertEquals(-0.25, bytes.getDouble(at));
            });
        }
    }

    @Test
    void theNumbersOfActorTypesAreTheStatedOnes() throws IOException {
        StringBuilder types = new StringBuilder("Types: ");
        for (ActorType type : ActorType.values()) {
            types.append(type.ordinal() == 0 ? "" : ", ")
                    .append(type.ordinal())
                    .append(' ')
                    .append(type.name().toLowerCase(Locale.ROOT));
        }
        assertTrue(Files.readString(PAGE).contains(types + "."), types.toString());
    }
}
