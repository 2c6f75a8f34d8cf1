package org.skidpad.policies.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.policies.network.PolicyOutput;

/**
 * The clipped surrogate loss of PPO and its gradient (Schulman et al., "Proximal Policy Optimization Algorithms", 2017,
 * equation 9): L = -min(r A, clip(r, 1 - ε, 1 + ε) A) + c_v ½ (V - R)² - c_e H, averaged over a minibatch.
 *
 * <p>Parameters are one flat array in the order of {@link NetworkShape}. A new leaf is made over it for each gradient, so
 * nothing accumulates between calls.
 *
 * <p><b>Why constants are arrays.</b> {@code x.mul(0.5f)} makes an array of one number over a Java buffer, and closes it. The
 * graph keeps the array for the way back, but nobody keeps the buffer: where the garbage collector runs before the way back, the
 * gradient is multiplied by whatever lies there by then. Constants that the graph keeps therefore live as long as this object.
 */
public final class PpoLoss implements AutoCloseable {
    private static final float HALF_LOG_TWO_PI = 0.9189385f;

    private final NetworkShape shape;
    private final int capacity;
    private final float clip;
    private final NDManager manager;
    private final NDArray minusHalf;
    private final NDArray half;
    private final NDArray leastRatio;
    private final NDArray greatestRatio;
    private final NDArray valueCoefficient;
    private final NDArray entropyCoefficient;

    private final ByteBuffer parameterBytes;
    private final FloatBuffer parameters;
    private final ByteBuffer observationBytes;
    private final ByteBuffer actionBytes;
    private final ByteBuffer logProbabilityBytes;
    private final ByteBuffer advantageBytes;
    private final ByteBuffer returnBytes;

    /** Of minibatches of at most {@code capacity} samples. */
    public PpoLoss(NetworkShape shape, int capacity, double clip, double valueCoefficient, double entropyCoefficient) {
        this.shape = shape;
        this.capacity = capacity;
        this.clip = (float) clip;
        manager = TorchEngine.get().newBaseManager();
        minusHalf = manager.create(-0.5f);
        half = manager.create(0.5f);
        leastRatio = manager.create(1 - this.clip);
        greatestRatio = manager.create(1 + this.clip);
        this.valueCoefficient = manager.create((float) valueCoefficient);
        this.entropyCoefficient = manager.create((float) entropyCoefficient);
        parameterBytes = direct(shape.parameterCount());
        parameters = parameterBytes.asFloatBuffer();
        observationBytes = direct(capacity * shape.observationSize());
        actionBytes = direct(capacity * shape.actionSize());
        logProbabilityBytes = direct(capacity);
        advantageBytes = direct(capacity);
        returnBytes = direct(capacity);
    }

    private static ByteBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    /** {@code Engine PyTorch version}, for records of how a policy was made. */
    public static String version() {
        return TorchEngine.get().getEngineName() + " " + TorchEngine.get().getVersion();
    }

    /**
     * Loss of the first {@code count} samples under {@code parameterValues}; its gradient goes to {@code gradient}.
     *
     * @param observations row-major, scaled
     * @param actions row-major, as drawn, before clipping to [-1, 1]
     * @param logProbabilities of the actions under the policy that drew them
     * @param advantages normalised
     * @param returns targets of the value
     */
    public LossTerms gradient(
            float[] parameterValues,
            int count,
            float[] observations,
            float[] actions,
            float[] logProbabilities,
            float[] advantages,
            float[] returns,
            float[] gradient) {
        if (count < 1 || count > capacity) {
            throw new IllegalArgumentException("count: must be 1 to " + capacity + ", is " + count);
        }
        try (NDManager sub = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            int width = shape.actionSize();
            NDArray x = array(sub, observationBytes, observations, new Shape(count, shape.observationSize()));
            NDArray action = array(sub, actionBytes, actions, new Shape(count, width));
            NDArray oldLogProbability = array(sub, logProbabilityBytes, logProbabilities, new Shape(count));
            NDArray advantage = array(sub, advantageBytes, advantages, new Shape(count));
            NDArray target = array(sub, returnBytes, returns, new Shape(count, 1));
            parameters.put(0, parameterValues, 0, shape.parameterCount());
            NDArray flat = sub.create(parameterBytes, new Shape(shape.parameterCount()), DataType.FLOAT32);
            flat.setRequiresGradient(true);
            float[] terms;
            try (GradientCollector collector = TorchEngine.get().newGradientCollector()) {
                int critic = shape.actorParameters();
                int last = critic + shape.criticParameters();
                NDArray mean = mlp(flat, 0, x, shape.widths(width));
                NDArray value = mlp(flat, critic, x, shape.widths(1));
                NDArray logStd = flat.get(last + ":" + (last + width));

                NDArray z = action.sub(mean).mul(logStd.neg().exp());
                NDArray logProbability = z.square()
                        .mul(minusHalf)
                        .sub(logStd)
                        .sub(HALF_LOG_TWO_PI)
                        .sum(new int[] {1});
                NDArray logRatio = logProbability.sub(oldLogProbability);
                NDArray ratio = logRatio.exp();
                NDArray surrogate = NDArrays.minimum(
                        ratio.mul(advantage),
                        NDArrays.maximum(NDArrays.minimum(ratio, greatestRatio), leastRatio)
                                .mul(advantage));
                NDArray policyLoss = surrogate.mean().neg();
                NDArray valueLoss = value.sub(target).square().mean().mul(half);
                NDArray entropy = logStd.add(0.5f + HALF_LOG_TWO_PI).sum();
                NDArray loss = policyLoss.add(valueLoss.mul(valueCoefficient)).sub(entropy.mul(entropyCoefficient));
                NDArray kl = ratio.sub(1f).sub(logRatio).mean();
                NDArray clipped = ratio.sub(1f)
                        .abs()
                        .gt(clip)
                        .toType(DataType.FLOAT32, false)
                        .mean();
                collector.backward(loss);
                terms = NDArrays.stack(new NDList(policyLoss, valueLoss, entropy, kl, clipped))
                        .toFloatArray();
            }
            System.arraycopy(flat.getGradient().toFloatArray(), 0, gradient, 0, shape.parameterCount());
            return new LossTerms(terms[0], terms[1], terms[2], terms[3], terms[4]);
        }
    }

    /** The forward pass alone, to be compared with {@link org.skidpad.policies.network.MlpActorCritic}. */
    public void evaluate(float[] parameterValues, float[] observations, int count, PolicyOutput out) {
        try (NDManager sub = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray x = array(sub, observationBytes, observations, new Shape(count, shape.observationSize()));
            parameters.put(0, parameterValues, 0, shape.parameterCount());
            NDArray flat = sub.create(parameterBytes, new Shape(shape.parameterCount()), DataType.FLOAT32);
            int critic = shape.actorParameters();
            float[] mean = mlp(flat, 0, x, shape.widths(shape.actionSize())).toFloatArray();
            float[] value = mlp(flat, critic, x, shape.widths(1)).toFloatArray();
            System.arraycopy(mean, 0, out.mean, 0, mean.length);
            System.arraycopy(value, 0, out.value, 0, value.length);
            int last = critic + shape.criticParameters();
            System.arraycopy(parameterValues, last, out.logStd, 0, shape.actionSize());
        }
    }

    /** Native arrays alive outside any call; stays the same however many gradients are taken. */
    int liveArrays() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }

    private static NDArray mlp(NDArray flat, int offset, NDArray input, int[] widths) {
        NDArray x = input;
        int p = offset;
        for (int l = 0; l + 1 < widths.length; l++) {
            int weights = widths[l] * widths[l + 1];
            NDArray w = flat.get(p + ":" + (p + weights)).reshape(widths[l], widths[l + 1]);
            NDArray b = flat.get((p + weights) + ":" + (p + weights + widths[l + 1]));
            p += weights + widths[l + 1];
            x = x.matMul(w).add(b);
            if (l + 2 < widths.length) {
                x = x.tanh();
            }
        }
        return x;
    }

    /** Lets torch read {@code values} in place from a buffer that lives as long as this object. */
    private static NDArray array(NDManager sub, ByteBuffer bytes, float[] values, Shape shape) {
        int n = (int) shape.size();
        bytes.clear();
        bytes.asFloatBuffer().put(values, 0, n);
        bytes.limit(n * Float.BYTES);
        return sub.create(bytes, shape, DataType.FLOAT32);
    }
}
