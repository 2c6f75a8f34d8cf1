package org.skidpad.sim.spec;

import org.skidpad.sim.geometry.Trigonometry;

/**
 * Criticality measures of following and approaching, as pure functions. Gaps are bumper to bumper, m; a closing speed is
 * positive when the gap shrinks, m/s.
 *
 * <p>Sources: SUMO's surrogate safety device (TTC, DRAC) and L. Westhofen et al., "Criticality metrics for automated driving",
 * 2023 (THW, BTN, TET, TIT).
 */
public final class Criticality {
    private Criticality() {}

    /**
     * Speed at which the ego closes in on its lead along the ego's heading.
     *
     * @param leadSpeed along the lead's own heading
     * @param relativeHeading heading of the lead minus heading of the ego, rad
     */
    public static double closingSpeed(double egoSpeed, double leadSpeed, double relativeHeading) {
        return egoSpeed - leadSpeed * Trigonometry.cos(relativeHeading);
    }

    /** Time to collision, s: gap / closing speed; 0 in contact, {@code +Infinity} when not closing. */
    public static double ttc(double gap, double closingSpeed) {
        if (gap <= 0) {
            return 0;
        }
        return closingSpeed > 0 ? gap / closingSpeed : Double.POSITIVE_INFINITY;
    }

    /** Time headway, s: gap / speed; 0 in contact, {@code +Infinity} when not moving forwards. */
    public static double headway(double gap, double speed) {
        if (gap <= 0) {
            return 0;
        }
        return speed > 0 ? gap / speed : Double.POSITIVE_INFINITY;
    }

    /**
     * Deceleration rate to avoid a crash, m/s²: ½ Δv² / gap (the form of J. Guido et al., 2011; older ones use Δv v_f / gap); 0
     * when not closing, {@code +Infinity} when closing in contact.
     */
    public static double drac(double gap, double closingSpeed) {
        if (closingSpeed <= 0) {
            return 0;
        }
        return gap > 0 ? 0.5 * closingSpeed * closingSpeed / gap : Double.POSITIVE_INFINITY;
    }

    /**
     * Brake threat number: the deceleration that is needed over the one that is possible; 1 or more cannot be avoided by braking.
     *
     * @param brakeMax greatest deceleration of the ego, m/s², positive
     */
    public static double brakeThreatNumber(double gap, double closingSpeed, double brakeMax) {
        return drac(gap, closingSpeed) / brakeMax;
    }

    /** Time exposed to a TTC of at most {@code threshold}: Σ Δt [TTC ≤ τ], s. */
    public static double timeExposed(double[] ttc, double threshold, double dt) {
        int samples = 0;
        for (double value : ttc) {
            if (value <= threshold) {
                samples++;
            }
        }
        return samples * dt;
    }

    /** Time-integrated TTC below {@code threshold}: Σ (τ − TTC) Δt where TTC ≤ τ, s². */
    public static double timeIntegrated(double[] ttc, double threshold, double dt) {
        double sum = 0;
        for (double value : ttc) {
            if (value <= threshold) {
                sum += threshold - value;
            }
        }
        return sum * dt;
    }
}
