package org.skidpad.sim.traffic;

/**
 * The intelligent driver model: Treiber, Hennecke and Helbing, "Congested traffic states in empirical observations and
 * microscopic simulations", Physical Review E 62 (2000), equations 3 and 4.
 */
public final class Idm {
    /** Gaps are taken for at least this, m, so that a touching pair brakes hard instead of dividing by zero. */
    static final double LEAST_GAP = 0.01;

    private Idm() {}

    /**
     * Acceleration in m/s². One deviation from the paper, as in MovSim: the dynamic part of the desired gap is not allowed
     * below zero, so that a lead that draws away never makes the follower brake.
     *
     * @param speed m/s, not negative
     * @param gap bumper to bumper, m, {@code +Infinity} on a free road
     * @param approachRate own speed minus the lead's, m/s
     */
    public static double acceleration(double speed, double gap, double approachRate, IdmParameters p) {
        if (p.exponent() == 4) {
            return acceleration(
                    speed,
                    gap,
                    approachRate,
                    1 / p.desiredSpeed(),
                    p.timeHeadway(),
                    p.minimumGap(),
                    p.acceleration(),
                    inverseBraking(p));
        }
        double ratio = Math.max(0, speed) / p.desiredSpeed();
        // Not StrictMath.pow, which takes 96 bytes a call from JDK 21 on.
        double free = 1 - StrictMath.exp(p.exponent() * StrictMath.log(ratio));
        double interaction = desiredGap(speed, approachRate, p) / Math.max(gap, LEAST_GAP);
        return p.acceleration() * (free - interaction * interaction);
    }

    /**
     * The same with δ = 4 and what follows from the parameters taken beforehand: one division is left.
     *
     * @param inverseDesiredSpeed 1/v0, s/m
     * @param inverseBraking 1/(2√(ab)), s²/m
     */
    static double acceleration(
            double speed,
            double gap,
            double approachRate,
            double inverseDesiredSpeed,
            double timeHeadway,
            double minimumGap,
            double acceleration,
            double inverseBraking) {
        double ratio = speed * inverseDesiredSpeed;
        double square = ratio * ratio;
        double dynamic = speed * (timeHeadway + approachRate * inverseBraking);
        // Comparisons are cheaper than Math.max, which must mind NaN and the sign of zero.
        double desired = dynamic > 0 ? minimumGap + dynamic : minimumGap;
        double interaction = desired / (gap > LEAST_GAP ? gap : LEAST_GAP);
        return acceleration * (1 - square * square - interaction * interaction);
    }

    /** s*, m. */
    public static double desiredGap(double speed, double approachRate, IdmParameters p) {
        return p.minimumGap() + Math.max(0, speed * (p.timeHeadway() + approachRate * inverseBraking(p)));
    }

    static double inverseBraking(IdmParameters p) {
        return 0.5 / Math.sqrt(p.acceleration() * p.comfortableDeceleration());
    }

    /** The gap at which a car that follows at equal speed below v0 neither brakes nor accelerates, m (equation 6). */
    public static double equilibriumGap(double speed, IdmParameters p) {
        double ratio = StrictMath.pow(speed / p.desiredSpeed(), p.exponent());
        return (p.minimumGap() + speed * p.timeHeadway()) / Math.sqrt(1 - ratio);
    }
}
