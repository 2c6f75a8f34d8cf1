package org.skidpad.sim.dynamics;

import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * Motion along a circular arc, in closed form. A kinematic single track with its reference point on the rear axle (Rajamani,
 * "Vehicle Dynamics and Control", 2nd ed. 2012, section 2.2, with the slip angle zero at the rear axle) turns by
 * {@code distance · tan(steering) / wheelbase}; a differential drive by {@code yaw rate · dt}.
 */
public final class Arc {
    private Arc() {}

    /** Moves a pose by a signed distance in m along an arc that turns it by {@code turn} rad, left positive. */
    public static void advance(PoseHolder pose, double distance, double turn) {
        double half = turn * 0.5;
        // sin(half)/half; below 1e-4 the series is exact to the last bit and avoids 0/0.
        double chord = Math.abs(half) < 1e-4 ? 1 - half * half / 6 : Trigonometry.sin(half) / half;
        double direction = pose.heading + half;
        pose.x += distance * chord * Trigonometry.cos(direction);
        pose.y += distance * chord * Trigonometry.sin(direction);
        pose.heading = Angles.wrap(pose.heading + turn);
    }

    /** Curvature of the path of the rear axle, 1/m, left positive. */
    public static double curvature(double steering, double wheelbase) {
        return steering == 0 || wheelbase == 0 ? 0 : Trigonometry.tan(steering) / wheelbase;
    }
}
