package org.skidpad.policies.network;

import java.util.Arrays;

/**
 * A multilayer perceptron with tanh hidden layers and a linear head, in plain Java.
 *
 * <p>Rows are taken in blocks of {@value #BLOCK} and transposed, so that every inner loop runs along the block at stride one,
 * with a constant number of turns, over separate arrays: the form that HotSpot turns into vector instructions whatever it
 * saw before. A few left-over rows are evaluated one by one. Both ways add in the same order (inputs in order,
 * {@value #UNROLL} at a time, bias last), so that a row's result is the same bits in any batch.
 */
public final class Mlp {
    /** Rows evaluated together: the widest activations of 64 units then fill 32 kB. */
    private static final int BLOCK = 128;

    /** From this many rows on, a block that is not full is cheaper than rows one by one. */
    private static final int WORTH_A_BLOCK = 24;

    /** Inputs folded into one pass over an accumulator; a body of eight is too large for HotSpot to unroll and vectorise. */
    private static final int UNROLL = 4;

    private final int[] widths;
    private final Tanh tanh = new Tanh(BLOCK);
    /** [layer][output][input, padded with zeros to a multiple of {@link #UNROLL}]. */
    private final float[][][] weights;

    private final float[][] biases;
    /** [layer][unit, padded][row of block]: activations entering each layer, and the outputs at the end. */
    private final float[][][] activations;
    /** [layer][unit, padded]: the same for a single row. */
    private final float[][] single;

    /** Of the given widths, input first, output last; all parameters zero. */
    public Mlp(int... widths) {
        this.widths = widths.clone();
        int layers = widths.length - 1;
        weights = new float[layers][][];
        biases = new float[layers][];
        activations = new float[layers + 1][][];
        single = new float[layers + 1][];
        activations[0] = new float[padded(widths[0])][BLOCK];
        single[0] = new float[padded(widths[0])];
        for (int l = 0; l < layers; l++) {
            weights[l] = new float[widths[l + 1]][padded(widths[l])];
            biases[l] = new float[widths[l + 1]];
            activations[l + 1] = new float[padded(widths[l + 1])][BLOCK];
            single[l + 1] = new float[padded(widths[l + 1])];
        }
    }

    private static int padded(int units) {
        return (units + UNROLL - 1) / UNROLL * UNROLL;
    }

    /** How many numbers {@link #load} reads for these widths. */
    public static int parameterCount(int... widths) {
        int n = 0;
        for (int l = 0; l + 1 < widths.length; l++) {
            n += (widths[l] + 1) * widths[l + 1];
        }
        return n;
    }

    public int inputSize() {
        return widths[0];
    }

    public int outputSize() {
        return widths[widths.length - 1];
    }

    /** Takes weights {@code [input][output]} and biases, layer by layer, from {@code parameters} at {@code offset}. */
    public void load(float[] parameters, int offset) {
        int p = offset;
        for (int l = 0; l < weights.length; l++) {
            for (int i = 0; i < widths[l]; i++) {
                for (int o = 0; o < widths[l + 1]; o++) {
                    weights[l][o][i] = parameters[p++];
                }
            }
            for (int o = 0; o < widths[l + 1]; o++) {
                biases[l][o] = parameters[p++];
            }
        }
    }

    /** Evaluates {@code count} rows from row {@code first} of {@code in} into the same rows of {@code out}. */
    public void evaluate(float[] in, int first, int count, float[] out) {
        int end = first + count;
        int row = first;
        while (end - row >= WORTH_A_BLOCK) {
            int rows = Math.min(BLOCK, end - row);
            block(in, row, rows, out);
            row += rows;
        }
        for (; row < end; row++) {
            single(in, row, out);
        }
    }

    private void block(float[] in, int start, int rows, float[] out) {
        int inputs = widths[0];
        for (int i = 0; i < inputs; i++) {
            float[] column = activations[0][i];
            for (int s = 0, at = start * inputs + i; s < rows; s++, at += inputs) {
                column[s] = in[at];
            }
        }
        int layers = weights.length;
        for (int l = 0; l < layers; l++) {
            float[][] x = activations[l];
            for (int o = 0; o < widths[l + 1]; o++) {
                float[] sum = activations[l + 1][o];
                Arrays.fill(sum, 0f);
                float[] w = weights[l][o];
                for (int i = 0; i < w.length; i += UNROLL) {
                    addFourInputs(x[i], x[i + 1], x[i + 2], x[i + 3], w, i, sum);
                }
                addBias(biases[l][o], sum);
                if (l + 1 < layers) {
                    tanh.apply(sum);
                }
            }
        }
        int outputs = widths[layers];
        for (int o = 0; o < outputs; o++) {
            float[] column = activations[layers][o];
            for (int s = 0, at = start * outputs + o; s < rows; s++, at += outputs) {
                out[at] = column[s];
            }
        }
    }

    private static void addFourInputs(float[] a, float[] b, float[] c, float[] d, float[] w, int i, float[] sum) {
        float wa = w[i];
        float wb = w[i + 1];
        float wc = w[i + 2];
        float wd = w[i + 3];
        for (int s = 0; s < BLOCK; s++) {
            sum[s] += (wa * a[s] + wb * b[s]) + (wc * c[s] + wd * d[s]);
        }
    }

    private static void addBias(float bias, float[] sum) {
        for (int s = 0; s < BLOCK; s++) {
            sum[s] += bias;
        }
    }

    private void single(float[] in, int row, float[] out) {
        System.arraycopy(in, row * widths[0], single[0], 0, widths[0]);
        int layers = weights.length;
        for (int l = 0; l < layers; l++) {
            float[] x = single[l];
            for (int o = 0; o < widths[l + 1]; o++) {
                float[] w = weights[l][o];
                float sum = 0f;
                for (int i = 0; i < w.length; i += UNROLL) {
                    sum += (w[i] * x[i] + w[i + 1] * x[i + 1]) + (w[i + 2] * x[i + 2] + w[i + 3] * x[i + 3]);
                }
                sum += biases[l][o];
                single[l + 1][o] = l + 1 < layers ? Tanh.of(sum) : sum;
            }
        }
        System.arraycopy(single[layers], 0, out, row * widths[layers], widths[layers]);
    }
}
