package org.skidpad.policies.ppo;

import org.skidpad.policies.djl.LossTerms;

/**
 * One iteration of training as reported. Rates and means are of the episodes that ended in this rollout, NaN where none did.
 *
 * @param iteration from 1
 * @param iterations in all
 * @param steps agent-steps so far
 * @param totalSteps at the end
 * @param collectStepsPerSecond while collecting
 * @param stepsPerSecond learning included
 * @param episodes that ended
 * @param meanReturn undiscounted, unscaled
 * @param meanLength steps
 * @param meanProgress as the environment reports it
 * @param successRate share of {@code SUCCESS}
 * @param collisionRate share of {@code COLLISION}
 * @param timeoutRate share of {@code TIMEOUT}
 * @param loss means over the minibatches
 * @param explainedVariance of the returns by the values, 1 at best
 * @param learningRate used
 * @param meanStd mean standard deviation of the actions
 */
public record TrainingProgress(
        int iteration,
        int iterations,
        long steps,
        long totalSteps,
        double collectStepsPerSecond,
        double stepsPerSecond,
        int episodes,
        double meanReturn,
        double meanLength,
        double meanProgress,
        double successRate,
        double collisionRate,
        double timeoutRate,
        LossTerms loss,
        double explainedVariance,
        double learningRate,
        double meanStd) {}
