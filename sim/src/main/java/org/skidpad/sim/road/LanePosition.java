package org.skidpad.sim.road;

/** A position in lane coordinates that a caller preallocates and {@link RoadNetwork#locate} fills. */
public final class LanePosition {
    /** Lane index, or -1 where the point is on no lane. */
    public int lane = -1;

    public double s;
    public double offset;
}
