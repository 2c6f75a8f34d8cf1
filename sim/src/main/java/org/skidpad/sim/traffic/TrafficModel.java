package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.world.WorldView;

/** Drives one actor: reads the frozen view, writes that actor's command. An instance belongs to one episode of one world. */
public interface TrafficModel {
    void decide(WorldView world, int actor, ActorCommands out);

    /** The model's own state folded into one number, for the hash of the world; 0 for a model that keeps none. */
    default long stateHash() {
        return 0;
    }
}
