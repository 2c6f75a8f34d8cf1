package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;

/** One random stream per (seed, actor, purpose), the actor by its name: whoever else is written down, and where, changes nothing. */
class StreamsByNameTest {
    private static final String BYSTANDER = """
              - name: bystander
                model: pedestrian
                at: {x: {uniform: [0 m, 9 m]}, y: 500 m}
                does: {walk: {speed: {uniform: [1 m/s, 2 m/s]}, path: [[5 m, 500 m], [5 m, 600 m]]}}
            """;

    private static final String ROOM = """
            skidpad: 1
            name: wanderers
            time: {step: 0.05 s, duration: 20 s}
            room: {procedural: {length: {uniform: [5 m, 8 m]}, width: 6 m, boxes: 3, box_side: {uniform: [0.2 m, 0.4 m]}}}
            ego: {model: turtlebot3_burger, at: random, vehicle: {mass: {uniform: [0.9 kg, 1.1 kg]}}}
            actors:
              - {name: first, model: pedestrian, does: {wander: {speed: {uniform: [0.5 m/s, 1 m/s]}}}}
              - {name: second, model: pedestrian, does: {wander: {speed: {uniform: [0.5 m/s, 1 m/s]}}}}
            goal: {random: {min_distance: 2 m}, radius: 0.3 m}
            task: {preset: burger}
            """;

    @TempDir
    Path folder;

    private Scenario load(String text) throws IOException {
        return ScenarioLoader.load(Files.writeString(folder.resolve("s.yaml"), text), new ArrayList<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-in", "emergency-brake", "signals", "zebra"})
    void anActorWrittenBeforeAllOthersChangesNobodysDrawsAndNobodysTrajectory(String name) throws IOException {
        String text = Library.text(name);
        compare(text, text.replaceFirst("\nactors:\n", "\nactors:\n" + BYSTANDER), "bystander", 200);
    }

    @Test
    void oneMoreWandererLeavesTheRoomAndTheOthersAsTheyWere() throws IOException {
        String more =
                "actors:\n  - {name: zero, model: pedestrian, does: {wander: {speed: {uniform: [1 m/s, 2 m/s]}}}}\n";
        compare(ROOM, ROOM.replace("actors:\n", more), "zero", 100);
    }

    @Test
    void theOrderInWhichActorsAreWrittenDoesNotMatter() throws IOException {
        String[] parts = ROOM.split("(?<=\n)(?=  - )|(?=goal:)");
        compare(ROOM, parts[0] + parts[2] + parts[1] + parts[3], "nobody", 100);
    }

    @Test
    void anotherNameDrawsAnew() throws IOException {
        World one = new World(load(ROOM));
        World other = new World(load(ROOM.replace("name: first", "name: third")));
        one.reset(4);
        other.reset(4);
        assertNotEquals(one.parameters().get("first.walk"), other.parameters().get("third.walk"));
        assertEquals(one.parameters().get("second.walk"), other.parameters().get("second.walk"));
    }

    private void compare(String text, String changed, String newcomer, int ticks) throws IOException {
        assertNotEquals(text, changed);
        World without = new World(load(text));
        World with = new World(load(changed));
        for (long seed = 0; seed < 5; seed++) {
            without.reset(seed);
            with.reset(seed);
            Map<String, Double> drawn = new LinkedHashMap<>(with.parameters());
            drawn.keySet().removeIf(n -> n.startsWith(newcomer + "."));
            assertTrue(drawn.size() > 3, "drawn: " + drawn);
            assertEquals(Map.copyOf(without.parameters()), drawn);
            for (int k = 0; k < ticks; k++) {
                assertEquals(poses(without, newcomer), poses(with, newcomer), "seed " + seed + ", tick " + k);
                without.tick();
                with.tick();
            }
        }
    }

    private static Map<String, List<Double>> poses(World world, String but) {
        ActorStates a = world.view().actors();
        Map<String, List<Double>> all = new LinkedHashMap<>();
        for (int i = 0; i < a.count; i++) {
            if (!a.name[i].equals(but)) {
                all.put(a.name[i], List.of(a.x[i], a.y[i], a.heading[i], a.speed[i]));
            }
        }
        return all;
    }
}
