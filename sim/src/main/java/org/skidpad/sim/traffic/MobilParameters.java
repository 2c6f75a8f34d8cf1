package org.skidpad.sim.traffic;

/**
 * Parameters of the lane-change model MOBIL.
 *
 * @param politeness p, weight of others' advantage
 * @param safeDeceleration b_safe, m/s², positive: the most a new follower may have to brake
 * @param threshold Δa_th, m/s²
 * @param minimumGap the least gap to either neighbour in the new lane, m
 */
public record MobilParameters(double politeness, double safeDeceleration, double threshold, double minimumGap) {
    /** MovSim's defaults: 0.1, 4 m/s², 0.2 m/s², 2 m. */
    public static final MobilParameters MOVSIM = new MobilParameters(0.1, 4, 0.2, 2);
}
