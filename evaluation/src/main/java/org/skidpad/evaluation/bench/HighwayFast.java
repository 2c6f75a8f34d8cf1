package org.skidpad.evaluation.bench;

import java.util.ArrayList;
import java.util.Locale;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Transitions;
import org.skidpad.sim.env.VectorEnvironment;
import org.skidpad.sim.random.RandomStream;

/**
 * The shipped scenario {@code highway}, after HighwayEnv's highway-fast-v0, under random steps. The answer plays the three fixed
 * policies whose mean returns are known of HighwayEnv: always slower 21.5, never a step 9.0, random steps 8.6. The first hardly
 * ever collides and so depends on the definition alone: it must agree within 2, which is a collision in one episode of ten. The
 * others depend on where and how the traffic brakes, and must lie well below it.
 */
final class HighwayFast implements Workload {
    private static final int WORLDS = 32;
    private static final int STEPS = 16;
    private static final int DRAWN = 64;
    private static final int EPISODES = 200;
    /** The five: none, left, right, faster, slower; lane step and speed step of each. */
    private static final float[][] META = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}};

    private static final int NONE = 0;
    private static final int SLOWER = 4;
    private static final int RANDOM = -1;

    @Override
    public String name() {
        return "highway-fast";
    }

    @Override
    public String summary() {
        return "32 motorways, 20 IDM/MOBIL vehicles, 5 ticks a step";
    }

    @Override
    public Figure figure() {
        return Figure.perSecond("env_steps", "steps");
    }

    @Override
    public boolean usesThreads() {
        return true;
    }

    @Override
    public Run open(int threads) {
        return new Steps(ScenarioLoader.load("highway", new ArrayList<>()), threads);
    }

    private static final class Steps implements Run {
        private final Scenario scenario;
        private final VectorEnvironment environment;
        private final Actions[] actions = new Actions[DRAWN];
        private final Transitions out;
        private long step;
        private Answer answer;

        Steps(Scenario scenario, int threads) {
            this.scenario = scenario;
            environment = new VectorEnvironment(scenario, WORLDS, threads);
            RandomStream random = new RandomStream(1, 0, "actions");
            for (int k = 0; k < DRAWN; k++) {
                actions[k] = new Actions(WORLDS, 2);
                choose(RANDOM, random, actions[k]);
            }
            out = new Transitions(WORLDS, environment.contract().observationSize());
            environment.reset(1, out);
        }

        private static void choose(int meta, RandomStream random, Actions out) {
            for (int i = 0; i < out.count; i++) {
                float[] chosen = META[meta == RANDOM ? random.nextInt(META.length) : meta];
                out.values[2 * i] = chosen[0];
                out.values[2 * i + 1] = chosen[1];
            }
        }

        @Override
        public long chunk() {
            for (int k = 0; k < STEPS; k++) {
                environment.step(actions[(int) (step++ % DRAWN)], out);
            }
            return (long) STEPS * WORLDS;
        }

        @Override
        public Answer answer() {
            if (answer == null) {
                double slower = meanReturn(SLOWER);
                double none = meanReturn(NONE);
                double random = meanReturn(RANDOM);
                String detail = String.format(
                        Locale.ROOT,
                        "observed=%d returns: slower=%.1f none=%.1f random=%.1f",
                        environment.contract().observationSize(),
                        slower,
                        none,
                        random);
                boolean right = Math.abs(slower - 21.5) <= 2 && none < 18 && random < 18;
                answer = Answer.of(detail, right, "slower=21.5 ± 2, none and random below 18");
            }
            return answer;
        }

        /** Over {@link #EPISODES} whole episodes; the first of each world is cut off by the environment and not counted. */
        private double meanReturn(int meta) {
            double sum = 0;
            int episodes = 0;
            int[] ended = new int[WORLDS];
            RandomStream random = new RandomStream(2, 0, "actions");
            Actions chosen = new Actions(WORLDS, 2);
            Transitions seen = new Transitions(WORLDS, environment.contract().observationSize());
            try (VectorEnvironment trial = new VectorEnvironment(scenario, WORLDS, 1)) {
                trial.reset(7, seen);
                // As many of each world, so that short episodes do not count more often.
                while (episodes < EPISODES / WORLDS * WORLDS) {
                    choose(meta, random, chosen);
                    trial.step(chosen, seen);
                    for (int i = 0; i < WORLDS; i++) {
                        if (seen.end[i] != EndReason.RUNNING && ended[i]++ > 0 && ended[i] <= 1 + EPISODES / WORLDS) {
                            sum += seen.episodeReturn[i];
                            episodes++;
                        }
                    }
                }
            }
            return sum / episodes;
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
