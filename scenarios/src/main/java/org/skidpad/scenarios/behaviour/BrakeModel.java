package org.skidpad.scenarios.behaviour;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.WorldView;

/** Follows until the trigger, then brakes to a speed and keeps it, still giving way to its own lead. */
final class BrakeModel implements TrafficModel {
    private final TrafficModel follow;
    private final Trigger.Armed when;
    private final double deceleration;
    private final double toSpeed;

    BrakeModel(TrafficModel follow, Trigger.Armed when, double deceleration, double toSpeed) {
        this.follow = follow;
        this.when = when;
        this.deceleration = deceleration;
        this.toSpeed = toSpeed;
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        follow.decide(world, actor, out);
        if (when.fired(world, actor)) {
            out.longitudinal[actor] = Math.min(
                    out.longitudinal[actor], towards(world.actors().speed[actor], toSpeed, deceleration, world.dt()));
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        follow.visitState(v);
        when.visitState(v);
    }

    /** The acceleration, at least {@code -deceleration}, that ends on the wished speed and not below it. */
    static double towards(double speed, double wished, double deceleration, double dt) {
        return Math.max(-deceleration, Math.min(0, (wished - speed) / dt));
    }
}
