package org.skidpad.sim.env;

/**
 * Many episodes at once, in lock step, Gymnasium style. Autoreset is <em>same-step</em>: when an episode ends in a step, the
 * row of {@link Transitions#observations} already belongs to the next episode, and the last observation of the ended one
 * stands in {@link Transitions#finalObservations}.
 */
public interface Environment extends AutoCloseable {
    PolicyContract contract();

    /** How many agents step together. */
    int count();

    /** Starts every agent's first episode; agent i's k-th episode is a function of (seed, i, k) alone. */
    void reset(long seed, Transitions out);

    /** Applies one decision per agent and advances each by the contract's period. */
    void step(Actions in, Transitions out);

    @Override
    void close();
}
