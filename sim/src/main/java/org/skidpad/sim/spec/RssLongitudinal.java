package org.skidpad.sim.spec;

/**
 * Safe longitudinal distance of Responsibility-Sensitive Safety, same direction of travel: the least gap at which a follower
 * that accelerates for its response time and then brakes gently does not reach a leader that brakes hard.
 *
 * <p>Source: S. Shalev-Shwartz, S. Shammah, A. Shashua, "On a formal model of safe and scalable self-driving cars", 2017,
 * definition 1. Default values from ad-rss-lib, appendix on parameters. Unlike ad-rss-lib no speed limit is applied while the
 * follower accelerates, which is the safer side.
 *
 * @param response of the follower, s
 * @param accelerationMax of the follower during its response, m/s²
 * @param brakeMin the least deceleration the follower then brakes with, m/s², positive
 * @param brakeMax the greatest deceleration of the leader, m/s², positive
 * @param margin added, m
 */
public record RssLongitudinal(
        double response, double accelerationMax, double brakeMin, double brakeMax, double margin) {
    /** ρ 1 s, a 3.5, b_min 4, b_max 8 m/s², no margin. */
    public static final RssLongitudinal DEFAULT = new RssLongitudinal(1.0, 3.5, 4.0, 8.0, 0.0);

    public RssLongitudinal {
        if (!(response >= 0 && accelerationMax >= 0 && margin >= 0)) {
            throw new IllegalArgumentException("response, accelerationMax and margin must not be negative");
        }
        if (!(brakeMin > 0 && brakeMax > 0)) {
            throw new IllegalArgumentException(
                    "brakeMin " + brakeMin + " and brakeMax " + brakeMax + " must be positive");
        }
    }

    /**
     * d = max(0, v_r ρ + ½ a ρ² + (v_r + a ρ)² / (2 b_min) − v_f² / (2 b_max)) + margin.
     *
     * @param rearSpeed of the follower, m/s; driving backwards counts as standing
     * @param frontSpeed of the leader, m/s; coming towards the follower counts as standing
     * @return m, at least 0
     */
    public double safeDistance(double rearSpeed, double frontSpeed) {
        double rear = Math.max(0, rearSpeed);
        double front = Math.max(0, frontSpeed);
        double afterResponse = rear + accelerationMax * response;
        double distance = rear * response
                + 0.5 * accelerationMax * response * response
                + afterResponse * afterResponse / (2 * brakeMin)
                - front * front / (2 * brakeMax);
        return Math.max(0, distance) + margin;
    }
}
