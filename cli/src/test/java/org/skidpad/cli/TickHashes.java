package org.skidpad.cli;

import java.util.Arrays;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;

/**
 * A scenario, a seed and the baseline policy, and the state hash at every tick of that run, up to a number of ticks.
 *
 * @param isPileUp whether many crash into one another
 * @param isPinned false for shipped scenarios, which change with their texts and have pins of their own in {@code DeterminismTest}
 */
record TickHashes(Scenario scenario, long seed, int ticks, boolean isPileUp, boolean isPinned) {
    long[] run() {
        Running running = start();
        running.finish();
        return running.hashes();
    }

    Running start() {
        return new Running(this);
    }

    @Override
    public String toString() {
        return scenario.name() + ", " + scenario.config().contacts() + ", seed " + seed;
    }

    /** One run under way. */
    static final class Running {
        private final Episode episode;
        private final Policy policy;
        private final Observations observations;
        private final Actions actions;
        private final long[] hashes;
        private int count;
        private int touches;

        private Running(TickHashes what) {
            episode = new Episode(what.scenario);
            var contract = what.scenario.task().contract();
            policy = PolicyLoader.resolve(PolicyChoice.baseline(what.scenario), contract);
            observations = new Observations(1, contract.observationSize());
            actions = new Actions(1, contract.actionSize());
            hashes = new long[what.ticks];
            episode.reset(what.seed);
            policy.reset(what.seed);
            hashes[count++] = episode.world().stateHash();
        }

        /** Takes a decision; false once all is done. */
        boolean step() {
            if (count == hashes.length || episode.end() != EndReason.RUNNING) {
                return false;
            }
            episode.observe(observations.values, 0);
            policy.act(observations, actions);
            episode.act(actions.values, 0, world -> {
                if (count < hashes.length) {
                    hashes[count++] = world.stateHash();
                }
                for (int i = 0; i < world.view().actors().count; i++) {
                    touches += world.view().touching(i) ? 1 : 0;
                }
            });
            return true;
        }

        void finish() {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = step();
            }
        }

        /** Actors in contact, summed over all ticks. */
        int touches() {
            return touches;
        }

        long[] hashes() {
            return Arrays.copyOf(hashes, count);
        }
    }
}
