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
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.world.World;

/** The keys {@code surfaces}, {@code pushable} and {@code mass}. */
class SurfacesTest {
    private static final double G = 9.81;

    private static final String ROOM = """
            skidpad: 1
            name: push
            time: {step: 10 ms, duration: 30 s}
            contacts: rigid
            surfaces: %s
            room: {procedural: {length: 8 m, width: 4 m}}
            ego: {at: {x: 0.5 m, y: 0.5 m}}
            actors:
              - name: crate
                model: box
                length: 0.5 m
                width: 0.5 m
                mass: 12 kg
                at: {x: 2 m, y: 2 m, speed: 3 m/s}
                does: {pushable: {}}
            task: {preset: burger, rewards: {collision: -1}}
            """;

    @TempDir
    Path folder;

    private World world(String surfaces) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), ROOM.formatted(surfaces));
        World world = new World(ScenarioLoader.load(file, new ArrayList<>()));
        world.reset(1);
        return world;
    }

    @Test
    void aPushableBoxSlidesAndIsSlowedByTheGroundOfTheScenario() throws IOException {
        World world = world("{ground: 0.3}");
        ActorStates a = world.view().actors();
        assertEquals(12, a.mass[1]);
        for (int k = 0; k < 300; k++) {
            world.tick();
        }
        assertEquals(2 + 3 * 3 / (2 * 0.3 * G), a.x[1], 0.02);
        assertEquals(0, a.speed[1]);
    }

    @Test
    void frictionMayBeDrawnAndIsThenNotedForTheRecording() throws IOException {
        World world = world("{friction: {uniform: [0.2, 0.6]}, restitution: 0.5}");
        double drawn = world.parameters().get("surfaces.friction");
        assertTrue(drawn >= 0.2 && drawn < 0.6);
    }

    @Test
    void whatIsImpossibleOrMisspeltIsRefusedWithItsPlace() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.yaml"), ROOM.formatted("{restitution: 1.2, fiction: 0.4, ground: -1}"));
        List<String> found = ScenarioLoader.check(file).stream()
                .map(d -> d.toString().replace(file.toString(), "bad.yaml"))
                .toList();
        assertEquals(3, found.size(), found::toString);
        assertTrue(found.stream().anyMatch(d -> d.contains("did you mean 'friction'?")), found::toString);
        assertTrue(found.stream().allMatch(d -> d.startsWith("bad.yaml:5:")), found::toString);
    }
}
