package org.skidpad.sim.env;

import static org.skidpad.sim.env.ObservationChannels.*;
import static org.skidpad.sim.env.ObservationChannels.LANE_CURVATURE;
import static org.skidpad.sim.env.ObservationChannels.LANE_CURVATURE_AHEAD;
import static org.skidpad.sim.env.ObservationChannels.LANE_HEADING;
import static org.skidpad.sim.env.ObservationChannels.LANE_OFFSET;
import static org.skidpad.sim.env.ObservationChannels.OBJECT_POSITION;
import static org.skidpad.sim.env.ObservationChannels.OBJECT_VELOCITY;
import static org.skidpad.sim.env.ObservationChannels.STEERING;
import static org.skidpad.sim.env.ObservationChannels.STOP_GAP;

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

    /** As {@link #driver}, with what crosses the way, lines to wait at and bends ahead: for streets. */
    public static PolicyContract street() {
        Channel position = OBJECT_POSITION.channel();
        Channel velocity = OBJECT_VELOCITY.channel();
        return new PolicyContract(
                List.of(
                        EGO_SPEED.channel(),
                        EGO_ACCELERATION.channel(),
                        DESIRED_SPEED.channel(),
                        DESIRED_SPEED_ERROR.channel(),
                        LANE_OFFSET.channel(),
                        LANE_CURVATURE.channel(),
                        LANE_CURVATURE_AHEAD.channel(),
                        SLOT_GAP.channel(),
                        SLOT_CLOSENESS.channel(),
                        SLOT_RELATIVE_SPEED.channel(),
                        STOP_GAP.channel(),
                        new Channel(position.name(), 24, position.unit(), position.frame(), -100, 100),
                        new Channel(velocity.name(), 24, velocity.unit(), velocity.frame(), -60, 60),
                        PREVIOUS_ACTION.channel()),
                List.of(ACCELERATION.channel()),
                0.1,
                0);
    }

    /** Choice of lane and speed by steps on the way to a goal, two a second. */
    public static PolicyContract lanes() {
        return new PolicyContract(
                List.of(
                        EGO_SPEED.channel(),
                        DESIRED_SPEED.channel(),
                        LANE_OFFSET.channel(),
                        LANE_HEADING.channel(),
                        SLOT_GAP.channel(),
                        SLOT_RELATIVE_SPEED.channel(),
                        NEARBY_VEHICLES.channel(),
                        GOAL_DISTANCE.bounded(0, 1000),
                        GOAL_DIRECTION.channel()),
                List.of(LANE_STEP.channel(), SPEED_STEP.channel()),
                0.5,
                0);
    }

    /** A car steered by its lidar, to a goal where there is one. Twenty decisions a second. */
    public static PolicyContract racer() {
        Channel scan = LIDAR_SECTORS.sized(120);
        return new PolicyContract(
                List.of(
                        EGO_SPEED.channel(),
                        DESIRED_SPEED.channel(),
                        GOAL_DISTANCE.bounded(0, 100),
                        GOAL_DIRECTION.channel(),
                        PREVIOUS_ACTION.sized(2),
                        new Channel(scan.name(), scan.size(), scan.unit(), scan.frame(), 0, 12)),
                List.of(ACCELERATION.channel(), STEERING.channel()),
                0.05,
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
