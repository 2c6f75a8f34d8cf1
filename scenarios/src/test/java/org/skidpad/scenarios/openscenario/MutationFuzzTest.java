package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.XmlMutations;
import org.skidpad.sim.world.World;

/** Mutated files give a scenario, which is played a little, or diagnostics. */
@Execution(ExecutionMode.CONCURRENT)
class MutationFuzzTest {
    private static final int PLAYED_TICKS = 20;

    @TempDir
    Path folder;

    @Test
    void mutatedFilesGiveAScenarioOrDiagnostics() throws IOException {
        Files.writeString(folder.resolve("road.xodr"), FuzzSeeds.ROAD);
        Path file = folder.resolve("fuzz.xosc");
        Fuzz.of("OpenSCENARIO storyboards", 800).within(folder).run(XmlMutations.of(FuzzSeeds.all()), text -> {
            // Texts come in either coding; which of them is the text's own affair.
            Files.write(
                    file, text.getBytes(text.length() % 50 == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
            return play(file);
        });
    }

    /** Loads and plays a little; true where it loads. */
    private static boolean play(Path file) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Scenario scenario =
                OpenScenarioLoader.load(file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false), diagnostics);
        World world = new World(scenario);
        world.reset(1);
        for (int k = 0; k < PLAYED_TICKS && !world.finished(); k++) {
            world.tick();
        }
        return true;
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
