package org.skidpad.evaluation.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.Transitions;
import org.skidpad.sim.env.VectorEnvironment;

/**
 * Many worlds of a shipped scenario under the same gentle action, 0.1 in SI units where the bounds allow it: what a training
 * run could collect at most.
 *
 * @param scenario name of a shipped scenario
 */
record ScenarioSteps(String scenario, String summary) implements Workload {
    private static final int WORLDS = 256;
    private static final double GENTLE = 0.1;
    private static final int STEPS = 8;

    @Override
    public String name() {
        return scenario + "-env";
    }

    @Override
    public Figure figure() {
        return Figure.perSecond("agent_steps", "steps");
    }

    @Override
    public boolean usesThreads() {
        return true;
    }

    @Override
    public Run open(int threads) {
        return new Steps(new VectorEnvironment(ScenarioLoader.load(scenario, new ArrayList<>()), WORLDS, threads));
    }

    private static final class Steps implements Run {
        private final VectorEnvironment environment;
        private final Actions actions;
        private final Transitions out;

        Steps(VectorEnvironment environment) {
            this.environment = environment;
            actions = new Actions(WORLDS, environment.contract().actionSize());
            int at = 0;
            while (at < actions.values.length) {
                for (Channel c : environment.contract().action()) {
                    double value = Math.max(c.low(), Math.min(c.high(), GENTLE));
                    Arrays.fill(actions.values, at, at + c.size(), (float) value);
                    at += c.size();
                }
            }
            out = new Transitions(WORLDS, environment.contract().observationSize());
            environment.reset(1, out);
        }

        @Override
        public long chunk() {
            for (int k = 0; k < STEPS; k++) {
                environment.step(actions, out);
            }
            return (long) STEPS * WORLDS;
        }

        @Override
        public Answer answer() {
            int outside = 0;
            for (float number : out.observations.values) {
                outside += number >= -1 && number <= 1 ? 0 : 1;
            }
            String detail = String.format(
                    Locale.ROOT,
                    "worlds=%d observed=%d outside_bounds=%d",
                    WORLDS,
                    environment.contract().observationSize(),
                    outside);
            return Answer.of(detail, outside == 0, "every number observed in [-1, 1]");
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
