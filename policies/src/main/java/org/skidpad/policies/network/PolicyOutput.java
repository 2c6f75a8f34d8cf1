package org.skidpad.policies.network;

/** What an {@link ActorCritic} says about a batch; allocated once, overwritten by each evaluation. */
public final class PolicyOutput {
    /** Means of the Gaussian, row-major, {@code [capacity][actionSize]}; [-1, 1] stands for [low, high]. */
    public final float[] mean;

    /** Discounted return expected from each observation. */
    public final float[] value;

    /** Logarithm of the standard deviation of each action, the same for every row. */
    public final float[] logStd;

    public PolicyOutput(int capacity, int actionSize) {
        mean = new float[capacity * actionSize];
        value = new float[capacity];
        logStd = new float[actionSize];
    }
}
