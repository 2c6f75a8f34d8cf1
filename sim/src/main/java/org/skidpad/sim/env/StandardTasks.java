package org.skidpad.sim.env;

import static org.skidpad.sim.env.ObservationChannels.*;

import java.util.List;

/** The contracts that the shipped scenarios are for; scenarios of every format fall back on the first two. */
public final class StandardTasks {
    private StandardTasks() {}

    /** Longitudinal control of a car among traffic; the lane is kept by rule. Ten decisions a second. */
    public static PolicyContract driver() {
        return new PolicyContract(
                List.of(
                        EGO_SPEED.channel(),
                        EGO_ACCELERATION.channel(),
                        DESIRED_SPEED.channel(),
                        DESIRED_SPEED_ERROR.channel(),
                        SLOT_GAP.channel(),
                        SLOT_CLOSENESS.channel(),
                        SLOT_RELATIVE_SPEED.channel(),
                        SLOT_OFFSET.channel(),
                        SLOT_LATERAL_SPEED.channel(),
                        SLOT_ACCELERATION.channel(),
                        PREVIOUS_ACTION.channel()),
                List.of(ACCELERATION.channel()),
                0.1,
                0);
    }

    /** Choice of lane and speed on a motorway, one of five steps a second, as in HighwayEnv's highway-fast-v0. */
    public static PolicyContract highway() {
        return new PolicyContract(
                List.of(NEARBY_VEHICLES.channel()), List.of(LANE_STEP.channel(), SPEED_STEP.channel()), 1, 0);
    }

    /** Goal seeking of a TurtleBot3 Burger with its 360° lidar. Twenty decisions a second. */
    public static PolicyContract burger() {
        return new PolicyContract(
                List.of(
                        EGO_SPEED.bounded(-0.22, 0.22),
                        EGO_YAW_RATE.channel(),
                        GOAL_DISTANCE.channel(),
                        GOAL_DIRECTION.channel(),
                        SCAN_AGE.channel(),
                        PREVIOUS_ACTION.sized(2),
                        LIDAR_SECTORS.channel()),
                List.of(SPEED.channel(), YAW_RATE.channel()),
                0.05,
                0);
    }
}
