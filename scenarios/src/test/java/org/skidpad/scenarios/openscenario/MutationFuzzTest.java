package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.Mutations;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.world.Scenario;
import org.skidpad.sim.world.World;

/**
 * Mutated files give a scenario or diagnostics: no other exception, no more than 2 s of processor time, no more than 1 GB. Many
 * more with {@code -Dskidpad.fuzz=2000000}, from another seed with {@code -Dskidpad.fuzz.seed=N}.
 */
class MutationFuzzTest {
    private static final int DEFAULT_TRIES = 800;
    private static final int PLAYED_TICKS = 20;
    private static final long MOST_CPU_NS = 2_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;

    @TempDir
    Path folder;

    @Test
    void mutatedFilesGiveAScenarioOrDiagnostics() throws IOException {
        int tries = Integer.getInteger("skidpad.fuzz", DEFAULT_TRIES);
        long seed = Long.getLong("skidpad.fuzz.seed", 1L);
        Files.writeString(folder.resolve("road.xodr"), FuzzSeeds.ROAD);
        List<String> seeds = FuzzSeeds.all();
        Random random = new Random(seed);
        Path file = folder.resolve("fuzz.xosc");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int loaded = 0;
        for (int i = 0; i < tries; i++) {
            String text = seeds.get(random.nextInt(seeds.size()));
            for (int k = random.nextInt(4); k >= 0; k--) {
                text = Mutations.xml(text, seeds, random);
            }
            Files.write(
                    file, text.getBytes(random.nextInt(50) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
            long cpu = threads.getCurrentThreadCpuTime();
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            boolean good;
            try {
                good = play(file);
            } catch (RuntimeException | StackOverflowError e) {
                Path kept = Files.createTempFile("skidpad-fuzz", ".xosc");
                Files.writeString(kept, text);
                throw new AssertionError("try " + i + " of seed " + seed + ", kept as " + kept, e);
            }
            long usedCpu = threads.getCurrentThreadCpuTime() - cpu;
            long usedBytes =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
            String shown = text;
            assertTrue(usedCpu < MOST_CPU_NS, () -> usedCpu / 1_000_000 + " ms for\n" + shown);
            assertTrue(usedBytes < MOST_BYTES, () -> usedBytes + " bytes for\n" + shown);
            loaded += good ? 1 : 0;
        }
        // Were all refused, only the XML parser would have been tried.
        assertTrue(loaded > tries / 50, loaded + " of " + tries + " loaded");
    }

    /** Loads and plays a little; true where it loads. */
    private static boolean play(Path file) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            Scenario scenario =
                    OpenScenarioLoader.load(file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false), diagnostics);
            World world = new World(scenario);
            world.reset(1);
            for (int k = 0; k < PLAYED_TICKS && !world.finished(); k++) {
                world.tick();
            }
            return true;
        } catch (BadInputException e) {
            assertTrue(e.diagnostics().stream().anyMatch(Diagnostic::isError));
            return false;
        }
    }

    @Test
    void theUnchangedSeedsLoad() throws IOException {
        Files.writeString(folder.resolve("road.xodr"), FuzzSeeds.ROAD);
        for (String text : FuzzSeeds.own()) {
            List<Diagnostic> diagnostics = new ArrayList<>();
            Path file = Files.writeString(folder.resolve("seed.xosc"), text);
            assertEquals(
                    List.of(),
                    OpenScenarioLoader.check(file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false), diagnostics)
                            .errors());
        }
    }
}
