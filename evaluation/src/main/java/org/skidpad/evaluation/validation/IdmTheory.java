package org.skidpad.evaluation.validation;

import org.skidpad.sim.traffic.Idm;
import org.skidpad.sim.traffic.IdmParameters;

/**
 * What Treiber and Kesting, "Traffic Flow Dynamics" (2013), derive for a ring of equal IDM cars: the equilibrium (section 11.3.2)
 * and the linear stability of a line of cars (chapter 15). With a(s, v, v_l) the acceleration, small deviations of gap and speed
 * of car n behind car n - 1 obey g' = u_l - u, u' = a_s g + a_v u + a_l u_l; a wave e^{ikn} in them grows at the rate Re λ with
 * λ² - λ (a_v + a_l e^{-ik}) - a_s (e^{-ik} - 1) = 0.
 */
final class IdmTheory {
    private static final double STEP = 1e-5;

    private final IdmParameters p;
    /** In equilibrium, m/s. */
    final double speed;

    private final double bySpace;
    private final double bySpeed;
    private final double byLead;

    /** @param gap bumper to bumper of all cars, m, more than s0 */
    IdmTheory(IdmParameters p, double gap) {
        this.p = p;
        speed = equilibriumSpeed(p, gap);
        double v = speed;
        bySpace = (acceleration(gap + STEP, v, v) - acceleration(gap - STEP, v, v)) / (2 * STEP);
        bySpeed = (acceleration(gap, v + STEP, v) - acceleration(gap, v - STEP, v)) / (2 * STEP);
        byLead = (acceleration(gap, v, v + STEP) - acceleration(gap, v, v - STEP)) / (2 * STEP);
    }

    /** The speed at which {@link Idm#equilibriumGap} is the gap, m/s, by halving. */
    static double equilibriumSpeed(IdmParameters p, double gap) {
        double low = 0;
        double high = p.desiredSpeed();
        for (int k = 0; k < 60; k++) {
            double middle = (low + high) / 2;
            if (Idm.equilibriumGap(middle, p) < gap) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** No wave, however long, grows: v_e'(s) ≤ (a_l - a_v) / 2, equation 15.26. */
    boolean isStringStable() {
        return -bySpace / (bySpeed + byLead) <= (byLead - bySpeed) / 2;
    }

    /**
     * The root with the larger real part.
     *
     * @param k phase from one car to the next behind it, rad
     * @return real part (growth) and imaginary part, 1/s
     */
    double[] growth(double k) {
        double cos = StrictMath.cos(k);
        double sin = StrictMath.sin(k);
        // λ = (B + √(B² + 4C)) / 2 with B = a_v + a_l e^{-ik} and C = a_s (e^{-ik} - 1).
        double bRe = bySpeed + byLead * cos;
        double bIm = -byLead * sin;
        double dRe = bRe * bRe - bIm * bIm + 4 * bySpace * (cos - 1);
        double dIm = 2 * bRe * bIm - 4 * bySpace * sin;
        double size = Math.sqrt(Math.sqrt(dRe * dRe + dIm * dIm));
        double half = StrictMath.atan2(dIm, dRe) / 2; // within ±π/2: the root with a real part that is not negative
        return new double[] {(bRe + size * StrictMath.cos(half)) / 2, (bIm + size * StrictMath.sin(half)) / 2};
    }

    private double acceleration(double gap, double v, double lead) {
        return Idm.acceleration(v, gap, v - lead, p);
    }
}
