package org.skidpad.sim.road;

/** A straight line from (x, y) with a heading: metres and radians. */
record LineCurve(double x, double y, double heading, double length) implements PlanCurve {
    @Override
    public void at(double u, double[] out) {
        out[0] = x + u * StrictMath.cos(heading);
        out[1] = y + u * StrictMath.sin(heading);
        out[2] = heading;
    }
}
