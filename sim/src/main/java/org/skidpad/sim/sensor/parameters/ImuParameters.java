package org.skidpad.sim.sensor.parameters;

/**
 * An inertial measurement unit: two accelerations and a turn rate, each with white noise and a bias that walks at random, after
 * IEEE Std 952-1997, annex C (angle random walk, rate random walk), sampled at {@code rateHz}: a sample's noise has the standard
 * deviation {@code noise · √rate}, and over a time t the bias changes by {@code walk · √t}.
 *
 * @param rateHz samples a second
 * @param delayS from a sample to when it is known, s
 * @param accelerationNoise m/s²/√Hz
 * @param accelerationWalk m/s²/√s
 * @param accelerationBias standard deviation of the bias at the start, m/s²
 * @param turnNoise rad/s/√Hz
 * @param turnWalk rad/s/√s
 * @param turnBias standard deviation of the bias at the start, rad/s
 */
public record ImuParameters(
        double rateHz,
        double delayS,
        double accelerationNoise,
        double accelerationWalk,
        double accelerationBias,
        double turnNoise,
        double turnWalk,
        double turnBias) {}
