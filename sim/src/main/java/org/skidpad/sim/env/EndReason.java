package org.skidpad.sim.env;

/** Why an episode ended. Order is part of the recording format: append only. */
public enum EndReason {
    /** It goes on. */
    RUNNING(false, false),
    /** The task is done: the goal is reached, or the scenario's own stop trigger fired. */
    SUCCESS(true, false),
    /** The ego touched something. */
    COLLISION(true, false),
    /** The ego left the road or the map. */
    OFF_ROAD(true, false),
    /** Time ran out; the state after it still has value. */
    TIMEOUT(false, true);

    public final boolean terminated;
    public final boolean truncated;

    EndReason(boolean terminated, boolean truncated) {
        this.terminated = terminated;
        this.truncated = truncated;
    }
}
