package org.skidpad.scenarios.behaviour;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.WorldView;

/**
 * The cut-out: keeps its speed, then moves into the next lane on half a cosine, then follows. Where there is no such lane it
 * stays in its own.
 */
final class SwerveModel implements TrafficModel {
    private final TrafficModel follow;
    private final Trigger.Armed when;
    private final boolean toLeft;
    private final double duration;

    private boolean swerving;
    private double start;
    private double across;

    SwerveModel(TrafficModel follow, Trigger.Armed when, boolean toLeft, double duration) {
        this.follow = follow;
        this.when = when;
        this.toLeft = toLeft;
        this.duration = duration;
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        follow.decide(world, actor, out);
        if (!swerving && when.fired(world, actor)) {
            swerving = true;
            start = world.time();
            across = distanceAcross(world, actor);
        }
        double since = swerving ? world.time() - start : 0;
        if (!swerving || since < duration) {
            out.longitudinal[actor] = 0;
        }
        if (swerving && since < duration) {
            double rate = Math.PI / duration;
            out.lateral[actor] = across / 2 * rate * Trigonometry.sin(rate * (since + world.dt() / 2));
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        follow.visitState(v);
        when.visitState(v);
        swerving = v.flag(swerving);
        start = v.real(start);
        across = v.real(across);
    }

    private double distanceAcross(WorldView world, int actor) {
        ActorStates a = world.actors();
        RoadNetwork roads = world.roads();
        int own = a.lane[actor];
        int target = own < 0 ? -1 : toLeft ? roads.left(own) : roads.right(own);
        if (target < 0) {
            return 0;
        }
        double between = (roads.width(own, a.laneS[actor]) + roads.width(target, a.laneS[actor])) / 2;
        return toLeft ? between : -between;
    }
}
