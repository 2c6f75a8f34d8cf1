package org.skidpad.sim.event;

/**
 * Something that happened at a moment of a run.
 *
 * @param time s since the start
 * @param kind {@code collision}, {@code goal}, {@code off_road}, {@code storyboard}, {@code intervention}, {@code end}, …
 * @param actor the actor it happened to, or -1
 * @param text for people
 * @param impact how hard a collision was, else null
 */
public record RunEvent(double time, String kind, int actor, String text, Impact impact) {
    /** Kind: the ego's front has crossed a stop line whose signal was red. */
    public static final String RED_LIGHT = "red-light";

    /** Kind: the ego's front has crossed a stop line at which it has not stood. */
    public static final String STOP_SIGN = "stop-sign";

    public RunEvent(double time, String kind, int actor, String text) {
        this(time, kind, actor, text, null);
    }

    /**
     * How hard a collision was in the tick in which it began: measured in a rigid world, else what Newton's law of impact
     * expects of a central hit. Change of velocity (delta-v) is the usual measure of a crash's severity.
     *
     * @param other the other actor, -2 for a wall
     * @param impulse on the event's actor, N s
     * @param deltaV by how much its velocity changed, m/s
     * @param otherDeltaV the same of the other, 0 for a wall
     */
    public record Impact(int other, double impulse, double deltaV, double otherDeltaV) {}
}
