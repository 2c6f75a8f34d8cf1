package org.skidpad.policies.network;

/** A stochastic policy and a value function over the same observations. Not safe for use by two threads at once. */
public interface ActorCritic {
    NetworkShape shape();

    /**
     * Evaluates {@code count} rows of {@code observations} (row-major, scaled) into the first {@code count} rows of
     * {@code out}. A row's result does not depend on the other rows.
     */
    void evaluate(float[] observations, int count, PolicyOutput out);
}
