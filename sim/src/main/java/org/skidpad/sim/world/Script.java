package org.skidpad.sim.world;

import java.util.function.Consumer;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/** Decides for some actors before each tick, from a frozen view. An instance belongs to one episode of one world. */
public interface Script extends Stateful {
    void beforeTick(WorldView world, ActorCommands out);

    /** True once the script wants the episode to end (a stop trigger fired). */
    default boolean finished() {
        return false;
    }

    /** Most scripts keep nothing between ticks. */
    @Override
    default void visitState(StateVisitor v) {}

    /** Hands over what happened since the last call, in order, for the recording; most scripts have nothing to tell. */
    default void drainEvents(Consumer<RunEvent> to) {}
}
