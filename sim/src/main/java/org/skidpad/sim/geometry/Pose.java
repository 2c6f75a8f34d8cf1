package org.skidpad.sim.geometry;

/**
 * A planar pose.
 *
 * @param x metres
 * @param y metres
 * @param heading radians, counter-clockwise from the x axis
 */
public record Pose(double x, double y, double heading) {}
