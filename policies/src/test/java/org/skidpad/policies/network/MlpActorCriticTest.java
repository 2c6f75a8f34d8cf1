package org.skidpad.policies.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.random.RandomStream;

class MlpActorCriticTest {
    private static final NetworkShape SHAPE = new NetworkShape(13, 3, List.of(17, 10));

    @Test
    void tanhIsWithinTwoTenMillionthsOfTheExactOne() {
        double worst = 0;
        for (int i = -200_000; i <= 200_000; i++) {
            float x = i * 1e-4f;
            worst = Math.max(worst, Math.abs(Tanh.of(x) - StrictMath.tanh(x)));
        }
        assertEquals(0, worst, 2.5e-7);
    }

    @Test
    void theNetworkIsTheTextbookFormulaInDoublePrecision() {
        float[] p = MlpActorCritic.initialParameters(SHAPE, -0.5f, 3);
        MlpActorCritic net = new MlpActorCritic(SHAPE);
        net.load(p);
        int rows = 300;
        float[] in = randomRows(rows);
        PolicyOutput out = new PolicyOutput(rows, 3);
        net.evaluate(in, rows, out);
        for (int r = 0; r < rows; r++) {
            double[] x = new double[13];
            for (int i = 0; i < 13; i++) {
                x[i] = in[r * 13 + i];
            }
            double[] mean = reference(p, 0, x, SHAPE.widths(3));
            for (int a = 0; a < 3; a++) {
                assertEquals(mean[a], out.mean[r * 3 + a], 2e-6);
            }
            assertEquals(reference(p, SHAPE.actorParameters(), x, SHAPE.widths(1))[0], out.value[r], 5e-6);
        }
        assertArrayEquals(new float[] {-0.5f, -0.5f, -0.5f}, out.logStd);
    }

    @Test
    void aRowHasTheSameBitsInAnyBatch() {
        MlpActorCritic net = new MlpActorCritic(SHAPE);
        net.load(MlpActorCritic.initialParameters(SHAPE, 0, 5));
        float[] in = randomRows(150);
        PolicyOutput all = new PolicyOutput(150, 3);
        net.evaluate(in, 150, all);
        for (int r = 0; r < 150; r++) {
            PolicyOutput one = new PolicyOutput(1, 3);
            net.evaluate(Arrays.copyOfRange(in, r * 13, r * 13 + 13), 1, one);
            assertArrayEquals(Arrays.copyOfRange(all.mean, r * 3, r * 3 + 3), one.mean);
            assertEquals(all.value[r], one.value[0]);
        }
    }

    @Test
    void initialHiddenWeightsAreOrthogonalWithGainRootTwo() {
        NetworkShape square = new NetworkShape(8, 1, List.of(8));
        float[] p = MlpActorCritic.initialParameters(square, 0, 9);
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < 8; b++) {
                double dot = 0;
                for (int i = 0; i < 8; i++) {
                    dot += p[a * 8 + i] * (double) p[b * 8 + i];
                }
                assertEquals(a == b ? 2 : 0, dot, 1e-5);
            }
        }
    }

    private static float[] randomRows(int rows) {
        RandomStream random = new RandomStream(11, 0, "rows");
        float[] in = new float[rows * 13];
        for (int i = 0; i < in.length; i++) {
            in[i] = (float) random.uniform(-2, 2);
        }
        return in;
    }

    private static double[] reference(float[] parameters, int offset, double[] input, int[] widths) {
        double[] x = input;
        int p = offset;
        for (int l = 0; l + 1 < widths.length; l++) {
            double[] y = new double[widths[l + 1]];
            for (int i = 0; i < widths[l]; i++) {
                for (int o = 0; o < y.length; o++) {
                    y[o] += x[i] * parameters[p++];
                }
            }
            for (int o = 0; o < y.length; o++) {
                y[o] += parameters[p++];
                if (l + 2 < widths.length) {
                    y[o] = StrictMath.tanh(y[o]);
                }
            }
            x = y;
        }
        return x;
    }
}
