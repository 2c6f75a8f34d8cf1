package org.skidpad.scenarios.behaviour;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.WorldView;

/** Brakes to a standstill, or stays in it, until a trigger fires; then drives. */
final class SetOffModel implements TrafficModel {
    private static final double BRAKING = 4;

    private final Trigger.Armed when;
    private final TrafficModel then;

    SetOffModel(Trigger.Armed when, TrafficModel then) {
        this.when = when;
        this.then = then;
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        then.decide(world, actor, out);
        if (!when.fired(world, actor)) {
            out.longitudinal[actor] = -BRAKING;
            out.lateral[actor] = 0;
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        when.visitState(v);
        then.visitState(v);
    }
}
