package org.skidpad.sim.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.record.mcap.McapWriter;

/** A real process, really killed. */
class KilledRunTest {
    @TempDir
    Path folder;

    /** Records until it is killed; says on standard output how far it is. */
    static final class EndlessRun {
        public static void main(String[] arguments) {
            FakeWorld world = new FakeWorld(5);
            McapRecorder recorder = new McapRecorder(Path.of(arguments[0]));
            recorder.begin(world.header());
            for (int tick = 0; ; tick++) {
                world.set(tick);
                recorder.sample(world, FakeWorld.hash(tick));
                if (tick % 100 == 0) {
                    System.out.println(tick);
                }
            }
        }
    }

    @Test
    void whatTheOperatingSystemHadIsReadAfterAKill() throws Exception {
        Path file = folder.resolve("run.mcap");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:+UseSerialGC",
                        EndlessRun.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int reached = 0;
        try (var lines = process.inputReader()) {
            for (int i = 0; i < 20; i++) {
                String line = lines.readLine();
                assertTrue(line != null, "the recording process ended by itself");
                reached = Integer.parseInt(line);
            }
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertFalse(Files.exists(file));
        Recording run = Recordings.open(McapWriter.partOf(file));
        assertFalse(run.complete());
        assertEquals(EndReason.RUNNING, run.end());
        // At most the last second is lost: 20 samples of 0.05 s.
        assertTrue(run.samples() >= reached - 20, run.samples() + " samples of more than " + reached);
        FakeWorld world = new FakeWorld(5);
        int last = run.samples() - 1;
        world.set(last);
        assertEquals(FakeWorld.hash(last), run.stateHash(last));
        assertEquals(world.states.x[4], run.x(last, 4));
    }
}
