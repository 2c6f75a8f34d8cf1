package org.skidpad.sim.env;

/** Chooses actions. Implementations say whether they keep state between calls; those that do implement {@link #reset}. */
public interface Policy {
    /** What it observes and does; a runner refuses a policy whose contract does not fit. */
    PolicyContract contract();

    /** Reads {@code in.count} rows and writes as many rows of {@code out}, in physical units within the contract's bounds. */
    void act(Observations in, Actions out);

    /** Called before the first action of an episode. */
    default void reset(long seed) {}
}
