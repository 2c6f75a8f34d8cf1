package org.skidpad.evaluation.bench;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.world.WorldView;

/** A world in which time stands still: what a sensor alone needs. */
record StillView(ActorStates actors, Walls walls) implements WorldView {
    @Override
    public long tick() {
        return 0;
    }

    @Override
    public double dt() {
        return 1;
    }
}
