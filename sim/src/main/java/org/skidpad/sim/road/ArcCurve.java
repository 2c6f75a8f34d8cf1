package org.skidpad.sim.road;

import org.skidpad.sim.geometry.Trigonometry;

/** A circular arc; curvature in 1/m, positive to the left. */
record ArcCurve(double x, double y, double heading, double length, double curvature) implements PlanCurve {
    @Override
    public void at(double u, double[] out) {
        double half = curvature * u / 2;
        // Chord form: unlike (sin b - sin a) / k it loses nothing for a curvature near zero.
        double chord = half == 0 ? u : u * Trigonometry.sin(half) / half;
        out[0] = x + chord * Trigonometry.cos(heading + half);
        out[1] = y + chord * Trigonometry.sin(heading + half);
        out[2] = heading + curvature * u;
    }
}
