package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.world.Scenario;
import org.skidpad.sim.world.World;

class ScenarioLoaderTest {
    private static final String GOOD = """
            skidpad: 1
            name: brake
            parameters:
              v: {uniform: [80 km/h, 120 km/h]}
            time: {step: 0.05 s, duration: 30 s}
            road: {straight: {lanes: 2, lane_width: 3.5 m, length: 2 km, speed_limit: 130 km/h}}
            ego: {model: car, at: {lane: 0, s: 100 m, speed: $v}}
            actors:
              - name: lead
                model: car
                at: {ahead: {uniform: [20 m, 60 m]}, speed: $v}
                does: {brake: {when: {time: {uniform: [2 s, 6 s]}}, deceleration: {uniform: [4, 8]}}}
            task: {preset: driver, desired_speed: 120 km/h, rewards: {progress: 1, collision: -20}}
            criteria:
              keeps_a_gap: always (gap > 0.5)
            """;

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text);
    }

    private List<String> check(String text) throws IOException {
        Path file = write(text);
        return ScenarioLoader.check(file).stream()
                .map(d -> d.toString().replace(file.toString(), "s.yaml"))
                .toList();
    }

    @Test
    void theExampleOfTheDocumentationLoads() throws IOException {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Scenario scenario = ScenarioLoader.load(write(GOOD), diagnostics);
        assertEquals(List.of(), diagnostics);
        assertEquals("keeps_a_gap", scenario.criteria().get(0).name());
        World world = new World(scenario);
        world.reset(5);
        assertEquals(2, world.view().actors().count);
        double drawnGap = world.parameters().get("lead.ahead");
        assertEquals(drawnGap, world.view().gap(0), 1e-9);
        assertTrue(drawnGap >= 20 && drawnGap <= 60);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        String bad = GOOD.replace("deceleration: {uniform", "decelaration: {uniform")
                .replace("120 km/h, rewards", "120 km, rewards")
                .replace("collision: -20", "colision: -20")
                .replace("speed: $v}}", "speed: $w}}")
                .replace("(gap > 0.5)", "(gapp > 0.5)");
        List<String> messages = check(bad);
        assertEquals(5, messages.size(), messages::toString);
        String all = String.join("\n", messages);
        assertTrue(all.contains("s.yaml:7:50: error: unknown parameter '$w'"), all);
        assertTrue(all.contains("unknown key 'decelaration'; did you mean 'deceleration'?"), all);
        assertTrue(all.contains("'120 km' is not a speed in m/s, km/h, mph or kn (unit 'km')"), all);
        assertTrue(all.contains("unknown key 'colision'; did you mean 'collision'?"), all);
        assertTrue(all.contains("did you mean 'gap'?"), all);
    }

    @Test
    void aCarNeedsARoadAndARobotARoom() throws IOException {
        String all = String.join("\n", check("""
                        skidpad: 1
                        name: x
                        room: {procedural: {length: 5 m, width: 5 m}}
                        ego: {model: car, at: random}
                        task: {preset: driver, desired_speed: 10}
                        """));
        assertTrue(all.contains("s.yaml:4:7: error: a car needs a road"), all);
    }

    @Test
    void aGoalFartherThanTheRoomIsRefused() throws IOException {
        String all = String.join("\n", check("""
                        skidpad: 1
                        name: x
                        room: {procedural: {length: 3 m, width: 3 m}}
                        ego: {model: turtlebot3_burger, at: random}
                        goal: {random: {min_distance: 9 m}}
                        task: {preset: burger}
                        """));
        assertTrue(
                all.contains("s.yaml:5:8: error: min_distance 9.0 m is more than the smallest room can promise"), all);
    }

    @Test
    void aPeriodMustBeAWholeNumberOfSteps() throws IOException {
        String all = String.join("\n", check(GOOD.replace("preset: driver,", "preset: driver, period: 0.12 s,")));
        assertTrue(all.contains("period 0.12 s is not a whole number of steps of 0.05 s"), all);
    }

    @Test
    void aVersionFromTheFutureIsRefused() throws IOException {
        assertEquals(
                List.of("s.yaml:1:10: error: '2' is outside 1 … 1"), check(GOOD.replace("skidpad: 1", "skidpad: 2")));
    }

    @Test
    void aStartBeyondTheRoadIsRefused() throws IOException {
        List<String> messages = check(GOOD.replace("s: 100 m", "s: 3 km"));
        assertEquals(List.of("s.yaml:7:36: error: '3 km' is outside 0.0 … 2000.0 m"), messages);
    }
}
