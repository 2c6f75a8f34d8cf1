package org.skidpad.sim.sensor.parameters;

/**
 * What a real lidar does besides Gaussian noise. In this order: motion, mixed pixels, noise, quantisation, dropout.
 *
 * @param delayS from the end of a scan to when it is known, s
 * @param relativeNoise further Gaussian noise as a share of the range (LDS-01: 5 % at 3σ)
 * @param resolution ranges are rounded to whole multiples of it, m; 0 for exact
 * @param dropout probability that a beam returns nothing
 * @param mixedPixels probability that a beam next to an edge returns something between front and background, where the two are
 *     more than 0.2 m apart (Tuley, Vandapel and Hebert, "Analysis and removal of artifacts in 3-D LADAR data", ICRA 2005)
 * @param motion whether beams are taken one after another while the sensor moves on, counter-clockwise, one turn in {@code
 *     1/rate}; else a whole scan is taken at once
 */
public record LidarErrors(
        double delayS, double relativeNoise, double resolution, double dropout, double mixedPixels, boolean motion) {
    public static final LidarErrors NONE = new LidarErrors(0, 0, 0, 0, 0, false);

    /** Whether a scan has to be taken at its very tick, whoever asks when. */
    public boolean needsEveryTick() {
        return delayS > 0 || motion;
    }
}
