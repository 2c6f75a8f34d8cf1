package org.skidpad.sim.env;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.traffic.LaneKeeping;
import org.skidpad.sim.world.WorldView;

/** Turns an action row into the ego's command, by channel name; steers along the lane where the action does not. */
final class EgoControl {
    private final int longitudinal;
    private final int lateral;
    private final float[] low;
    private final float[] high;
    private final PoseHolder lanePose = new PoseHolder();

    EgoControl(PolicyContract contract) {
        int size = contract.actionSize();
        low = new float[size];
        high = new float[size];
        int along = -1;
        int across = -1;
        int at = 0;
        for (Channel c : contract.action()) {
            ObservationChannels kind = ObservationChannels.named(c.name());
            if (!kind.isAction() || c.size() != 1) {
                throw new IllegalArgumentException("channel " + c.name() + " is no action of size 1");
            }
            if (kind == ObservationChannels.ACCELERATION || kind == ObservationChannels.SPEED) {
                along = at;
            } else {
                across = at;
            }
            low[at] = (float) c.low();
            high[at] = (float) c.high();
            at++;
        }
        if (along < 0) {
            throw new IllegalArgumentException("the action needs acceleration or speed");
        }
        longitudinal = along;
        lateral = across;
    }

    /** A NaN becomes the channel's bound nearest to zero: no command is safer than a wild one. */
    void clamp(float[] values, int offset, float[] out) {
        for (int k = 0; k < low.length; k++) {
            float v = values[offset + k];
            out[k] = v != v ? Math.max(low[k], Math.min(high[k], 0)) : Math.max(low[k], Math.min(high[k], v));
        }
    }

    void apply(WorldView world, float[] action, ActorCommands out) {
        int ego = world.ego();
        out.longitudinal[ego] = action[longitudinal];
        if (lateral >= 0) {
            out.lateral[ego] = action[lateral];
        } else if (world.actors().motion[ego] == MotionModel.KINEMATIC_BICYCLE && world.roads() != null) {
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
