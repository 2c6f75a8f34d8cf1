package org.skidpad.sim.traffic;

/**
 * The Krauss model: as fast as is safe, less a random part. Krauss, Wagner and Gawron, "Metastable states in a microscopic model
 * of traffic flow", Physical Review E 55 (1997), equations 3 to 7; the base of SUMO's default model. The gap is counted from
 * {@code minimumGap}, as in SUMO, which also covers that speeds here change linearly within a tick and not at its start.
 *
 * @param maximumSpeed m/s
 * @param acceleration a, m/s²
 * @param deceleration b, m/s², positive; nobody is assumed to brake harder
 * @param reactionTime τ, s; at least the length of a tick
 * @param minimumGap between standing cars, m
 * @param imperfection σ in [0, 1]
 */
public record Krauss(
        double maximumSpeed,
        double acceleration,
        double deceleration,
        double reactionTime,
        double minimumGap,
        double imperfection)
        implements CarFollowing {
    /** SUMO's passenger car: 2.6 and 4.5 m/s², 1 s, 2.5 m, 0.5. */
    public static Krauss sumo(double maximumSpeed) {
        return new Krauss(maximumSpeed, 2.6, 4.5, 1, 2.5, 0.5);
    }

    public Krauss {
        if (!(maximumSpeed > 0 && acceleration > 0 && deceleration > 0 && reactionTime > 0 && minimumGap >= 0)) {
            throw new IllegalArgumentException("speed, accelerations and reaction time must be positive: "
                    + maximumSpeed + ", " + acceleration + ", " + deceleration + ", " + reactionTime);
        }
        if (!(imperfection >= 0 && imperfection <= 1)) {
            throw new IllegalArgumentException("imperfection must be in [0, 1], is " + imperfection);
        }
    }

    /** Speed from which the follower can still stop behind a lead that brakes at b, m/s (equation 3). */
    public double safeSpeed(double speed, double gap, double leadSpeed) {
        double net = gap - minimumGap;
        double mean = (speed + leadSpeed) / 2;
        return Math.max(0, leadSpeed + (net - leadSpeed * reactionTime) / (mean / deceleration + reactionTime));
    }

    @Override
    public double acceleration(double speed, double gap, double leadSpeed, double leadAcceleration, double dt) {
        double wished = Math.min(maximumSpeed, speed + acceleration * dt);
        if (gap < Double.POSITIVE_INFINITY) {
            wished = Math.min(wished, safeSpeed(speed, gap, leadSpeed));
        }
        return (wished - speed) / dt;
    }

    @Override
    public double dawdling() {
        return imperfection * acceleration;
    }
}
