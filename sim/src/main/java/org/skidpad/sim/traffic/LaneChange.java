package org.skidpad.sim.traffic;

/**
 * A scripted change into the next lane: the cut-in.
 *
 * @param start when it begins
 * @param toLeft left of the driving direction, else right
 * @param durationS from the first to the last lateral movement, s
 */
public record LaneChange(StartCondition start, boolean toLeft, double durationS) {
    public LaneChange {
        if (!(durationS > 0)) {
            throw new IllegalArgumentException("durationS must be positive, is " + durationS);
        }
    }

    /**
     * Share of the way across after a share of the duration, both in [0, 1]: 10τ³ - 15τ⁴ + 6τ⁵, the path of least jerk (Flash
     * and Hogan, Journal of Neuroscience 5, 1985).
     */
    static double progress(double share) {
        double t = Math.max(0, Math.min(1, share));
        return t * t * t * (10 + t * (6 * t - 15));
    }
}
