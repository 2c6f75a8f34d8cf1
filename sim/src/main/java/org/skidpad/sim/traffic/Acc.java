package org.skidpad.sim.traffic;

/**
 * The ACC model: IDM, tempered where IDM brakes harder than is needed if the lead keeps its acceleration. Kesting, Treiber and
 * Helbing, "Enhanced intelligent driver model to access the impact of driving strategies on traffic capacity", Philosophical
 * Transactions of the Royal Society A 368 (2010), equations 2.3 to 2.5; Treiber and Kesting, "Traffic Flow Dynamics" (2013),
 * section 11.3.8. The gap that a cut-in takes away is restored gently; what is dangerous is braked for as by IDM.
 *
 * @param p of the IDM inside
 * @param coolness c in [0, 1]: 0 is IDM, 0.99 the value of the paper
 */
public record Acc(IdmParameters p, double coolness) implements CarFollowing {
    public static final double USUAL_COOLNESS = 0.99;

    public Acc {
        if (!(coolness >= 0 && coolness <= 1)) {
            throw new IllegalArgumentException("coolness must be in [0, 1], is " + coolness);
        }
    }

    /**
     * The constant-acceleration heuristic: the least braking that avoids the lead if it goes on as it does, m/s² (equation
     * 2.3).
     *
     * @param most the follower's own a, m/s²; a lead that accelerates more is taken to accelerate so much
     */
    public static double constantAccelerationHeuristic(
            double speed, double gap, double leadSpeed, double leadAcceleration, double most) {
        double lead = Math.min(leadAcceleration, most);
        double s = Math.max(gap, Idm.LEAST_GAP);
        double approach = speed - leadSpeed;
        if (leadSpeed * approach <= -2 * s * lead && leadSpeed * leadSpeed - 2 * s * lead > 0) {
            // The lead stops within its own braking distance: the follower must stop behind it.
            return speed * speed * lead / (leadSpeed * leadSpeed - 2 * s * lead);
        }
        return approach > 0 ? lead - approach * approach / (2 * s) : lead;
    }

    @Override
    public double acceleration(double speed, double gap, double leadSpeed, double leadAcceleration, double dt) {
        if (gap == Double.POSITIVE_INFINITY) {
            return Idm.acceleration(speed, gap, 0, p);
        }
        double idm = Idm.acceleration(speed, gap, speed - leadSpeed, p);
        double cah = constantAccelerationHeuristic(speed, gap, leadSpeed, leadAcceleration, p.acceleration());
        if (idm >= cah) {
            return idm;
        }
        double b = p.comfortableDeceleration();
        return (1 - coolness) * idm + coolness * (cah + b * StrictMath.tanh((idm - cah) / b));
    }
}
