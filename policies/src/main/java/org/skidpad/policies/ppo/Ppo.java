package org.skidpad.policies.ppo;

import java.nio.file.Path;
import org.skidpad.policies.djl.LossTerms;
import org.skidpad.policies.djl.PpoLoss;
import org.skidpad.policies.network.ActionScaling;
import org.skidpad.policies.network.MlpActorCritic;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.policies.network.ParallelActorCritic;
import org.skidpad.policies.network.PolicyOutput;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Environment;
import org.skidpad.sim.env.Transitions;
import org.skidpad.sim.random.RandomStream;

/**
 * Proximal policy optimisation (Schulman et al., 2017) with the details of Huang et al., "The 37 implementation details of
 * PPO", 2022, except that truncated episodes are bootstrapped from their last observation.
 *
 * <p>Collect a rollout with plain-Java networks, estimate advantages, take minibatch gradients with DJL, step Adam; at every
 * checkpoint episodes begin anew from a seed of the iteration, so that all state fits the checkpoint.
 */
public final class Ppo implements AutoCloseable {
    private static final float HALF_LOG_TWO_PI = 0.9189385f;

    private final Environment environment;
    private final PpoConfig config;
    private final NetworkShape shape;
    private final ParallelActorCritic network;
    private final ActionScaling scaling;
    private final PpoLoss loss;
    private final Rollout rollout;
    private final Transitions transitions;
    private final Actions actions;
    private final PolicyOutput output;
    private final PolicyOutput bootstrap;
    private final float[] finalRows;
    private final int[] finalAgents;
    private final EpisodeTally tally = new EpisodeTally();

    private final float[] parameters;
    private final Adam adam;
    private final RandomStream actionNoise;
    private final RandomStream shuffle;
    private int iteration;

    private Ppo(Environment environment, PpoConfig config) {
        this.environment = environment;
        this.config = config;
        int agents = environment.count();
        int observationSize = environment.contract().observationSize();
        int actionSize = environment.contract().actionSize();
        shape = new NetworkShape(observationSize, actionSize, config.hidden());
        network = new ParallelActorCritic(shape, config.threads());
        scaling = new ActionScaling(environment.contract());
        rollout = new Rollout(config.rolloutSteps(), agents, observationSize, actionSize);
        transitions = new Transitions(agents, observationSize);
        actions = new Actions(agents, actionSize);
        output = new PolicyOutput(agents, actionSize);
        bootstrap = new PolicyOutput(agents, actionSize);
        finalRows = new float[agents * observationSize];
        finalAgents = new int[agents];
        loss = new PpoLoss(
                shape,
                Math.min(config.minibatch(), rollout.size()),
                config.clip(),
                config.valueCoefficient(),
                config.entropyCoefficient());
        parameters = MlpActorCritic.initialParameters(shape, (float) config.initialLogStd(), config.seed());
        adam = new Adam(parameters.length);
        actionNoise = new RandomStream(config.seed(), 0, "ppo-action-noise");
        shuffle = new RandomStream(config.seed(), 0, "ppo-minibatches");
    }

    /**
     * Trains on {@code environment}, which stays the caller's to close.
     *
     * @param checkpointDirectory where checkpoints are kept, and where one of the same configuration is resumed from; null
     *     for none
     * @throws org.skidpad.sim.diagnostic.BadInputException if the checkpoint is damaged or of another configuration
     */
    public static TrainedNetwork train(
            Environment environment, PpoConfig config, TrainingListener listener, Path checkpointDirectory) {
        try (Ppo ppo = new Ppo(environment, config)) {
            return ppo.run(listener, checkpointDirectory);
        }
    }

    private TrainedNetwork run(TrainingListener listener, Path directory) {
        int iterations = config.iterations(environment);
        if (directory != null) {
            Checkpoint.restore(directory, config, shape, parameters, adam).ifPresent(saved -> {
                iteration = saved.iteration();
                actionNoise.restore(saved.actionNoise());
                shuffle.restore(saved.shuffle());
            });
        }
        boolean stopped = false;
        long start = System.nanoTime();
        int first = iteration;
        while (iteration < iterations && !stopped) {
            if (iteration == first || iteration % config.checkpointIterations() == 0) {
                environment.reset(
                        new RandomStream(config.seed(), iteration, "ppo-environment").nextLong(), transitions);
            }
            network.load(parameters);
            tally.clear();
            long collecting = System.nanoTime();
            collect();
            double collectSeconds = (System.nanoTime() - collecting) * 1e-9;
            rollout.estimateAdvantages(config.gamma(), config.lambda());
            double rate = learningRate((double) iteration / iterations);
            LossTerms terms = update(rate);
            iteration++;
            if (directory != null && (iteration % config.checkpointIterations() == 0 || iteration == iterations)) {
                new Checkpoint(iteration, actionNoise.state(), shuffle.state())
                        .write(directory, config, shape, parameters, adam);
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            listener.iteration(tally.progress(
                    iteration,
                    iterations,
                    (long) iteration * rollout.size(),
                    (long) iterations * rollout.size(),
                    rollout.size() / collectSeconds,
                    (iteration - first) * (double) rollout.size() / seconds,
                    terms,
                    explainedVariance(),
                    rate,
                    meanStd()));
            stopped = iteration % config.checkpointIterations() == 0 && listener.stopRequested();
        }
        return new TrainedNetwork(
                shape, parameters.clone(), (long) iteration * rollout.size(), iteration >= iterations);
    }

    /** Fills the rollout; {@link #transitions} holds the current observations before and after. */
    private void collect() {
        int agents = rollout.agents;
        int obs = shape.observationSize();
        int act = shape.actionSize();
        for (int t = 0; t < rollout.steps; t++) {
            int row = t * agents;
            System.arraycopy(transitions.observations.values, 0, rollout.observations, row * obs, agents * obs);
            network.evaluate(transitions.observations.values, agents, output);
            System.arraycopy(output.value, 0, rollout.values, row, agents);
            if (t > 0) {
                continueValues(row - agents);
            }
            drawActions(row, act);
            scaling.toPhysical(rollout.actions, row, agents, actions);
            environment.step(actions, transitions);
            judge(row, obs);
        }
        network.values(transitions.observations.values, agents, output.value);
        continueValues((rollout.steps - 1) * agents);
    }

    /** Where the step of {@code row} did not end an episode, its next value is that of the observation just evaluated. */
    private void continueValues(int row) {
        for (int i = 0; i < rollout.agents; i++) {
            if (!rollout.ended[row + i]) {
                rollout.nextValues[row + i] = output.value[i];
            }
        }
    }

    private void drawActions(int row, int width) {
        for (int i = 0; i < rollout.agents; i++) {
            float logProbability = 0;
            for (int a = 0; a < width; a++) {
                float logStd = output.logStd[a];
                float z = (float) actionNoise.nextGaussian();
                rollout.actions[(row + i) * width + a] =
                        output.mean[i * width + a] + (float) StrictMath.exp(logStd) * z;
                logProbability += -0.5f * z * z - logStd - HALF_LOG_TWO_PI;
            }
            rollout.logProbabilities[row + i] = logProbability;
        }
    }

    /** Takes rewards and ends of the step just made; truncated episodes get the value of their last observation. */
    private void judge(int row, int obs) {
        int truncated = 0;
        for (int i = 0; i < rollout.agents; i++) {
            EndReason end = transitions.end[i];
            rollout.rewards[row + i] = (float) (transitions.rewards[i] * config.rewardScale());
            rollout.ended[row + i] = end != EndReason.RUNNING;
            rollout.nextValues[row + i] = 0;
            if (end != EndReason.RUNNING) {
                tally.add(
                        end,
                        transitions.episodeReturn[i],
                        transitions.episodeLength[i],
                        transitions.episodeProgress[i]);
            }
            if (end.truncated) {
                System.arraycopy(transitions.finalObservations.values, i * obs, finalRows, truncated * obs, obs);
                finalAgents[truncated++] = i;
            }
        }
        if (truncated > 0) {
            network.values(finalRows, truncated, bootstrap.value);
            for (int k = 0; k < truncated; k++) {
                rollout.nextValues[row + finalAgents[k]] = bootstrap.value[k];
            }
        }
    }

    private LossTerms update(double rate) {
        int n = rollout.size();
        int size = Math.min(config.minibatch(), n);
        Minibatch batch = new Minibatch(size, shape);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        float[] gradient = new float[parameters.length];
        double[] sums = new double[5];
        int batches = 0;
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            for (int i = n - 1; i > 0; i--) {
                int j = shuffle.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            double epochKl = 0;
            int epochBatches = 0;
            for (int start = 0; start + size <= n; start += size) {
                batch.gather(rollout, order, start);
                LossTerms terms = loss.gradient(
                        parameters,
                        size,
                        batch.observations,
                        batch.actions,
                        batch.logProbabilities,
                        batch.advantages,
                        batch.returns,
                        gradient);
                adam.step(parameters, gradient, rate, config.maxGradientNorm());
                sums[0] += terms.policy();
                sums[1] += terms.value();
                sums[2] += terms.entropy();
                sums[3] += terms.kl();
                sums[4] += terms.clipped();
                epochKl += terms.kl();
                batches++;
                epochBatches++;
            }
            if (epochKl / epochBatches > config.targetKl()) {
                break;
            }
        }
        return new LossTerms(
                sums[0] / batches, sums[1] / batches, sums[2] / batches, sums[3] / batches, sums[4] / batches);
    }

    private double learningRate(double done) {
        return config.annealLearningRate() ? config.learningRate() * (1 - 0.9 * done) : config.learningRate();
    }

    private double meanStd() {
        double sum = 0;
        for (int a = 0; a < shape.actionSize(); a++) {
            sum += StrictMath.exp(parameters[parameters.length - shape.actionSize() + a]);
        }
        return sum / shape.actionSize();
    }

    /** 1 - Var(R - V) / Var(R), and R - V is the advantage. */
    private double explainedVariance() {
        double returns = variance(rollout.returns);
        return returns == 0 ? Double.NaN : 1 - variance(rollout.advantages) / returns;
    }

    private static double variance(float[] x) {
        double sum = 0;
        double squares = 0;
        for (float v : x) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / x.length;
        return Math.max(0, squares / x.length - mean * mean);
    }

    @Override
    public void close() {
        loss.close();
        network.close();
    }
}
