package org.skidpad.sim.world;

import org.skidpad.sim.actor.ActorCommands;

/** One world: all the state of one episode of a scenario, and the tick that advances it. One thread at a time. */
public final class World {
    /** Allocates for the scenario's capacity. */
    public World(Scenario scenario) {
        throw new UnsupportedOperationException();
    }

    /** Empties the world and populates it for a seed. */
    public void reset(long seed) {
        throw new UnsupportedOperationException();
    }

    /** Commands for the coming tick; the ego's are written here by whoever drives it. */
    public ActorCommands commands() {
        throw new UnsupportedOperationException();
    }

    /** Advances by one dt. */
    public void tick() {
        throw new UnsupportedOperationException();
    }

    public WorldView view() {
        throw new UnsupportedOperationException();
    }

    public Scenario scenario() {
        throw new UnsupportedOperationException();
    }

    public long seed() {
        throw new UnsupportedOperationException();
    }

    /** True once a script's stop trigger fired. */
    public boolean finished() {
        throw new UnsupportedOperationException();
    }

    /** Drawn parameters of this episode, in order of drawing. */
    public java.util.Map<String, Double> parameters() {
        throw new UnsupportedOperationException();
    }

    /** A 64-bit hash of the whole state; equal states give equal hashes on every machine, JDK and thread count. */
    public long stateHash() {
        throw new UnsupportedOperationException();
    }
}
