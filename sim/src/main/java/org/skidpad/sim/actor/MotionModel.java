package org.skidpad.sim.actor;

/**
 * How an actor moves, and therefore what its command means ({@link ActorCommands#longitudinal}, {@link
 * ActorCommands#lateral} and, for one of them, {@link ActorCommands#turn}). Order is part of snapshots and recordings: append
 * only.
 */
public enum MotionModel {
    /** Never moves. */
    FIXED,
    /** Moves only when pushed; rigid contacts only, fixed in detect. */
    PUSHABLE,
    /** Kinematic single track: longitudinal is acceleration in m/s², lateral is the steering angle in rad. */
    KINEMATIC_BICYCLE,
    /** Differential drive: longitudinal is speed in m/s, lateral is yaw rate in rad/s. */
    DIFFERENTIAL_DRIVE,
    /** A point on a lane: longitudinal is acceleration in m/s², lateral is the lateral speed in m/s, left positive. */
    LANE_POINT,
    /** Where {@link ActorCommands#prescribe} puts it; holds speed and heading in ticks without a prescription. */
    PRESCRIBED,
    /** Dynamic single track, whose tyres slip: commands as of the kinematic one. */
    DYNAMIC_SINGLE_TRACK,
    /**
     * A base that moves any way at once: longitudinal and lateral are speeds along and across the heading in m/s, left positive,
     * turn is yaw rate in rad/s.
     */
    OMNIDIRECTIONAL;

    /** True where the lateral command is the angle of front wheels. */
    public boolean isSteered() {
        return this == KINEMATIC_BICYCLE || this == DYNAMIC_SINGLE_TRACK;
    }

    /** True where the longitudinal command is a speed. */
    public boolean isSpeedCommanded() {
        return this == DIFFERENTIAL_DRIVE || this == OMNIDIRECTIONAL;
    }
}
