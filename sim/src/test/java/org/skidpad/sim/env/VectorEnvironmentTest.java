package org.skidpad.sim.env;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

class VectorEnvironmentTest {
    private static final WorldBuilder.Body CAR = new WorldBuilder.Body(4.5, 1.8, 1.4, 0, 2.6, 1200);

    /** The ego drives towards a parked car; how far away that stands is drawn. */
    private static final class Obstacle implements Scenario {
        private static final RoadNetwork ROAD = RoadNetwork.straight(1, 3.5, 1000, 30);

        @Override
        public String name() {
            return "obstacle";
        }

        @Override
        public WorldConfig config() {
            return new WorldConfig(0.05, 2, WorldConfig.ContactMode.DETECT, 4);
        }

        @Override
        public Task task() {
            return new Task(
                    StandardTasks.driver(),
                    List.of(new RewardTerm("progress", 1, null), new RewardTerm("collision", -10, null)),
                    20,
                    Double.NaN,
                    null);
        }

        @Override
        public List<Criterion> criteria() {
            return List.of();
        }

        @Override
        public void populate(long seed, WorldBuilder world) {
            world.roads(ROAD);
            int ego = world.addActor("ego", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
            world.placeOnLane(ego, 0, 50, 0, 20);
            world.ego(ego);
            int parked = world.addActor("parked", ActorType.CAR, MotionModel.FIXED, CAR);
            double distance = new RandomStream(seed, parked, "distance").uniform(20, 200);
            world.placeOnLane(parked, 0, 50 + distance, 0, 0);
        }
    }

    private static List<String> run(int threads, int steps) {
        List<String> log = new ArrayList<>();
        try (VectorEnvironment environment = new VectorEnvironment(new Obstacle(), 5, threads)) {
            Transitions out = new Transitions(5, environment.contract().observationSize());
            environment.reset(7, out);
            Actions actions = new Actions(5, 1);
            for (int k = 0; k < steps; k++) {
                Arrays.fill(actions.values, -0.5f);
                environment.step(actions, out);
                log.add(Arrays.toString(out.observations.values)
                        + Arrays.toString(out.rewards)
                        + Arrays.toString(out.end));
            }
        }
        return log;
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertEquals(run(1, 100), run(2, 100));
        assertEquals(run(1, 100), run(5, 100));
    }

    @Nested
    class WhenAnEpisodeEnds {
        @Test
        void theRowBelongsToTheNextEpisodeAndTheLastObservationIsKeptApart() {
            try (VectorEnvironment environment = new VectorEnvironment(new Obstacle(), 1, 1)) {
                Transitions out = new Transitions(1, environment.contract().observationSize());
                environment.reset(1, out);
                float[] first = out.observations.values.clone();
                Actions coast = new Actions(1, 1);
                int steps = 0;
                do {
                    environment.step(coast, out);
                    steps++;
                } while (out.end[0] == EndReason.RUNNING);
                assertEquals(steps, out.episodeLength[0]);
                assertTrue(steps <= 40, "4 s at ten decisions a second");
                assertEquals(first[0], out.observations.values[0], 1e-6f, "the next episode starts at the same speed");
                assertTrue(out.episodeProgress[0] > 0);
            }
        }

        @Test
        void aCollisionTerminatesAndATimeoutTruncates() {
            assertTrue(EndReason.COLLISION.terminated && !EndReason.COLLISION.truncated);
            assertTrue(EndReason.TIMEOUT.truncated && !EndReason.TIMEOUT.terminated);
            Episode episode = new Episode(new Obstacle());
            int collisions = 0;
            int timeouts = 0;
            float[] coast = {0};
            for (int seed = 0; seed < 40; seed++) {
                episode.reset(seed);
                while (episode.end() == EndReason.RUNNING) {
                    episode.act(coast, 0);
                }
                // 20 m/s for 4 s reach 80 m: reference points start at the drawn distance, boxes touch one length
                // earlier.
                double distance = new RandomStream(seed, 1, "distance").uniform(20, 200);
                assertEquals(
                        distance - CAR.length() < 80 ? EndReason.COLLISION : EndReason.TIMEOUT,
                        episode.end(),
                        "distance " + distance);
                collisions += episode.end() == EndReason.COLLISION ? 1 : 0;
                timeouts += episode.end() == EndReason.TIMEOUT ? 1 : 0;
            }
            assertTrue(collisions > 0 && timeouts > 0);
        }

        @Test
        void theRewardIsTheSumOfItsTerms() {
            Episode episode = new Episode(new Obstacle());
            episode.reset(3);
            double sum = 0;
            float[] coast = {0};
            while (episode.end() == EndReason.RUNNING) {
                episode.act(coast, 0);
                sum += episode.reward();
            }
            // At desired speed the progress rate is 1 a second.
            double expected = episode.decisions() * 0.1 - (episode.end() == EndReason.COLLISION ? 10 : 0);
            assertEquals(expected, sum, 1e-9);
        }
    }

    @Test
    void anActionBeyondTheBoundsIsClampedAndOneThatIsNoNumberRefused() {
        Episode episode = new Episode(new Obstacle());
        episode.reset(1);
        episode.act(new float[] {100}, 0);
        assertArrayEquals(new float[] {3}, episode.appliedAction());
        BadInputException e = assertThrows(BadInputException.class, () -> episode.act(new float[] {Float.NaN}, 0));
        String tick = "tick " + episode.world().view().tick();
        assertEquals(
                "policy: error: actor 'ego', " + tick + ": the action 'acceleration' must be finite, is NaN",
                e.getMessage());
    }
}
