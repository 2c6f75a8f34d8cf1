package org.skidpad.sim.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skidpad.sim.record.mcap.Compression;

/** The MCAP project's own JavaScript library and Foxglove's ROS 2 decoder read what we write. */
class IndependentReaderTest {
    private static final Path JUDGE = Path.of("src", "test", "node");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void mcapCoreAndARos2DecoderReadEveryMessageOfARecording(Compression compression) throws Exception {
        if (!Files.isDirectory(JUDGE.resolve("node_modules").resolve("lz4js")) || !nodeRuns()) {
            String reason =
                    "skipped: the judge is not installed; install node and run npm install in sim/src/test/node";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        Path file = folder.resolve("run.mcap");
        FakeWorld world = new FakeWorld(3);
        try (McapRecorder recorder = new McapRecorder(file, compression)) {
            FakeWorld.record(recorder, world, 205);
        }
        Map<String, String> said = judge(file);
        assertEquals("ros2", said.get("profile"));
        assertEquals(compression.name().toLowerCase(Locale.ROOT), said.get("compression"));
        assertEquals(said.get("stated"), said.get("streamed"));
        assertEquals("205", said.get("count/skidpad/state"));
        assertEquals("205", said.get("count/odom"));
        assertEquals("205", said.get("count/tf"));
        assertEquals("205", said.get("count/clock"));
        assertEquals("103", said.get("count/scan"));
        assertEquals("103", said.get("count/skidpad/decision"));
        assertEquals("2", said.get("count/tf_static"));
        // Every second sample (10 Hz of 20 Hz), and the map once.
        assertEquals("104", said.get("count/markers"));
        world.set(204);
        assertEquals(world.states.x[0], Double.parseDouble(said.get("state.x0")));
        assertEquals(world.states.x[0], Double.parseDouble(said.get("odom.x")));
        assertEquals(world.states.speed[0], Double.parseDouble(said.get("odom.speed")));
        assertEquals(Long.toUnsignedString(FakeWorld.hash(204)), said.get("state.hash"));
        assertEquals("1,1,0", said.get("state.flags"));
        assertEquals("base_link", said.get("odom.child"));
        assertEquals("base_link", said.get("tf.child"));
        assertEquals("base_scan", said.get("scan.frame"));
        assertEquals("204,204,204,Infinity,204,204,204,204", said.get("scan.ranges"));
        assertEquals("10.200000000", said.get("clock"));
        assertEquals("3", said.get("markers"));
        assertEquals("4", said.get("marker0"));
        assertEquals("\"ego touches car 1\"", said.get("event"));
        assertEquals(
                "scenario " + world.header().source().getBytes(StandardCharsets.UTF_8).length, said.get("attachment"));
        assertEquals("skidpad.end", said.get("metadata"));
    }

    private static boolean nodeRuns() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> judge(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "node", "judge.mjs", file.toAbsolutePath().toString())
                .directory(JUDGE.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the judge does not end");
        assertEquals(0, process.exitValue(), output);
        Map<String, String> said = new LinkedHashMap<>();
        output.lines().forEach(line -> {
            int space = line.indexOf(' ');
            said.put(line.substring(0, space), line.substring(space + 1));
        });
        return said;
    }
}
