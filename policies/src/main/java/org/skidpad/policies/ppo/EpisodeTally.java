package org.skidpad.policies.ppo;

import java.util.Arrays;
import org.skidpad.policies.djl.LossTerms;
import org.skidpad.sim.env.EndReason;

/** Sums over the episodes that ended in a rollout. */
final class EpisodeTally {
    private final int[] ends = new int[EndReason.values().length];
    private int episodes;
    private double returns;
    private double lengths;
    private double progress;

    void clear() {
        Arrays.fill(ends, 0);
        episodes = 0;
        returns = 0;
        lengths = 0;
        progress = 0;
    }

    void add(EndReason end, double episodeReturn, int length, double episodeProgress) {
        ends[end.ordinal()]++;
        episodes++;
        returns += episodeReturn;
        lengths += length;
        progress += episodeProgress;
    }

    TrainingProgress progress(
            int iteration,
            int iterations,
            long steps,
            long totalSteps,
            double collectRate,
            double rate,
            LossTerms loss,
            double explainedVariance,
            double learningRate,
            double meanStd) {
        // Without episodes every mean is 0/0 = NaN, as promised.
        double n = episodes;
        return new TrainingProgress(
                iteration,
                iterations,
                steps,
                totalSteps,
                collectRate,
                rate,
                episodes,
                returns / n,
                lengths / n,
                progress / n,
                ends[EndReason.SUCCESS.ordinal()] / n,
                ends[EndReason.COLLISION.ordinal()] / n,
                ends[EndReason.TIMEOUT.ordinal()] / n,
                loss,
                explainedVariance,
                learningRate,
                meanStd);
    }
}
