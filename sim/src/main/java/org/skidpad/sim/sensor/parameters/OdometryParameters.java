package org.skidpad.sim.sensor.parameters;

/**
 * Wheel odometry that drifts: the odometry motion model of Thrun, Burgard and Fox, "Probabilistic Robotics" (2005), table 5.6,
 * applied to the true motion between two samples, after systematic errors of scale. The motion is a turn, a straight line and
 * a second turn; their standard deviations follow from their sizes.
 *
 * @param rateHz samples a second
 * @param delayS from a sample to when it is known, s
 * @param alpha1 variance of a turn for each rad² turned
 * @param alpha2 variance of a turn for each m² travelled, rad²/m²
 * @param alpha3 variance of a distance for each m² travelled
 * @param alpha4 variance of a distance for each rad² turned, m²/rad²
 * @param distanceScale measured over true distance: 1.01 where the wheels are worn by 1 %
 * @param turnScale measured over true turn: below 1 where the wheels stand wider than thought
 */
public record OdometryParameters(
        double rateHz,
        double delayS,
        double alpha1,
        double alpha2,
        double alpha3,
        double alpha4,
        double distanceScale,
        double turnScale) {}
