package org.skidpad.policies.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.skidpad.policies.network.MlpActorCritic;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.policies.network.PolicyOutput;
import org.skidpad.sim.random.RandomStream;

class PpoLossTest {
    private static final NetworkShape SHAPE = new NetworkShape(40, 2, List.of(64, 64));
    private static final int N = 200;

    private final RandomStream random = new RandomStream(4, 0, "loss-test");
    private final float[] parameters = MlpActorCritic.initialParameters(SHAPE, -0.3f, 1);
    private final float[] observations = draw(N * 40);
    private final float[] actions = draw(N * 2);
    private final float[] oldLogProbabilities = draw(N);
    private final float[] advantages = draw(N);
    private final float[] returns = draw(N);

    private float[] draw(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.uniform(-1, 1) - (n == N ? 0.5f : 0);
        }
        return x;
    }

    @Test
    void torchAndPlainJavaAgreeToOneInAHundredThousand() {
        MlpActorCritic java = new MlpActorCritic(SHAPE);
        java.load(parameters);
        PolicyOutput expected = new PolicyOutput(N, 2);
        java.evaluate(observations, N, expected);
        PolicyOutput actual = new PolicyOutput(N, 2);
        try (PpoLoss loss = new PpoLoss(SHAPE, N, 0.2, 0.5, 0.01)) {
            loss.evaluate(parameters, observations, N, actual);
        }
        assertArrayEquals(expected.mean, actual.mean, 1e-5f);
        assertArrayEquals(expected.value, actual.value, 1e-5f);
    }

    /** Whatever the graph keeps for the way back must outlive the garbage collector's visits. */
    @Test
    void theGradientIsTheSameToTheBitWhileGarbageIsCollected() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread litter = new Thread(() -> {
            long bytes = 0;
            while (!done.get()) {
                bytes +=
                        new byte[100_000].length + ByteBuffer.allocateDirect(64).capacity();
                if (bytes % 50 == 0) {
                    System.gc();
                }
            }
        });
        litter.start();
        try (PpoLoss loss = new PpoLoss(SHAPE, N, 0.2, 0.5, 0.01)) {
            float[] first = new float[parameters.length];
            gradient(loss, first);
            float[] gradient = new float[parameters.length];
            for (int k = 0; k < 60; k++) {
                gradient(loss, gradient);
                assertArrayEquals(first, gradient, "call " + k);
            }
        } finally {
            done.set(true);
            litter.join();
        }
    }

    @Test
    void theLossIsTheFormulaAndTheGradientItsSlope() {
        try (PpoLoss loss = new PpoLoss(SHAPE, N, 0.2, 0.5, 0.01)) {
            float[] gradient = new float[parameters.length];
            LossTerms terms = gradient(loss, gradient);
            assertEquals(reference(parameters), total(terms), 1e-5);
            int[] probes = {0, 2600, SHAPE.actorParameters() - 1, SHAPE.actorParameters() + 5, parameters.length - 1};
            for (int p : probes) {
                float[] up = parameters.clone();
                float[] down = parameters.clone();
                up[p] += 1e-2f;
                down[p] -= 1e-2f;
                double slope = (reference(up) - reference(down)) / (up[p] - down[p]);
                assertEquals(slope, gradient[p], 2e-3 + 0.02 * Math.abs(slope), "parameter " + p);
            }
        }
    }

    @Test
    void gradientsAreRepeatableAndLeaveNoNativeArrays() {
        try (PpoLoss loss = new PpoLoss(SHAPE, N, 0.2, 0.5, 0.01)) {
            float[] first = new float[parameters.length];
            gradient(loss, first);
            int live = loss.liveArrays();
            float[] later = new float[parameters.length];
            for (int i = 0; i < 50; i++) {
                gradient(loss, later);
            }
            assertArrayEquals(first, later);
            assertEquals(live, loss.liveArrays());
        }
    }

    private LossTerms gradient(PpoLoss loss, float[] gradient) {
        return loss.gradient(parameters, N, observations, actions, oldLogProbabilities, advantages, returns, gradient);
    }

    private static double total(LossTerms terms) {
        return terms.policy() + 0.5 * terms.value() - 0.01 * terms.entropy();
    }

    private double reference(float[] p) {
        MlpActorCritic java = new MlpActorCritic(SHAPE);
        java.load(p);
        PolicyOutput out = new PolicyOutput(N, 2);
        java.evaluate(observations, N, out);
        double policy = 0;
        double value = 0;
        double entropy = 0;
        for (int a = 0; a < 2; a++) {
            entropy += 0.5 * Math.log(2 * Math.PI * Math.E) + out.logStd[a];
        }
        for (int i = 0; i < N; i++) {
            double logProbability = 0;
            for (int a = 0; a < 2; a++) {
                double z = (actions[i * 2 + a] - out.mean[i * 2 + a]) / Math.exp(out.logStd[a]);
                logProbability += -0.5 * z * z - out.logStd[a] - 0.5 * Math.log(2 * Math.PI);
            }
            double ratio = Math.exp(logProbability - oldLogProbabilities[i]);
            policy -= Math.min(ratio * advantages[i], Math.max(0.8, Math.min(1.2, ratio)) * advantages[i]) / N;
            value += 0.5 * (out.value[i] - returns[i]) * (out.value[i] - returns[i]) / N;
        }
        return policy + 0.5 * value - 0.01 * entropy;
    }
}
