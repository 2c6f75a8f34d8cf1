package org.skidpad.scenarios.behaviour;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.WorldView;

/**
 * Waits beside the ego's lane at a distance ahead of the ego, moves over on a cosine, then sometimes brakes, then follows. At
 * all times it gives way to its own lead as its car-following model does.
 */
final class CutInModel implements TrafficModel {
    /** Position and speed feedback while it waits beside the ego: 1/s² and 1/s, critically damped. */
    private static final double POSITION_GAIN = 0.25;

    private static final double SPEED_GAIN = 1.0;

    /** Feedback on the lateral reference, 1/s. */
    private static final double LATERAL_GAIN = 1.0;

    /** What it allows itself before and during the change, m/s². */
    private static final double MOST_BRAKING = 4;

    private static final double MOST_ACCELERATION = 2.5;

    private final TrafficModel follow;
    private final Trigger.Armed when;
    private final double gap;
    private final double relativeSpeed;
    private final double duration;
    private final boolean brakes;
    private final double brakeAfter;
    private final double brakeDeceleration;
    private final double brakeToSpeed;

    private boolean changing;
    private double changeStart;
    private double changeSpeed;
    private double changeFrom;
    private int targetLane = -1;

    CutInModel(
            TrafficModel follow,
            Trigger.Armed when,
            double gap,
            double relativeSpeed,
            double duration,
            boolean brakes,
            double brakeAfter,
            double brakeDeceleration,
            double brakeToSpeed) {
        this.follow = follow;
        this.when = when;
        this.gap = gap;
        this.relativeSpeed = relativeSpeed;
        this.duration = duration;
        this.brakes = brakes;
        this.brakeAfter = brakeAfter;
        this.brakeDeceleration = brakeDeceleration;
        this.brakeToSpeed = brakeToSpeed;
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        follow.decide(world, actor, out);
        double following = out.longitudinal[actor];
        ActorStates a = world.actors();
        if (!changing && when.fired(world, actor)) {
            start(world, actor);
        }
        if (!changing) {
            int ego = world.ego();
            double wish =
                    POSITION_GAIN * (gap - gapToEgo(a, ego, actor)) + SPEED_GAIN * (a.speed[ego] - a.speed[actor]);
            // The free-road part of car following must not keep it from closing up; a lead still does.
            double most = world.lead(actor) >= 0 ? following : MOST_ACCELERATION;
            out.longitudinal[actor] = Math.min(most, limited(wish));
            return;
        }
        double since = world.time() - changeStart;
        out.lateral[actor] = lateralSpeed(world, actor, since);
        if (since < duration) {
            double wish = limited(changeSpeed - a.speed[actor]);
            out.longitudinal[actor] = world.lead(actor) >= 0 ? Math.min(following, wish) : wish;
        } else if (brakes && since >= duration + brakeAfter) {
            out.longitudinal[actor] = Math.min(
                    following, BrakeModel.towards(a.speed[actor], brakeToSpeed, brakeDeceleration, world.dt()));
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        follow.visitState(v);
        when.visitState(v);
        changing = v.flag(changing);
        changeStart = v.real(changeStart);
        changeSpeed = v.real(changeSpeed);
        changeFrom = v.real(changeFrom);
        targetLane = v.index(targetLane, Integer.MAX_VALUE);
    }

    private void start(WorldView world, int actor) {
        ActorStates a = world.actors();
        int own = a.lane[actor];
        int egoLane = a.lane[world.ego()];
        changing = true;
        changeStart = world.time();
        changeSpeed = Math.max(0, a.speed[world.ego()] + relativeSpeed);
        targetLane = own;
        if (own >= 0 && egoLane >= 0) {
            Lane lane = world.roads().lane(own);
            if (lane.left() == egoLane || lane.right() == egoLane) {
                targetLane = egoLane;
            }
        }
        changeFrom = offsetFromTarget(world, actor);
    }

    private double lateralSpeed(WorldView world, int actor, double since) {
        double phase = Math.min(1, since / duration);
        double reference = changeFrom * (1 + Trigonometry.cos(Math.PI * phase)) / 2;
        double rate = phase < 1 ? -changeFrom * Math.PI / (2 * duration) * Trigonometry.sin(Math.PI * phase) : 0;
        return rate + LATERAL_GAIN * (reference - offsetFromTarget(world, actor));
    }

    /** Left of the target lane's centre, m; the target follows the road where the lane ends. */
    private double offsetFromTarget(WorldView world, int actor) {
        ActorStates a = world.actors();
        int own = a.lane[actor];
        if (own < 0 || own == targetLane) {
            return own < 0 ? 0 : a.laneOffset[actor];
        }
        RoadNetwork roads = world.roads();
        Lane lane = roads.lane(own);
        if (targetLane >= 0 && (lane.left() == targetLane || lane.right() == targetLane)) {
            double between = (roads.width(own, a.laneS[actor]) + roads.width(targetLane, a.laneS[actor])) / 2;
            return a.laneOffset[actor] + (lane.left() == targetLane ? -between : between);
        }
        if (targetLane >= 0 && roads.lane(targetLane).successors().contains(own)) {
            targetLane = own;
        } else if (lane.left() >= 0 && isAfterTarget(roads, lane.left())) {
            targetLane = lane.left();
        } else if (lane.right() >= 0 && isAfterTarget(roads, lane.right())) {
            targetLane = lane.right();
        } else {
            targetLane = own;
        }
        return own == targetLane ? a.laneOffset[actor] : offsetFromTarget(world, actor);
    }

    private boolean isAfterTarget(RoadNetwork roads, int lane) {
        return targetLane >= 0 && roads.lane(targetLane).successors().contains(lane);
    }

    /** Rear bumper of the actor ahead of the front bumper of the ego, along the ego's heading, m. */
    private static double gapToEgo(ActorStates a, int ego, int actor) {
        double dx = a.x[actor] - a.x[ego];
        double dy = a.y[actor] - a.y[ego];
        double ahead = dx * Trigonometry.cos(a.heading[ego]) + dy * Trigonometry.sin(a.heading[ego]);
        double egoFront = a.boxOffset[ego] + a.length[ego] / 2;
        double rear = a.boxOffset[actor] - a.length[actor] / 2;
        return ahead + rear - egoFront;
    }

    private static double limited(double acceleration) {
        return Math.max(-MOST_BRAKING, Math.min(MOST_ACCELERATION, acceleration));
    }
}
