package org.skidpad.sim.traffic;

/**
 * Parameters of the intelligent driver model.
 *
 * @param desiredSpeed v0, m/s
 * @param timeHeadway T, s
 * @param minimumGap s0, m
 * @param acceleration a, m/s²
 * @param comfortableDeceleration b, m/s², positive
 * @param exponent δ
 */
public record IdmParameters(
        double desiredSpeed,
        double timeHeadway,
        double minimumGap,
        double acceleration,
        double comfortableDeceleration,
        double exponent) {
    /** As on Treiber's own page of the model: 120 km/h, 1.8 s, 2 m, 1 and 3 m/s². */
    public static final IdmParameters TREIBER = new IdmParameters(120 / 3.6, 1.8, 2, 1, 3, 4);

    /** MovSim's scenarios of the book "Traffic Flow Dynamics", motorway: 120 km/h, 1 s, 2 m, 1 and 1.5 m/s². */
    public static final IdmParameters MOVSIM = new IdmParameters(120 / 3.6, 1.0, 2, 1, 1.5, 4);

    /** traffic-simulation.de: 30 m/s, 1.4 s, 2 m, 0.3 and 3 m/s². */
    public static final IdmParameters TRAFFIC_SIMULATION_DE = new IdmParameters(30, 1.4, 2, 0.3, 3, 4);

    /** nuPlan's IDM planner: 10 m/s, 1.5 s, 1 m, 1 and 3 m/s². */
    public static final IdmParameters NUPLAN = new IdmParameters(10, 1.5, 1, 1, 3, 4);

    /** Waymax's IDM agents: 30 m/s, 2 s, 2 m, 2 and 4 m/s². */
    public static final IdmParameters WAYMAX = new IdmParameters(30, 2, 2, 2, 4, 4);

    public IdmParameters {
        if (!(desiredSpeed > 0 && timeHeadway >= 0 && minimumGap >= 0)) {
            throw new IllegalArgumentException(
                    "desiredSpeed must be positive, timeHeadway and minimumGap not negative: " + desiredSpeed + ", "
                            + timeHeadway + ", " + minimumGap);
        }
        if (!(acceleration > 0 && comfortableDeceleration > 0 && exponent > 0)) {
            throw new IllegalArgumentException("acceleration, comfortableDeceleration and exponent must be positive: "
                    + acceleration + ", " + comfortableDeceleration + ", " + exponent);
        }
    }

    public IdmParameters withDesiredSpeed(double speed) {
        return new IdmParameters(speed, timeHeadway, minimumGap, acceleration, comfortableDeceleration, exponent);
    }

    public IdmParameters withTimeHeadway(double headway) {
        return new IdmParameters(desiredSpeed, headway, minimumGap, acceleration, comfortableDeceleration, exponent);
    }
}
