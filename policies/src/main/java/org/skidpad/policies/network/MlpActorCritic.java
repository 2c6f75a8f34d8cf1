package org.skidpad.policies.network;

import java.util.Arrays;
import org.skidpad.sim.random.RandomStream;

/** {@link ActorCritic} as two {@link Mlp}s; evaluation allocates nothing. */
public final class MlpActorCritic implements ActorCritic {
    private final NetworkShape shape;
    private final Mlp actor;
    private final Mlp critic;
    private final float[] logStd;

    /** All parameters zero until {@link #load}. */
    public MlpActorCritic(NetworkShape shape) {
        this.shape = shape;
        actor = new Mlp(shape.widths(shape.actionSize()));
        critic = new Mlp(shape.widths(1));
        logStd = new float[shape.actionSize()];
    }

    @Override
    public NetworkShape shape() {
        return shape;
    }

    /** Takes all parameters in the order of {@link NetworkShape}. */
    public void load(float[] parameters) {
        if (parameters.length != shape.parameterCount()) {
            throw new IllegalArgumentException(
                    "parameters: needs " + shape.parameterCount() + " numbers, has " + parameters.length);
        }
        actor.load(parameters, 0);
        critic.load(parameters, shape.actorParameters());
        System.arraycopy(parameters, shape.actorParameters() + shape.criticParameters(), logStd, 0, logStd.length);
    }

    @Override
    public void evaluate(float[] observations, int count, PolicyOutput out) {
        evaluate(observations, 0, count, out);
    }

    /** Evaluates rows {@code first … first + count - 1} into the same rows of {@code out}. */
    public void evaluate(float[] observations, int first, int count, PolicyOutput out) {
        actor.evaluate(observations, first, count, out.mean);
        critic.evaluate(observations, first, count, out.value);
        System.arraycopy(logStd, 0, out.logStd, 0, logStd.length);
    }

    /** Evaluates the critic alone on the first {@code count} rows. */
    public void values(float[] observations, int count, float[] values) {
        critic.evaluate(observations, 0, count, values);
    }

    /**
     * Fresh parameters: orthogonal weights with gain √2 in hidden layers, 0.01 at the actor's head, 1 at the critic's, zero
     * biases (Saxe et al., "Exact solutions to the nonlinear dynamics of learning", 2014; gains as in Huang et al., "The 37
     * implementation details of PPO", 2022).
     */
    public static float[] initialParameters(NetworkShape shape, float initialLogStd, long seed) {
        float[] parameters = new float[shape.parameterCount()];
        RandomStream random = new RandomStream(seed, 0, "network-weights");
        fill(parameters, 0, shape.widths(shape.actionSize()), 0.01, random);
        fill(parameters, shape.actorParameters(), shape.widths(1), 1, random);
        Arrays.fill(parameters, parameters.length - shape.actionSize(), parameters.length, initialLogStd);
        return parameters;
    }

    private static void fill(float[] parameters, int offset, int[] widths, double headGain, RandomStream random) {
        int p = offset;
        for (int l = 0; l + 1 < widths.length; l++) {
            double gain = l + 2 == widths.length ? headGain : Math.sqrt(2);
            double[][] w = orthogonal(widths[l], widths[l + 1], random);
            for (double[] row : w) {
                for (double value : row) {
                    parameters[p++] = (float) (gain * value);
                }
            }
            p += widths[l + 1];
        }
    }

    /** Rows or columns, whichever are fewer, are orthonormal: modified Gram-Schmidt on Gaussian vectors. */
    private static double[][] orthogonal(int rows, int columns, RandomStream random) {
        boolean wide = columns >= rows;
        int vectors = wide ? rows : columns;
        int length = wide ? columns : rows;
        double[][] q = new double[vectors][length];
        for (int v = 0; v < vectors; v++) {
            for (int i = 0; i < length; i++) {
                q[v][i] = random.nextGaussian();
            }
            for (int u = 0; u < v; u++) {
                double dot = 0;
                for (int i = 0; i < length; i++) {
                    dot += q[u][i] * q[v][i];
                }
                for (int i = 0; i < length; i++) {
                    q[v][i] -= dot * q[u][i];
                }
            }
            double norm = 0;
            for (double x : q[v]) {
                norm += x * x;
            }
            norm = Math.sqrt(norm);
            for (int i = 0; i < length; i++) {
                q[v][i] /= norm;
            }
        }
        if (wide) {
            return q;
        }
        double[][] transposed = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                transposed[r][c] = q[c][r];
            }
        }
        return transposed;
    }
}
