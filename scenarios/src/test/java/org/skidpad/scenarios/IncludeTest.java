package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;

class IncludeTest {
    private static final String SCENARIO = """
            skidpad: 1
            name: own-room
            include: %s
            time: {duration: 5 s}
            room: {procedural: {length: 5 m, width: 5 m}}
            ego:
              model: turtlebot3_burger
              at: {x: 2.5 m, y: 2.5 m}
            task: {preset: burger}
            """;
    private static final String RANGES = "ego:\n  actuator:\n    speed_gain: 0.5\n";

    @TempDir
    Path folder;

    private Scenario load(String included, String ranges) throws IOException {
        Files.writeString(folder.resolve("ranges.yaml"), ranges);
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, SCENARIO.formatted(included));
        return ScenarioLoader.load(file, new ArrayList<>());
    }

    private String refusal(String included, String ranges) {
        return assertThrows(BadInputException.class, () -> load(included, ranges))
                .getMessage();
    }

    /** m/s that the robot reaches when told 0.2 m/s. */
    private static double reached(Scenario scenario) {
        World world = new World(scenario);
        world.reset(1);
        int ego = world.view().ego();
        for (int i = 0; i < 60; i++) {
            world.commands().overridden[ego] = true;
            world.commands().longitudinal[ego] = 0.2;
            world.tick();
        }
        return world.view().actors().speed[ego];
    }

    @Test
    void what_a_file_says_of_the_ego_is_laid_into_the_scenario() throws IOException {
        assertEquals(0.1, reached(load("ranges.yaml", RANGES)), 1e-6);
        assertEquals(0.1, reached(load("[ranges.yaml]", RANGES)), 1e-6);
    }

    @Test
    void a_recording_of_it_needs_no_other_file() throws IOException {
        Scenario scenario = load("ranges.yaml", RANGES);
        Files.delete(folder.resolve("ranges.yaml"));
        Scenario again = ScenarioLoader.ofRecording(
                scenario.name(), scenario.source(), LoadOptions.DEFAULT, "run.mcap", new ArrayList<>());
        assertEquals(0.1, reached(again), 1e-6);
    }

    @Test
    void what_is_given_twice_is_refused_with_the_place_in_the_included_file() {
        String refusal = refusal("ranges.yaml", RANGES + "  model: car\n");
        assertTrue(refusal.contains("ranges.yaml:4:3: error: 'ego.model' is given in"), refusal);
    }

    @Test
    void a_mistake_in_an_included_file_is_told_with_its_place() {
        String refusal = refusal("ranges.yaml", "ego:\n  actuator:\n    sped_gain: 0.5\n");
        assertTrue(refusal.contains("ranges.yaml:3:5: error:"), refusal);
        assertTrue(refusal.contains("speed_gain"), refusal);
    }

    @Test
    void files_outside_of_the_folder_missing_ones_and_chains_are_refused() {
        assertTrue(refusal("../ranges.yaml", RANGES).contains("leaves the folder"));
        assertTrue(refusal("other.yaml", RANGES).contains("no such file"));
        assertTrue(refusal("ranges.yaml", "include: more.yaml\n").contains("cannot include others"));
    }
}
