package org.skidpad.sim.world;

/**
 * What does not change between the episodes of a scenario.
 *
 * @param dt length of a tick, s
 * @param capacity the most actors an episode can hold
 * @param contacts what happens when actors touch
 * @param durationS the longest an episode lasts, s of simulated time
 */
public record WorldConfig(double dt, int capacity, ContactMode contacts, double durationS) {
    /** The two strengths of contact (docs/decisions). */
    public enum ContactMode {
        /** A touch is an event, not a push: exact overlap of oriented boxes and circles. */
        DETECT,
        /** JBox2D resolves the contact. */
        RIGID
    }

    public WorldConfig {
        if (!(dt > 0 && dt <= 1)) {
            throw new IllegalArgumentException("dt must be in (0, 1] s, is " + dt);
        }
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, is " + capacity);
        }
        if (!(durationS > 0)) {
            throw new IllegalArgumentException("durationS must be positive, is " + durationS);
        }
    }

    public WorldConfig withContacts(ContactMode mode) {
        return new WorldConfig(dt, capacity, mode, durationS);
    }
}
