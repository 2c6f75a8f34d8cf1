package org.skidpad.sim.env;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.LaneKeeping;
import org.skidpad.sim.world.WorldView;

/** Turns an action row into the ego's command, by channel name; steers along the lane where the action does not. */
final class EgoControl {
    private final int longitudinal;
    private final int lateral;
    private final int across;
    private final int turning;
    private final String[] names;
    private final float[] low;
    private final float[] high;
    private final PoseHolder lanePose = new PoseHolder();
    /** Null where the action is a command and not a step. */
    private final StepControl steps;

    EgoControl(PolicyContract contract, double desiredSpeed) {
        int size = contract.actionSize();
        names = new String[size];
        low = new float[size];
        high = new float[size];
        int along = -1;
        int steered = -1;
        int sideways = -1;
        int turned = -1;
        boolean bySteps = false;
        int at = 0;
        for (Channel c : contract.action()) {
            ObservationChannels kind = ObservationChannels.named(c.name());
            if (!kind.isAction() || c.size() != 1) {
                throw new IllegalArgumentException("channel " + c.name() + " is no action of size 1");
            }
            bySteps |= kind == ObservationChannels.SPEED_STEP || kind == ObservationChannels.LANE_STEP;
            if (kind == ObservationChannels.ACCELERATION
                    || kind == ObservationChannels.SPEED
                    || kind == ObservationChannels.SPEED_STEP) {
                along = at;
            } else if (kind == ObservationChannels.LATERAL_SPEED) {
                sideways = at;
            } else if (kind == ObservationChannels.YAW_RATE) {
                turned = at;
            } else {
                steered = at;
            }
            names[at] = c.name();
            low[at] = (float) c.low();
            high[at] = (float) c.high();
            at++;
        }
        if (along < 0) {
            throw new IllegalArgumentException("the action needs acceleration, speed or speed_step");
        }
        if (bySteps) {
            for (Channel c : contract.action()) {
                if (!c.name().endsWith("_step")) {
                    throw new IllegalArgumentException("channel " + c.name() + ": an action is all steps or none");
                }
            }
        }
        steps = bySteps ? new StepControl(desiredSpeed) : null;
        longitudinal = along;
        lateral = steered >= 0 ? steered : turned;
        across = sideways;
        turning = turned;
    }

    /** @throws BadInputException where a value is no finite number: whoever chose it has lost its way */
    void clamp(WorldView world, float[] values, int offset, float[] out) {
        for (int k = 0; k < low.length; k++) {
            float v = values[offset + k];
            if (!Float.isFinite(v)) {
                throw new BadInputException(
                        SourceLocation.wholeFile("policy"),
                        "actor '" + world.actors().name[world.ego()] + "', tick " + world.tick() + ": the action '"
                                + names[k] + "' must be finite, is " + v);
            }
            out[k] = Math.max(low[k], Math.min(high[k], v));
        }
    }

    /** What is steered for, as {@code Stateful}; the world must already hold its population. */
    void visitState(StateVisitor v, WorldView world) {
        if (steps != null) {
            steps.visitState(v, world);
        }
    }

    void reset(WorldView world) {
        if (steps != null) {
            steps.reset(world);
        }
    }

    /** Takes a decision; {@link #apply} then follows it tick by tick. */
    void decide(WorldView world, float[] action) {
        if (steps != null) {
            steps.decide(world, lateral < 0 ? 0 : action[lateral], action[longitudinal]);
        }
    }

    void apply(WorldView world, float[] action, ActorCommands out) {
        if (steps != null) {
            steps.apply(world, out);
            return;
        }
        int ego = world.ego();
        out.longitudinal[ego] = action[longitudinal];
        if (world.actors().motion[ego] == MotionModel.OMNIDIRECTIONAL) {
            out.lateral[ego] = across < 0 ? 0 : action[across];
            out.turn[ego] = turning < 0 ? 0 : action[turning];
            return;
        }
        if (lateral >= 0) {
            out.lateral[ego] = action[lateral];
        } else if (world.actors().motion[ego].isSteered() && world.roads() != null) {
            out.lateral[ego] = steerAlongLane(world, ego);
        } else {
            out.lateral[ego] = 0;
        }
    }

    private double steerAlongLane(WorldView world, int ego) {
        ActorStates a = world.actors();
        int lane = a.lane[ego];
        if (lane < 0) {
            return 0;
        }
        world.roads().toMap(lane, a.laneS[ego], 0, lanePose);
        double curvature = world.roads().curvature(lane, a.laneS[ego], 0);
        double laneHeading = Angles.wrap(a.heading[ego] - lanePose.heading);
        return LaneKeeping.steering(a.laneOffset[ego], laneHeading, curvature, a.speed[ego], a.wheelbase[ego]);
    }
}
