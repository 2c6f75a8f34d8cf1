package org.skidpad.sim.traffic;

/**
 * What makes one driver different from another.
 *
 * @param following how it follows
 * @param mobil its lane changes, or null where it keeps its lane
 * @param reactionDelayS it sees its lead as it was so long ago, s
 * @param criticalGapS the least time gap in crossing or merging traffic that it takes, s
 * @param kerbDistance from the right edge of the lane to the right side of its box, m; NaN to drive in the middle
 */
public record DriverParameters(
        CarFollowing following,
        MobilParameters mobil,
        double reactionDelayS,
        double criticalGapS,
        double kerbDistance) {
    /** Time gap for crossing a street of two lanes from a standstill: HCM 2010, exhibit 19-10. */
    public static final double USUAL_CRITICAL_GAP_S = 6.5;

    public DriverParameters {
        if (following == null) {
            throw new IllegalArgumentException("following must be given");
        }
        if (!(reactionDelayS >= 0 && reactionDelayS <= 10 && criticalGapS > 0)) {
            throw new IllegalArgumentException("reactionDelayS must be in [0, 10], criticalGapS positive: "
                    + reactionDelayS + ", " + criticalGapS);
        }
    }

    public static DriverParameters of(CarFollowing following) {
        return new DriverParameters(following, null, 0, USUAL_CRITICAL_GAP_S, Double.NaN);
    }
}
