package org.skidpad.sim.actor;

/**
 * How an actor moves, and therefore what its command means ({@link ActorCommands#longitudinal} and {@link
 * ActorCommands#lateral}).
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
    PRESCRIBED
}
