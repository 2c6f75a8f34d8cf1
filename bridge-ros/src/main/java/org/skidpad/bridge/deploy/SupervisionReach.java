package org.skidpad.bridge.deploy;

/**
 * Whether a stop of the supervisor would be heard by everybody who hears the commands. Which of the readers is the robot cannot be
 * told, since a recorder reads the same topic, so the supervisor has to reach as many as the commands do.
 */
final class SupervisionReach {
    /** Time in which the supervisor may meet a reader that has come while all was well, s. */
    private static final double GRACE = 2;

    private static final double NS = 1e-9;

    private boolean held;
    private long heldNs;

    /**
     * @param readers readers that the commands have
     * @param reached readers that the supervisor has
     */
    boolean holds(long nowNs, int readers, int reached) {
        if (reached > 0 && reached >= readers) {
            held = true;
            heldNs = nowNs;
        } else if (readers == 0 || (nowNs - heldNs) * NS > GRACE) {
            held = false;
        }
        return held;
    }
}
