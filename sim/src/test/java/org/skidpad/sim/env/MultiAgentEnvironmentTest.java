package org.skidpad.sim.env;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.grid.SegmentIndex;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

class MultiAgentEnvironmentTest {
    private static final WorldBuilder.Body CAR = new WorldBuilder.Body(4, 2, 0, 0, 2.5, 1200);
    private static final int OTHERS = 3;
    private static final int SEGMENTS = 2;
    private static final int GOAL_REWARD = 1;
    private static final int ROW = 7;

    /** Three agents: one drives east to a goal 10 m ahead, one stands 20 m to its left facing north, one drives into a wall. */
    private record Yard(int steps) implements MultiAgentScenario {
        private static final Walls WALL =
                new Walls(new double[] {50}, new double[] {-60}, new double[] {50}, new double[] {-40});
        private static final Walls LINES = new Walls(
                new double[] {-5, 100, 10}, new double[] {0, 0, 4}, new double[] {5, 104, 10}, new double[] {0, 0, 8});
        private static final SegmentIndex MAP = new SegmentIndex(LINES, new float[] {0, 1, 1}, 4, 30, SEGMENTS);

        @Override
        public MultiAgentTask agentTask() {
            return new MultiAgentTask(3, 0.1, steps, 40, OTHERS, 2, GOAL_REWARD, -0.5, -0.25, 4, 0.5);
        }

        @Override
        public SegmentIndex map() {
            return MAP;
        }

        @Override
        public void goals(long seed, double[] x, double[] y) {
            x[0] = 10;
            y[0] = 0;
            x[1] = 0;
            y[1] = 1000;
            x[2] = 1000;
            y[2] = -50;
        }

        @Override
        public String name() {
            return "yard";
        }

        @Override
        public WorldConfig config() {
            return new WorldConfig(0.1, 3, WorldConfig.ContactMode.DETECT, 10);
        }

        @Override
        public Task task() {
            throw new IllegalStateException("many agents");
        }

        @Override
        public List<Criterion> criteria() {
            return List.of();
        }

        @Override
        public void populate(long seed, WorldBuilder world) {
            world.walls(WALL);
            for (int i = 0; i < 3; i++) {
                world.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
            }
            world.place(0, 0, 0, 0, 6);
            world.place(1, 0, 20, Math.PI / 2, 0);
            world.place(2, 47, -50, 0, 6);
        }
    }

    private static MultiAgentEnvironment environment(int worlds, int threads, int steps) {
        return new MultiAgentEnvironment(Collections.nCopies(worlds, new Yard(steps)), threads);
    }

    private static Transitions reset(MultiAgentEnvironment environment) {
        Transitions out =
                new Transitions(environment.count(), environment.contract().observationSize());
        environment.reset(3, out);
        return out;
    }

    @Test
    void anAgentSeesItselfTheOthersAndTheMapInItsOwnFrame() {
        try (MultiAgentEnvironment environment = environment(1, 1, 1000)) {
            float[] seen = reset(environment).observations.values;
            assertEquals(
                    ROW + OTHERS * ROW + SEGMENTS * ROW, environment.contract().observationSize());
            float[] own = {10 / 50f, 0, 6 / 30f, 4 / 10f, 2 / 5f, 0, 0};
            assertArrayEquals(own, Arrays.copyOfRange(seen, 0, ROW), 1e-6f);
            float[] other = {0, 20 / 50f, 0, 1, 0, 4 / 10f, 2 / 5f};
            assertArrayEquals(other, Arrays.copyOfRange(seen, ROW, 2 * ROW), 1e-6f);
            assertArrayEquals(new float[ROW], Arrays.copyOfRange(seen, 2 * ROW, 3 * ROW), 0);
            int map = ROW + OTHERS * ROW;
            float[] line = {0, 0, 1, 0, 1, 0, 1};
            assertArrayEquals(line, Arrays.copyOfRange(seen, map, map + ROW), 1e-6f);
            float[] edge = {10 / 50f, 6 / 50f, 0, 1, 4 / 10f, 1, 1};
            assertArrayEquals(edge, Arrays.copyOfRange(seen, map + ROW, map + 2 * ROW), 1e-6f);
        }
    }

    @Test
    void whoArrivesIsRewardedAndStartsAnewInTheNextTick() {
        try (MultiAgentEnvironment environment = environment(1, 1, 1000)) {
            Transitions out = reset(environment);
            Actions actions = new Actions(environment.count(), 2);
            int arrived = 0;
            while (out.rewards[0] != GOAL_REWARD) {
                environment.step(actions, out);
                arrived++;
            }
            // 8 m at 6 m/s: within 2 m of the goal after 14 ticks of 0.6 m.
            assertEquals(14, arrived);
            assertEquals(0, out.observations.values[6]);
            environment.step(actions, out);
            assertEquals(0, environment.world(0).view().actors().x[0], 1e-12);
            assertEquals(6, environment.world(0).view().actors().speed[0], 1e-12);
            assertEquals(1, out.observations.values[6]);
            assertEquals(0, out.rewards[0]);
        }
    }

    @Test
    void touchingAWallCostsInEachDecisionInWhichItLasts() {
        try (MultiAgentEnvironment environment = environment(1, 1, 1000)) {
            Transitions out = reset(environment);
            Actions actions = new Actions(environment.count(), 2);
            double sum = 0;
            int steps = 8;
            for (int k = 0; k < steps; k++) {
                environment.step(actions, out);
                sum += out.rewards[2];
            }
            // The front passes x = 50 after two ticks (47 + 2 + 1.2), the rear after nine.
            assertEquals(-0.25 * 7, sum, 1e-9);
            assertEquals(1, out.observations.values[2 * environment.contract().observationSize() + 5]);
        }
    }

    @Test
    void theEpisodeOfAllAgentsIsTruncatedAfterItsSteps() {
        try (MultiAgentEnvironment environment = environment(1, 1, 20)) {
            Transitions out = reset(environment);
            Actions actions = new Actions(environment.count(), 2);
            int length = 0;
            for (int end = 0; end < 2; ) {
                environment.step(actions, out);
                length++;
                if (out.end[0] == EndReason.TIMEOUT) {
                    assertEquals(EndReason.TIMEOUT, out.end[2]);
                    end++;
                    length = end == 1 ? 0 : length;
                }
            }
            assertEquals(20, length);
            assertEquals(20, out.episodeLength[1]);
            assertEquals(1, out.episodeProgress[0], "goals reached");
            assertEquals(6 / 30f, out.observations.values[2], 1e-6, "the next episode has begun");
        }
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        float[][] seen = new float[2][];
        for (int k = 0; k < 2; k++) {
            try (MultiAgentEnvironment environment = environment(9, 1 + 3 * k, 15)) {
                Transitions out = reset(environment);
                Actions actions = new Actions(environment.count(), 2);
                RandomStream random = new RandomStream(5, 0, "actions");
                for (int step = 0; step < 100; step++) {
                    for (int i = 0; i < actions.values.length; i++) {
                        actions.values[i] = (float) random.uniform(-5, 5);
                    }
                    environment.step(actions, out);
                }
                seen[k] = out.observations.values.clone();
            }
        }
        assertArrayEquals(seen[0], seen[1], 0);
    }

    @Test
    void aWorldGoesOnFromASnapshotAsTheOneItWasTakenOf() {
        try (MultiAgentEnvironment first = environment(3, 1, 15);
                MultiAgentEnvironment second = environment(3, 1, 15)) {
            Transitions a = reset(first);
            Transitions b = new Transitions(second.count(), second.contract().observationSize());
            second.reset(99, b);
            Actions actions = new Actions(first.count(), 2);
            RandomStream random = new RandomStream(5, 0, "actions");
            for (int step = 0; step < 150; step++) {
                for (int i = 0; i < actions.values.length; i++) {
                    actions.values[i] = (float) random.uniform(-5, 5);
                }
                first.step(actions, a);
                if (step == 52) {
                    // Over bytes, and each world into another one's place and back: nothing of the old place may
                    // remain.
                    for (int w = 0; w < 3; w++) {
                        Snapshot here = new Snapshot();
                        first.save(w, here);
                        second.restore(w, Snapshot.of(here.toBytes(), "bytes"), b);
                    }
                    assertArrayEquals(a.observations.values, b.observations.values, 0);
                } else if (step > 52) {
                    second.step(actions, b);
                    assertArrayEquals(a.observations.values, b.observations.values, 0);
                    assertArrayEquals(a.rewards, b.rewards, 0);
                    assertArrayEquals(a.end, b.end);
                    for (int row = 0; row < a.end.length; row++) {
                        if (a.end[row] != EndReason.RUNNING) {
                            assertEquals(a.episodeReturn[row], b.episodeReturn[row]);
                            assertEquals(a.episodeProgress[row], b.episodeProgress[row]);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aSnapshotOfAnotherTaskIsRefused() {
        try (MultiAgentEnvironment first = environment(1, 1, 15);
                MultiAgentEnvironment second = environment(1, 1, 16)) {
            reset(first);
            Transitions out = reset(second);
            Snapshot here = new Snapshot();
            first.save(0, here);
            assertThrows(BadInputException.class, () -> second.restore(0, here, out));
        }
    }

    @Test
    void worldsOfDifferentTasksAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new MultiAgentEnvironment(List.of(new Yard(10), new Yard(11)), 1));
        assertTrue(e.getMessage().contains("world 1"), e.getMessage());
    }
}
