package org.skidpad.sim.actor;

import org.skidpad.sim.state.StateVisitor;

/**
 * The state of every actor as parallel arrays; index = actor. All arrays have length {@link #capacity}; only the first
 * {@link #count} entries mean anything, and of those only where {@link #present}. The arrays are written by
 * {@code World.tick} alone; everyone else reads.
 */
public final class ActorStates {
    public final int capacity;
    public int count;

    /** Reference point (base_link) in the map frame, m. */
    public final double[] x;

    public final double[] y;
    /** Radians in [-π, π), counter-clockwise from map x. */
    public final double[] heading;
    /** Along the heading at the reference point, m/s; negative is backwards. */
    public final double[] speed;
    /** Across the heading, left positive, m/s; zero unless pushed or slipping. */
    public final double[] lateralSpeed;
    /** Rad/s, counter-clockwise. */
    public final double[] yawRate;
    /** Realised over the last tick along the heading, m/s². */
    public final double[] acceleration;
    /** Front wheel angle, rad, left positive; zero where the model has none. */
    public final double[] steering;

    /** Bounding box, m. */
    public final double[] length;

    public final double[] width;
    /** From the reference point to the centre of the bounding box along the heading, m. */
    public final double[] boxOffset;
    /** Round instead of boxed: radius in m, or 0 for a box. */
    public final double[] radius;

    public final double[] wheelbase;
    public final double[] mass;

    /** Lane index in the road network, or -1 where there is none. */
    public final int[] lane;
    /** Station along the lane in its driving direction, m of the road's reference line. */
    public final double[] laneS;
    /** From the lane's centre line, left of the driving direction positive, m. */
    public final double[] laneOffset;

    public final boolean[] present;
    public final ActorType[] type;
    public final MotionModel[] motion;
    public final String[] name;

    public ActorStates(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, is " + capacity);
        }
        this.capacity = capacity;
        x = new double[capacity];
        y = new double[capacity];
        heading = new double[capacity];
        speed = new double[capacity];
        lateralSpeed = new double[capacity];
        yawRate = new double[capacity];
        acceleration = new double[capacity];
        steering = new double[capacity];
        length = new double[capacity];
        width = new double[capacity];
        boxOffset = new double[capacity];
        radius = new double[capacity];
        wheelbase = new double[capacity];
        mass = new double[capacity];
        lane = new int[capacity];
        laneS = new double[capacity];
        laneOffset = new double[capacity];
        present = new boolean[capacity];
        type = new ActorType[capacity];
        motion = new MotionModel[capacity];
        name = new String[capacity];
    }

    /**
     * What ticks change of all actors.
     *
     * @param lanes how many lanes there are
     */
    public void visitState(StateVisitor v, int lanes) {
        v.reals(x, count);
        v.reals(y, count);
        v.reals(heading, count);
        v.reals(speed, count);
        v.reals(lateralSpeed, count);
        v.reals(yawRate, count);
        v.reals(acceleration, count);
        v.reals(steering, count);
        v.wholes(lane, count, -1, lanes - 1);
        v.reals(laneS, count);
        v.reals(laneOffset, count);
        v.flags(present, count);
    }
}
