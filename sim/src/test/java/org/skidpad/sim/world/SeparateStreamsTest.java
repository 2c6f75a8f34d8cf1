package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldConfig.ContactMode;

/** One random stream per (seed, actor, purpose): who or what else draws changes nobody's numbers. */
class SeparateStreamsTest {
    @ParameterizedTest
    @EnumSource
    void anActorMoreChangesNobodyElsesTrajectory(ContactMode mode) {
        World without = new World(new CrashScene(mode, false));
        World with = new World(new CrashScene(mode, true));
        without.reset(12);
        with.reset(12);
        int n = without.view().actors().count;
        assertEquals(n + 1, with.view().actors().count);
        for (int k = 0; k < 150; k++) {
            without.tick();
            with.tick();
            assertSame(without.view().actors(), with.view().actors(), n, k);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSensorMoreChangesNobodysTrajectory(ContactMode mode) {
        Scenario scene = new CrashScene(mode, false);
        Episode with = new Episode(scene);
        Episode without = new Episode(new Blind(scene));
        with.reset(2);
        without.reset(2);
        assertTrue(with.measurement().ranges.length > 0 && without.measurement().ranges.length == 0);
        int decisions = 0;
        while (with.end() == EndReason.RUNNING) {
            with.act(new float[] {1}, 0);
            without.act(new float[] {1}, 0);
            assertSame(
                    without.world().view().actors(),
                    with.world().view().actors(),
                    without.world().view().actors().count,
                    decisions++);
        }
        assertTrue(decisions > 5, decisions + " decisions");
    }

    private static void assertSame(ActorStates a, ActorStates b, int count, int when) {
        for (double[][] pair : new double[][][] {{a.x, b.x}, {a.y, b.y}, {a.heading, b.heading}, {a.speed, b.speed}}) {
            assertArrayEquals(Arrays.copyOf(pair[0], count), Arrays.copyOf(pair[1], count), "step " + when);
        }
    }

    /** The same scene for an ego without its lidar. */
    private record Blind(Scenario scene) implements Scenario {
        @Override
        public String name() {
            return scene.name();
        }

        @Override
        public WorldConfig config() {
            return scene.config();
        }

        @Override
        public Task task() {
            Task t = scene.task();
            return new Task(t.contract(), t.rewards(), t.desiredSpeed(), t.goalRadius(), null);
        }

        @Override
        public List<Criterion> criteria() {
            return scene.criteria();
        }

        @Override
        public void populate(long seed, WorldBuilder world) {
            scene.populate(seed, world);
        }
    }
}
