package org.skidpad.scenarios.behaviour;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.WorldView;

/** Stands until a trigger fires, then does something else; for an actor whose motion is prescribed. */
final class WaitingModel implements TrafficModel {
    private final Trigger.Armed when;
    private final TrafficModel then;

    private WaitingModel(Trigger.Armed when, TrafficModel then) {
        this.when = when;
        this.then = then;
    }

    static TrafficModel until(Trigger.Armed when, TrafficModel then) {
        return new WaitingModel(when, then);
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        if (when.fired(world, actor)) {
            then.decide(world, actor, out);
        } else {
            ActorStates a = world.actors();
            out.prescribe(actor, a.x[actor], a.y[actor], a.heading[actor], 0);
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        when.visitState(v);
        then.visitState(v);
    }
}
