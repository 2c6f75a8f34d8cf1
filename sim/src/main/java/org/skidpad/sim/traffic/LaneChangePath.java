package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * The way across of one lane change at a time, for lane points (lateral speed) and single tracks (steering). Offsets count left of
 * the centre of the lane that the change began in, m.
 */
final class LaneChangePath implements Stateful {
    private final PoseHolder pose = new PoseHolder();

    /** -1 where no change is under way. */
    private long startTick = -1;

    private double durationS;
    private boolean toLeft;

    /** From the centre of the one lane to that of the other, m. */
    private double spacing;

    private double startOffset;
    private double shift;

    /** What of the shift has been gone, m. */
    private double done;

    boolean isUnderWay() {
        return startTick >= 0;
    }

    /** Begins where there is a lane on that side. */
    void begin(WorldView world, int actor, boolean left, double seconds) {
        ActorStates a = world.actors();
        RoadNetwork roads = world.roads();
        int own = a.lane[actor];
        int target = left ? roads.left(own) : roads.right(own);
        if (target < 0) {
            return;
        }
        double s = a.laneS[actor];
        double between = (roads.width(own, s) + roads.width(target, s)) * 0.5;
        startTick = world.tick();
        durationS = seconds;
        toLeft = left;
        spacing = left ? between : -between;
        startOffset = a.laneOffset[actor];
        shift = spacing - startOffset;
        done = 0;
    }

    /** Lateral speed of the coming tick, m/s, left positive; the change may be over after it. Only while it is under way. */
    double advance(WorldView world) {
        double share = (world.tick() + 1 - startTick) * world.dt() / durationS;
        double reached = shift * LaneChange.progress(share);
        double speed = (reached - done) / world.dt();
        done = reached;
        if (share >= 1) {
            startTick = -1;
        }
        return speed;
    }

    /** Whether the actor, at an offset in its lane, counts in the lane that it changes to: its offset is then from that one's. */
    boolean hasCrossed(double laneOffset) {
        double stayed = laneOffset - (startOffset + done);
        return Math.abs(stayed + spacing) < Math.abs(stayed);
    }

    /** The slot of the lead in the other lane that it is in: ahead of it at first, then behind. */
    int otherLeadSlot(double laneOffset) {
        return toLeft == hasCrossed(laneOffset) ? 4 : 2;
    }

    /** Whether it may still turn back: it has not crossed the line, nor is it on its way back. */
    boolean canTurnBack(double laneOffset) {
        return !hasCrossed(laneOffset) && shift * spacing > 0;
    }

    /** Ends the change where it began, in as long as it took to get this far. */
    void turnBack(WorldView world) {
        durationS = (world.tick() + 1 - startTick) * world.dt();
        startTick = world.tick();
        startOffset += done;
        shift = -startOffset;
        done = 0;
    }

    /**
     * Steers a single track along its lane, or along the path of the change under way.
     *
     * @param lateralSpeed of the change, m/s
     * @param place in the lane that is kept without a change, left of its centre, m
     * @return front wheel angle, rad; 0 away from every lane
     */
    double steering(WorldView world, int actor, double lateralSpeed, double place) {
        ActorStates a = world.actors();
        int lane = a.lane[actor];
        if (lane < 0 || world.roads() == null) {
            return 0;
        }
        world.roads().toMap(lane, a.laneS[actor], a.laneOffset[actor], pose);
        double heading = Angles.wrap(a.heading[actor] - pose.heading);
        double curvature = world.roads().curvature(lane, a.laneS[actor], a.laneOffset[actor]);
        double offset = a.laneOffset[actor] - place;
        if (startTick >= 0) {
            double stayed = a.laneOffset[actor] - (startOffset + done);
            offset = hasCrossed(a.laneOffset[actor]) ? stayed + spacing : stayed;
            heading -= StrictMath.atan2(lateralSpeed, Math.max(1, a.speed[actor]));
        }
        return LaneKeeping.steering(offset, heading, curvature, a.speed[actor], a.wheelbase[actor]);
    }

    @Override
    public void visitState(StateVisitor v) {
        startTick = v.whole(startTick);
        durationS = v.real(durationS);
        toLeft = v.flag(toLeft);
        spacing = v.real(spacing);
        startOffset = v.real(startOffset);
        shift = v.real(shift);
        done = v.real(done);
    }
}
