package org.skidpad.sim.record.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;

/** Files that rosbag2 and Lichtblick wrote. */
class RealFilesTest {
    @TempDir
    Path folder;

    private static List<Path> files() throws IOException {
        List<Path> out = new ArrayList<>();
        for (String set : new String[] {"data/mcap-rosbag2", "data/mcap-lichtblick"}) {
            Path folder = SharedData.folder(set);
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(path -> path.toString().endsWith(".mcap")).sorted().forEach(out::add);
            }
        }
        return out;
    }

    @Test
    void everyMessageThatTheStatisticsCountIsRead() throws IOException {
        List<Path> files = files();
        assertTrue(files.size() >= 10, "only " + files.size() + " files");
        for (Path file : files) {
            try (McapReader reader = McapReader.open(file)) {
                long[] count = new long[1];
                reader.messages((channel, sequence, logTime, publishTime, data) -> {
                    assertFalse(channel.topic().isEmpty());
                    assertTrue(data.remaining() > 0);
                    count[0]++;
                });
                assertTrue(reader.complete(), file.toString());
                assertEquals(reader.statistics().messages(), count[0], file.toString());
                // libmcap counts the channels that have messages but repeats all of them in the summary.
                assertTrue(reader.channels().size() >= reader.statistics().channels(), file.toString());
                assertEquals(reader.statistics().metadata(), reader.metadata().size(), file.toString());
                assertEquals(
                        reader.statistics().attachments(), reader.attachments().size(), file.toString());
            }
        }
    }

    @Test
    void aFileCutOffIsReadUpToItsLastCompleteRecord() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Path cut = folder.resolve("cut.mcap");
            Files.write(cut, Arrays.copyOf(bytes, bytes.length * 3 / 4));
            try (McapReader reader = McapReader.open(cut)) {
                assertFalse(reader.complete());
                reader.messages((channel, sequence, logTime, publishTime, data) -> assertTrue(data.remaining() > 0));
            }
        }
    }

    @Test
    void onlyTheTopicsAndTimesAskedForAreRead() throws IOException {
        Path file = files().stream()
                .filter(path -> path.endsWith("multiple_files_0.mcap"))
                .findFirst()
                .orElseThrow();
        try (McapReader reader = McapReader.open(file)) {
            String topic = reader.channels().get(0).topic();
            List<Long> times = new ArrayList<>();
            reader.messages(
                    Set.of(topic), Long.MIN_VALUE, Long.MAX_VALUE, (channel, sequence, logTime, publishTime, data) -> {
                        assertEquals(topic, channel.topic());
                        times.add(logTime);
                    });
            assertTrue(times.size() > 2);
            long middle = times.get(times.size() / 2);
            long[] later = new long[1];
            reader.messages(
                    Set.of(topic),
                    middle,
                    Long.MAX_VALUE,
                    (channel, sequence, logTime, publishTime, data) -> later[0]++);
            assertEquals(times.stream().filter(time -> time >= middle).count(), later[0]);
        }
    }

    @Test
    void aBagOfAnotherKindIsNoMcapFile() throws IOException {
        Path sqlite = SharedData.folder("data/mcap-rosbag2/rosbag2_py/test/resources/sqlite3/talker");
        assertTrue(assertThrows(BadInputException.class, () -> McapReader.open(sqlite.resolve("talker.db3")))
                .getMessage()
                .contains("no MCAP file"));
    }
}
