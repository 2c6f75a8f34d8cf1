package org.skidpad.sim.traffic;

/**
 * Lane changes by "minimizing overall braking induced by lane changes": Kesting, Treiber and Helbing, Transportation Research
 * Record 1999 (2007), equations 2 (safety) and 3 (incentive). Accelerations in m/s², as a car-following model gives them now
 * and would give them after the change.
 */
public final class Mobil {
    private Mobil() {}

    public static boolean isSafe(double newFollowerAfter, MobilParameters p) {
        return newFollowerAfter >= -p.safeDeceleration();
    }

    /** Advantage beyond the threshold; change lanes where it is positive and {@link #isSafe}. */
    public static double incentive(
            double ownNow,
            double ownAfter,
            double newFollowerNow,
            double newFollowerAfter,
            double oldFollowerNow,
            double oldFollowerAfter,
            MobilParameters p) {
        double others = newFollowerAfter - newFollowerNow + oldFollowerAfter - oldFollowerNow;
        return ownAfter - ownNow + p.politeness() * others - p.threshold();
    }
}
