package org.skidpad.sim.geometry;

/** A pose that a caller preallocates and a query fills: metres and radians. */
public final class PoseHolder {
    public double x;
    public double y;
    public double heading;

    public Pose toPose() {
        return new Pose(x, y, heading);
    }
}
