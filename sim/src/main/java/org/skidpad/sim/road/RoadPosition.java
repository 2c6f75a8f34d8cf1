package org.skidpad.sim.road;

/** A position in road coordinates that a caller preallocates and a query of {@link RoadNetwork} fills. */
public final class RoadPosition {
    /** Road index, or -1 where there is none. */
    public int road = -1;

    /** Station along the reference line, m. */
    public double s;

    /** Distance from the reference line, m, left of increasing s positive. */
    public double t;
}
