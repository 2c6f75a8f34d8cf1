package org.skidpad.policies.ppo;

import java.util.List;
import org.skidpad.sim.env.Environment;

/**
 * Everything that shapes a training run; {@link #DEFAULTS} is a good start, {@code with…} changes what most often differs.
 *
 * @param seed of weights, actions, minibatches and environment
 * @param totalSteps agent-steps after which training ends (rounded up to whole rollouts)
 * @param rolloutSteps steps of each agent between two updates
 * @param minibatch samples in a gradient
 * @param epochs passes over each rollout
 * @param hidden units of the hidden layers
 * @param learningRate of Adam at the start
 * @param annealLearningRate whether it falls linearly to a tenth at the end
 * @param gamma discount a step
 * @param lambda of generalised advantage estimation
 * @param clip range of the probability ratio
 * @param valueCoefficient weight of the value loss
 * @param entropyCoefficient weight of the entropy bonus
 * @param maxGradientNorm global norm above which a gradient is scaled down
 * @param targetKl an update stops early once an epoch's mean divergence exceeds this, nats; infinite for never
 * @param initialLogStd logarithm of the standard deviation of actions at the start
 * @param rewardScale multiplies rewards before learning, to keep returns near unity
 * @param checkpointIterations rollouts between checkpoints; episodes begin anew at each, so that a resumed run equals an
 *     uninterrupted one
 * @param threads that evaluate the networks while experience is collected
 */
public record PpoConfig(
        long seed,
        long totalSteps,
        int rolloutSteps,
        int minibatch,
        int epochs,
        List<Integer> hidden,
        double learningRate,
        boolean annealLearningRate,
        double gamma,
        double lambda,
        double clip,
        double valueCoefficient,
        double entropyCoefficient,
        double maxGradientNorm,
        double targetKl,
        double initialLogStd,
        double rewardScale,
        int checkpointIterations,
        int threads) {
    public static final PpoConfig DEFAULTS = new PpoConfig(
            1,
            4_000_000,
            128,
            8192,
            4,
            List.of(64, 64),
            1e-3,
            true,
            0.99,
            0.95,
            0.2,
            0.5,
            0.001,
            0.5,
            0.03,
            -0.5,
            1,
            20,
            1);

    public PpoConfig {
        hidden = List.copyOf(hidden);
        atLeast("totalSteps", totalSteps, 1);
        atLeast("rolloutSteps", rolloutSteps, 1);
        atLeast("minibatch", minibatch, 2);
        atLeast("epochs", epochs, 1);
        atLeast("checkpointIterations", checkpointIterations, 1);
        atLeast("threads", threads, 1);
        within("learningRate", learningRate, 0, 1);
        within("gamma", gamma, 0, 1);
        within("lambda", lambda, 0, 1);
        within("clip", clip, 0, 1);
        within("valueCoefficient", valueCoefficient, 0, 1e6);
        within("entropyCoefficient", entropyCoefficient, 0, 1e6);
        within("maxGradientNorm", maxGradientNorm, 1e-9, Double.MAX_VALUE);
        within("targetKl", targetKl, 0, Double.POSITIVE_INFINITY);
        within("initialLogStd", initialLogStd, -10, 3);
        within("rewardScale", rewardScale, 1e-9, 1e9);
    }

    private static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(what + ": must be at least " + least + ", is " + value);
        }
    }

    private static void within(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + ": must be within [" + low + ", " + high + "], is " + value);
        }
    }

    public PpoConfig withSeed(long newSeed) {
        return with(newSeed, totalSteps, rolloutSteps, minibatch, epochs, learningRate, checkpointIterations, threads);
    }

    public PpoConfig withTotalSteps(long steps) {
        return with(seed, steps, rolloutSteps, minibatch, epochs, learningRate, checkpointIterations, threads);
    }

    public PpoConfig withRollout(int steps, int minibatchSize, int passes) {
        return with(seed, totalSteps, steps, minibatchSize, passes, learningRate, checkpointIterations, threads);
    }

    public PpoConfig withLearningRate(double rate) {
        return with(seed, totalSteps, rolloutSteps, minibatch, epochs, rate, checkpointIterations, threads);
    }

    public PpoConfig withCheckpointIterations(int iterations) {
        return with(seed, totalSteps, rolloutSteps, minibatch, epochs, learningRate, iterations, threads);
    }

    public PpoConfig withThreads(int count) {
        return with(seed, totalSteps, rolloutSteps, minibatch, epochs, learningRate, checkpointIterations, count);
    }

    /** This with other values of what often differs. */
    private PpoConfig with(
            long newSeed,
            long steps,
            int rollout,
            int minibatchSize,
            int passes,
            double rate,
            int iterations,
            int threadCount) {
        return new PpoConfig(
                newSeed,
                steps,
                rollout,
                minibatchSize,
                passes,
                hidden,
                rate,
                annealLearningRate,
                gamma,
                lambda,
                clip,
                valueCoefficient,
                entropyCoefficient,
                maxGradientNorm,
                targetKl,
                initialLogStd,
                rewardScale,
                iterations,
                threadCount);
    }

    /** Rollouts until {@link #totalSteps} on {@code environment}. */
    public int iterations(Environment environment) {
        long perRollout = (long) rolloutSteps * environment.count();
        return Math.toIntExact((totalSteps + perRollout - 1) / perRollout);
    }
}
