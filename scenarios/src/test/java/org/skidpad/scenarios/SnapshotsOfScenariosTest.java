package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/** Worlds of loaded scenarios, restored at many ticks, go on beside the original to the bit: behaviours and storyboards too. */
class SnapshotsOfScenariosTest {
    private static final int TICKS_BESIDE = 40;

    @ParameterizedTest
    @EnumSource
    void shippedScenariosGoOnFromAnyTick(ContactMode contacts) {
        for (String name : Library.names()) {
            goesOn(ScenarioLoader.load(name, LoadOptions.DEFAULT.withContacts(contacts), new ArrayList<>()), 300, 37);
        }
    }

    @Test
    void openScenarioFilesGoOnFromAnyTick() throws IOException {
        List<Path> files;
        try (Stream<Path> found =
                Files.list(SharedData.folder().resolve("osc-alks/logical_scenarios/concrete_scenarios"))) {
            files = found.filter(f -> f.toString().endsWith(".xosc")).sorted().toList();
        }
        assertTrue(files.size() > 5, files.toString());
        LoadOptions options = LoadOptions.DEFAULT.withRoot(SharedData.folder().resolve("osc-alks"));
        for (Path file : files) {
            goesOn(ScenarioLoader.load(file, options, new ArrayList<>()), 1200, 150);
        }
    }

    private static void goesOn(Scenario scenario, int ticks, int every) {
        World world = new World(scenario);
        world.reset(5);
        World used = new World(scenario);
        used.reset(5);
        long[] hashes = new long[ticks + 1];
        List<Snapshot> snapshots = new ArrayList<>();
        for (int k = 0; k <= ticks; k++) {
            hashes[k] = world.stateHash();
            if (k % every == 0) {
                snapshots.add(world.snapshot());
            }
            world.tick();
            used.tick();
        }
        for (int n = snapshots.size() - 1; n >= 0; n--) {
            World fresh = new World(scenario);
            fresh.restore(Snapshot.of(snapshots.get(n).toBytes(), "bytes"));
            used.restore(snapshots.get(n));
            for (int k = n * every; k <= Math.min(ticks, n * every + TICKS_BESIDE); k++) {
                String at = scenario.name() + " restored at tick " + n * every + ", at tick " + k;
                assertEquals(hashes[k], fresh.stateHash(), at);
                assertEquals(hashes[k], used.stateHash(), "used, " + at);
                fresh.tick();
                used.tick();
            }
        }
    }
}
