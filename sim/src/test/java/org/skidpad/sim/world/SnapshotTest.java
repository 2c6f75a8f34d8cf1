package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.world.WorldConfig.ContactMode;

class SnapshotTest {
    private static final int TICKS = 160;

    private static World pileUp(ContactMode mode, long seed) {
        World world = new World(new CrashScene(mode, false));
        world.reset(seed);
        return world;
    }

    private static void tick(World world) {
        world.commands().longitudinal[0] = world.view().tick() % 50 < 25 ? 1 : -2;
        world.commands().lateral[0] = 0.002;
        world.tick();
    }

    @ParameterizedTest
    @EnumSource
    void aWorldRestoredAtAnyTickGoesOnToTheBitInAFreshWorldAndInAUsedOne(ContactMode mode) {
        World world = pileUp(mode, 5);
        long[] hashes = new long[TICKS + 1];
        Snapshot[] snapshots = new Snapshot[TICKS + 1];
        int touching = 0;
        for (int k = 0; k <= TICKS; k++) {
            hashes[k] = world.stateHash();
            snapshots[k] = world.snapshot();
            for (int i = 0; i < world.view().actors().count; i++) {
                touching += world.view().touching(i) ? 1 : 0;
            }
            tick(world);
        }
        assertTrue(touching > 100, "this is no pile-up: " + touching);
        World used = pileUp(mode, 6);
        for (int from = TICKS; from >= 0; from -= 3) {
            byte[] bytes = snapshots[from].toBytes();
            World fresh = new World(new CrashScene(mode, false));
            fresh.restore(Snapshot.of(bytes, "bytes"));
            used.restore(snapshots[from]);
            assertArrayEquals(bytes, fresh.snapshot().toBytes(), "saved again at tick " + from);
            for (int k = from; k <= Math.min(TICKS, from + 25); k++) {
                assertEquals(hashes[k], fresh.stateHash(), "fresh, restored at " + from + ", at tick " + k);
                assertEquals(hashes[k], used.stateHash(), "used, restored at " + from + ", at tick " + k);
                tick(fresh);
                tick(used);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aForkDivergesByAnotherCommandOnly(ContactMode mode) {
        World world = pileUp(mode, 3);
        for (int k = 0; k < 70; k++) {
            tick(world);
        }
        World same = world.fork();
        World other = world.fork();
        for (int k = 0; k < 60; k++) {
            tick(world);
            tick(same);
            other.commands().longitudinal[0] = -7;
            other.tick();
            assertEquals(world.stateHash(), same.stateHash());
            assertNotEquals(world.stateHash(), other.stateHash());
        }
    }

    @Test
    void aForkWithANewSeedKeepsTheStateAndDrawsAnew() {
        World world = pileUp(ContactMode.DETECT, 3);
        for (int k = 0; k < 20; k++) {
            tick(world);
        }
        Snapshot here = world.snapshot();
        World[] forks = {world.fork(), world.fork(), world.fork()};
        forks[0].restore(here, 8);
        forks[1].restore(here, 8);
        forks[2].restore(here, 9);
        assertArrayEquals(world.view().actors().x, forks[0].view().actors().x);
        for (World each : forks) {
            tick(each);
        }
        tick(world);
        assertEquals(forks[0].stateHash(), forks[1].stateHash());
        assertNotEquals(forks[0].stateHash(), forks[2].stateHash());
        assertNotEquals(forks[0].stateHash(), world.stateHash());
        int robot = 12;
        assertNotEquals(forks[0].commands().lateral[robot], forks[2].commands().lateral[robot]);
        // What draws nothing goes on as it would have.
        for (int i = 0; i < 12; i++) {
            assertEquals(world.view().actors().x[i], forks[2].view().actors().x[i]);
        }
    }

    @Test
    void aSnapshotOfAnotherScenarioOrContactModeIsRefusedByName() {
        Snapshot detect = pileUp(ContactMode.DETECT, 3).snapshot();
        World rigid = pileUp(ContactMode.RIGID, 3);
        assertRefused("another scenario fingerprint", () -> rigid.restore(detect));
        World scene = Scene.world(
                0.05,
                ContactMode.DETECT,
                (seed, w) -> w.addActor(
                        "a", org.skidpad.sim.actor.ActorType.CAR, org.skidpad.sim.actor.MotionModel.FIXED, BODY));
        assertRefused("another scenario: pile-up, not scene", () -> scene.restore(detect));
        assertEquals("pile-up", detect.identity().scenario());
        assertEquals(3, detect.identity().seed());
        assertEquals(org.skidpad.sim.Version.CURRENT, detect.identity().version());
    }

    private static final WorldBuilder.Body BODY = new WorldBuilder.Body(4, 2, 0, 0, 2.5, 1000);

    @Test
    void aSnapshotIsRefusedWhereItsSeedBringsSomethingElseByNow() {
        double[] mass = {1000};
        Scenario changing = Scene.of(
                0.05,
                ContactMode.DETECT,
                (seed, w) -> w.addActor(
                        "a",
                        org.skidpad.sim.actor.ActorType.CAR,
                        org.skidpad.sim.actor.MotionModel.FIXED,
                        new WorldBuilder.Body(4, 2, 0, 0, 2.5, mass[0])));
        World world = new World(changing);
        world.reset(1);
        Snapshot before = world.snapshot();
        mass[0] = 1001;
        assertRefused("something else into the world now", () -> new World(changing).restore(before));
    }

    private static void assertRefused(String why, org.junit.jupiter.api.function.Executable restore) {
        String message = assertThrows(BadInputException.class, restore).getMessage();
        assertTrue(message.contains(why), message);
    }
}
