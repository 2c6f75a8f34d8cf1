package org.skidpad.sim.sensor.parameters;

/**
 * A planar lidar.
 *
 * @param beams rays a scan, evenly spread from angleMin over the field of view
 * @param angleMin of the first beam relative to the sensor's x axis, rad
 * @param fieldOfView rad; 2π for all round
 * @param rangeMin shorter ranges are reported as 0 hits, m
 * @param rangeMax farther ranges are reported as {@code +Infinity}, m
 * @param rateHz scans a second
 * @param noiseSigma Gaussian noise of a range, m
 * @param mountX sensor position relative to base_link, m
 * @param mountY sensor position relative to base_link, m
 */
public record LidarParameters(
        int beams,
        double angleMin,
        double fieldOfView,
        double rangeMin,
        double rangeMax,
        double rateHz,
        double noiseSigma,
        double mountX,
        double mountY) {}
