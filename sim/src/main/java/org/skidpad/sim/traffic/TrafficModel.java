package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/** Drives one actor: reads the frozen view, writes that actor's command. An instance belongs to one episode of one world. */
public interface TrafficModel extends Stateful {
    void decide(WorldView world, int actor, ActorCommands out);

    /** Of a model that keeps nothing between ticks. */
    @Override
    default void visitState(StateVisitor v) {}
}
