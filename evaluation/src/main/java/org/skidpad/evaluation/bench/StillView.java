package org.skidpad.evaluation.bench;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.WorldView;

/** A world in which time stands still: what a sensor alone needs. */
record StillView(ActorStates actors, Walls walls) implements WorldView {
    @Override
    public int ego() {
        return 0;
    }

    @Override
    public long tick() {
        return 0;
    }

    @Override
    public double time() {
        return 0;
    }

    @Override
    public double dt() {
        return 1;
    }

    @Override
    public RoadNetwork roads() {
        return null;
    }

    @Override
    public int lead(int actor) {
        return -1;
    }

    @Override
    public double gap(int actor) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public int neighbour(int actor, int slot) {
        return -1;
    }

    @Override
    public double neighbourGap(int actor, int slot) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double neighbourOffset(int actor, int slot) {
        return Double.NaN;
    }

    @Override
    public boolean touching(int actor) {
        return false;
    }

    @Override
    public int touched(int actor) {
        return -1;
    }

    @Override
    public double goalX() {
        return Double.NaN;
    }

    @Override
    public double goalY() {
        return Double.NaN;
    }
}
