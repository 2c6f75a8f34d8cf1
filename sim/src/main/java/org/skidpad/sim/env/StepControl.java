package org.skidpad.sim.env;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.LaneKeeping;
import org.skidpad.sim.world.WorldView;

/**
 * Drives the ego by steps: the policy only chooses a lane and one of three speeds (2/3, 5/6 and all of the desired speed), a
 * step at a time, and controllers below do the rest. These are the meta-actions of HighwayEnv (E. Leurent, "An environment for
 * autonomous driving decision-making", 2018): lane left, lane right, faster, slower, or none; a lane step goes before a speed
 * step, so that each decision is one of five. Speed follows with {@value #SPEED_TIME_S} s, as there; the lane is held by {@link
 * LaneKeeping}.
 */
final class StepControl {
    /** Beyond this in [-1, 1] a step is meant. */
    private static final double THRESHOLD = 0.5;

    private static final double SPEED_TIME_S = 0.6;
    private static final int SPEEDS = 3;
    private static final int UNKNOWN = -1;
    /** So many lanes away may the target be. */
    private static final int FARTHEST_LANE = 2;

    private final double lowSpeed;
    private final double speedStep;
    private final PoseHolder pose = new PoseHolder();

    private int targetLane = UNKNOWN;
    private double targetSpeed;

    /** @param desiredSpeed the highest of the three speeds, m/s */
    StepControl(double desiredSpeed) {
        lowSpeed = desiredSpeed * 2 / 3;
        speedStep = desiredSpeed / 6;
    }

    void visitState(StateVisitor v, WorldView world) {
        targetLane = v.index(
                targetLane, world.roads() == null ? 0 : world.roads().lanes().size());
        targetSpeed = v.real(targetSpeed);
    }

    void reset(WorldView world) {
        ActorStates a = world.actors();
        targetLane = a.lane[world.ego()];
        targetSpeed = speed(nearest(a.speed[world.ego()]));
    }

    /** Takes a decision: steps in [-1, 1], left and faster positive. */
    void decide(WorldView world, double laneStep, double speedStepWanted) {
        int ego = world.ego();
        int lane = world.actors().lane[ego];
        if (lane < 0) {
            return;
        }
        if (targetLane < 0) {
            targetLane = lane;
        }
        if (Math.abs(laneStep) > THRESHOLD) {
            Lane from = world.roads().lane(targetLane);
            int next = laneStep > 0 ? from.left() : from.right();
            if (next >= 0
                    && world.roads().lane(next).isDriving()
                    && (next == lane || lanesLeft(world.roads(), lane, next) != 0)) {
                targetLane = next;
            }
        } else if (Math.abs(speedStepWanted) > THRESHOLD) {
            int step = speedStepWanted > 0 ? 1 : -1;
            targetSpeed = speed(nearest(world.actors().speed[ego]) + step);
        }
    }

    void apply(WorldView world, ActorCommands out) {
        ActorStates a = world.actors();
        int ego = world.ego();
        out.longitudinal[ego] = (targetSpeed - a.speed[ego]) / SPEED_TIME_S;
        out.lateral[ego] = 0;
        int lane = a.lane[ego];
        if (lane < 0) {
            return;
        }
        RoadNetwork roads = world.roads();
        double s = a.laneS[ego];
        roads.toMap(lane, s, 0, pose);
        double heading = Angles.wrap(a.heading[ego] - pose.heading);
        double offset = a.laneOffset[ego] - toTarget(roads, lane, s);
        out.lateral[ego] =
                LaneKeeping.steering(offset, heading, roads.curvature(lane, s, 0), a.speed[ego], a.wheelbase[ego]);
    }

    /** From the centre of a lane to that of the target, left positive, m; 0 where the target is no longer beside it. */
    private double toTarget(RoadNetwork roads, int lane, double s) {
        int steps = lanesLeft(roads, lane, targetLane);
        double sum = 0;
        int at = lane;
        for (int k = 0; k < Math.abs(steps); k++) {
            int next = steps > 0 ? roads.lane(at).left() : roads.lane(at).right();
            sum += (roads.width(at, s) + roads.width(next, s)) * 0.5;
            at = next;
        }
        if (at != targetLane) {
            targetLane = lane; // the road went on in other lanes
        }
        return steps > 0 ? sum : -sum;
    }

    /** Lanes from one to another, left positive; 0 where it is not within reach. */
    private static int lanesLeft(RoadNetwork roads, int from, int to) {
        int left = from;
        int right = from;
        for (int k = 1; k <= FARTHEST_LANE; k++) {
            left = left < 0 ? UNKNOWN : roads.lane(left).left();
            right = right < 0 ? UNKNOWN : roads.lane(right).right();
            if (left == to && to >= 0) {
                return k;
            }
            if (right == to && to >= 0) {
                return -k;
            }
        }
        return 0;
    }

    private int nearest(double speed) {
        return (int) Math.max(0, Math.min(SPEEDS - 1, Math.rint((speed - lowSpeed) / speedStep)));
    }

    private double speed(int index) {
        return lowSpeed + speedStep * Math.max(0, Math.min(SPEEDS - 1, index));
    }
}
