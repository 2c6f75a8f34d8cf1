package org.skidpad.sim.sensor.parameters;

/**
 * Satellite navigation: position in the map frame with an error in two parts, one that stays for a while (orbits, atmosphere,
 * reflections; a first-order Gauss-Markov process, Gelb, "Applied Optimal Estimation", 1974, section 2.2, in its steady state
 * from the start) and one that is new each time. Both are the same along both axes and independent.
 *
 * @param rateHz samples a second
 * @param delayS from a sample to when it is known, s
 * @param correlatedSigma standard deviation of the lasting part, m
 * @param correlationS time after which its correlation has fallen to 1/e, s
 * @param noiseSigma standard deviation of the part that is new each time, m
 */
public record GnssParameters(
        double rateHz, double delayS, double correlatedSigma, double correlationS, double noiseSigma) {}
