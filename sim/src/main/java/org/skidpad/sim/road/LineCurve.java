package org.skidpad.sim.road;

import org.skidpad.sim.geometry.Trigonometry;

/** A straight line from (x, y) with a heading: metres and radians. */
record LineCurve(double x, double y, double heading, double length) implements PlanCurve {
    @Override
    public void at(double u, double[] out) {
        out[0] = x + u * Trigonometry.cos(heading);
        out[1] = y + u * Trigonometry.sin(heading);
        out[2] = heading;
    }
}
