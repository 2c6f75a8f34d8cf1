package org.skidpad.evaluation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.MultiAgentEnvironment;
import org.skidpad.sim.env.Transitions;
import org.skidpad.sim.random.RandomStream;

/**
 * Many agents with the full observation of 1,848 numbers under random actions of a 7 x 13 grid, {@link DriveScene}. The answer
 * compares what is observed, and what touches, with a plain search over everything.
 *
 * @param worlds each on a map of its own
 */
record DriveObs(String name, int worlds) implements Workload {
    private static final int ACCELERATIONS = 7;
    private static final int STEERINGS = 13;
    /** Actions are drawn beforehand: drawing them is not what is measured. */
    private static final int DRAWN = 16;

    private static final int STEPS = 16;
    /** Worlds after a step that an answer looks at: an episode of one world, or one step of many. */
    private static final int CHECKED_WORLDS = 91;

    @Override
    public String summary() {
        return worlds + (worlds == 1 ? " world" : " worlds") + " of 14 agents that see 1,848 numbers each";
    }

    @Override
    public Figure figure() {
        return Figure.perSecond("agent_steps", "steps");
    }

    @Override
    public boolean usesThreads() {
        return worlds > 1;
    }

    @Override
    public Run open(int threads) {
        List<DriveScene> scenes = new ArrayList<>();
        for (int w = 0; w < worlds; w++) {
            scenes.add(new DriveScene(w));
        }
        return new Steps(scenes, threads);
    }

    private static final class Steps implements Run {
        private final List<DriveScene> scenes;
        private final MultiAgentEnvironment environment;
        private final Actions[] actions = new Actions[DRAWN];
        private final Transitions out;
        private long step;

        Steps(List<DriveScene> scenes, int threads) {
            this.scenes = scenes;
            environment = new MultiAgentEnvironment(scenes, threads);
            RandomStream random = new RandomStream(1, 0, "actions");
            for (int k = 0; k < DRAWN; k++) {
                actions[k] = new Actions(environment.count(), 2);
                for (int i = 0; i < environment.count(); i++) {
                    actions[k].values[2 * i] =
                            grid(random.nextInt(ACCELERATIONS), ACCELERATIONS, DriveScene.MAX_ACCELERATION);
                    actions[k].values[2 * i + 1] = grid(random.nextInt(STEERINGS), STEERINGS, DriveScene.MAX_STEERING);
                }
            }
            out = new Transitions(environment.count(), environment.contract().observationSize());
            environment.reset(1, out);
        }

        private static float grid(int index, int size, double bound) {
            return (float) (bound * (2.0 * index / (size - 1) - 1));
        }

        @Override
        public long chunk() {
            for (int k = 0; k < STEPS; k++) {
                environment.step(actions[(int) (step++ % DRAWN)], out);
            }
            return (long) STEPS * environment.count();
        }

        @Override
        public Answer answer() {
            DriveCheck check = new DriveCheck(scenes.size());
            for (int checked = 0; checked < CHECKED_WORLDS; checked += scenes.size()) {
                for (int w = 0; w < scenes.size(); w++) {
                    check.before(environment.world(w), w);
                }
                environment.step(actions[(int) (step++ % DRAWN)], out);
                for (int w = 0; w < scenes.size(); w++) {
                    check.world(environment.world(w), scenes.get(w), out, w);
                }
            }
            String detail = String.format(
                    Locale.ROOT,
                    "observed=%d cars=%.1f segments=%.0f touching=%.2f wrong=%d",
                    environment.contract().observationSize(),
                    check.cars / (double) check.agents,
                    check.segments / (double) check.agents,
                    check.touching / (double) check.agents,
                    check.wrong);
            return Answer.of(detail, check.wrong == 0, "nothing that differs from a search over everything");
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
