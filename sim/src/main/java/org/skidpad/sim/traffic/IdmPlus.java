package org.skidpad.sim.traffic;

/**
 * IDM+: free driving and interaction limit each other instead of adding up, so that the equilibrium headway is T itself and the
 * capacity of a lane that of real motorways. Schakel, van Arem and Netten, "Effects of cooperative adaptive cruise control on
 * traffic flow stability", 13th IEEE ITSC (2010), equation 4.
 */
public record IdmPlus(IdmParameters p) implements CarFollowing {
    /** Arguments as of {@link Idm#acceleration}. */
    public static double acceleration(double speed, double gap, double approachRate, IdmParameters p) {
        double free = Idm.acceleration(speed, Double.POSITIVE_INFINITY, 0, p);
        if (gap == Double.POSITIVE_INFINITY) {
            return free;
        }
        double ratio = Idm.desiredGap(speed, approachRate, p) / Math.max(gap, Idm.LEAST_GAP);
        return Math.min(free, p.acceleration() * (1 - ratio * ratio));
    }

    @Override
    public double acceleration(double speed, double gap, double leadSpeed, double leadAcceleration, double dt) {
        return acceleration(speed, gap, gap == Double.POSITIVE_INFINITY ? 0 : speed - leadSpeed, p);
    }
}
