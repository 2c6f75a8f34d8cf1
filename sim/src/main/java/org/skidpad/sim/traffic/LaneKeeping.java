package org.skidpad.sim.traffic;

/**
 * Steering that keeps a lane. The curvature driven is the lane's, plus a correction of offset and heading such that the
 * offset, as a function of distance travelled, is a second-order system with natural frequency √2/ℓ and damping 1/√2: the
 * linearised pure pursuit (Coulter, CMU-RI-TR-92-01, 1992) of a point ℓ ahead, ℓ growing with speed.
 */
public final class LaneKeeping {
    private static final double PREVIEW_S = 1.2;
    private static final double LEAST_PREVIEW_M = 5;
    private static final double MOST_STEERING = 0.6;

    private LaneKeeping() {}

    /**
     * Front wheel angle in rad, left positive, within ±0.6.
     *
     * @param offset of the reference point from the path to keep, left positive, m
     * @param heading relative to the lane, rad
     * @param curvature of the lane, 1/m, left positive
     * @param speed m/s
     * @param wheelbase m
     */
    public static double steering(double offset, double heading, double curvature, double speed, double wheelbase) {
        double preview = Math.max(LEAST_PREVIEW_M, Math.abs(speed) * PREVIEW_S);
        double wanted = curvature - 2 * offset / (preview * preview) - 2 * heading / preview;
        return Math.max(-MOST_STEERING, Math.min(MOST_STEERING, StrictMath.atan(wheelbase * wanted)));
    }
}
