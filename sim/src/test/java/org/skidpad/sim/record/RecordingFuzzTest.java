package org.skidpad.sim.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.sim.fuzz.ByteMutations;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.Mutator;
import org.skidpad.sim.record.mcap.McapChannel;
import org.skidpad.sim.record.mcap.McapMetadata;
import org.skidpad.sim.record.mcap.McapReader;
import org.skidpad.sim.record.mcap.McapWriter;

/** Damaged and forged recordings are read or refused. */
@Execution(ExecutionMode.CONCURRENT)
class RecordingFuzzTest {
    @TempDir
    Path folder;

    private Path sample() {
        Path file = folder.resolve("sample.mcap");
        try (McapRecorder recorder = new McapRecorder(file)) {
            FakeWorld.record(recorder, new FakeWorld(2), 7);
        }
        return file;
    }

    private static boolean read(Path file) {
        Recording run = Recordings.open(file);
        if (run.samples() > 0) {
            assertEquals(run.samples(), SignalTrace.of(run).length());
        }
        return true;
    }

    @Test
    void damagedBytesAreReadOrRefused() throws IOException {
        Path file = folder.resolve("damaged.mcap");
        Fuzz.of("recordings, damaged bytes", 1_000)
                .within(folder)
                .run(ByteMutations.of(List.of(Files.readAllBytes(sample()))), bytes -> {
                    Files.write(file, bytes);
                    return read(file);
                });
    }

    private record Message(int channel, long time, byte[] data) {}

    /** What a recording says, to be written again. */
    private record Forgery(List<McapMetadata> metadata, List<String> topics, List<Message> messages) {
        void write(Path file) {
            try (McapWriter writer = new McapWriter(file, "ros2", "fuzz")) {
                metadata.forEach(m -> writer.metadata(m.name(), m.values()));
                List<Integer> channels = topics.stream()
                        .map(t -> writer.addChannel(t, 0, "cdr", Map.of()))
                        .toList();
                messages.forEach(m -> writer.message(channels.get(m.channel), m.time, m.time, m.data, m.data.length));
            }
        }
    }

    private static Mutator<Forgery> forgeries(Path whole) {
        List<McapMetadata> metadata = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        Map<Integer, Integer> places = new LinkedHashMap<>();
        List<Message> messages = new ArrayList<>();
        try (McapReader reader = McapReader.open(whole)) {
            metadata.addAll(reader.metadata());
            for (McapChannel channel : reader.channels()) {
                places.put(channel.id(), topics.size());
                topics.add(channel.topic());
            }
            reader.messages((channel, sequence, logTime, publishTime, data) -> {
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                messages.add(new Message(places.get(channel.id()), logTime, bytes));
            });
        }
        return random -> {
            List<McapMetadata> other = new ArrayList<>();
            for (McapMetadata m : metadata) {
                if (random.nextInt(20) > 0) {
                    other.add(random.nextInt(10) > 0 ? m : new McapMetadata(m.name(), changed(m.values(), random)));
                }
            }
            List<Message> changed = new ArrayList<>(messages);
            for (int k = random.nextInt(4); k >= 0 && !changed.isEmpty(); k--) {
                // The scene, which comes first, decides about all that follows.
                int at = random.nextBoolean()
                        ? random.nextInt(Math.min(2, changed.size()))
                        : random.nextInt(changed.size());
                Message m = changed.get(at);
                switch (random.nextInt(8)) {
                    case 0 -> changed.remove(at);
                    case 1 -> changed.add(random.nextInt(changed.size() + 1), m);
                    case 2 -> changed.set(at, new Message(random.nextInt(topics.size()), m.time, m.data));
                    default ->
                        changed.set(
                                at,
                                new Message(
                                        m.channel,
                                        m.time,
                                        ByteMutations.of(List.of(m.data)).next(random)));
                }
            }
            return new Forgery(other, topics, changed);
        };
    }

    private static Map<String, String> changed(Map<String, String> values, RandomGenerator random) {
        List<String> strange =
                List.of("", "-1e999", "NaN", "0", "-1", "99999999999999999999", "x", "1e-320", "COLLISION");
        Map<String, String> out = new LinkedHashMap<>(values);
        out.replaceAll((key, value) -> random.nextInt(4) == 0 ? strange.get(random.nextInt(strange.size())) : value);
        if (random.nextInt(4) == 0 && !out.isEmpty()) {
            out.remove(out.keySet().iterator().next());
        }
        return out;
    }

    /** Inside messages whose checksums are right: what a hostile writer, not a bad disk, would make. */
    @Test
    void forgedMessagesAreReadOrRefused() {
        Path file = folder.resolve("forged.mcap");
        Fuzz.of("recordings, forged messages", 1_000).within(folder).run(forgeries(sample()), forgery -> {
            forgery.write(file);
            return read(file);
        });
    }
}
