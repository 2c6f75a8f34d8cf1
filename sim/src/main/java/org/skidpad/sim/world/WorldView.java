package org.skidpad.sim.world;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;

/** What everyone but the tick itself may see of a world: read only by convention, frozen while decisions are made. */
public interface WorldView {
    ActorStates actors();

    /** The actor that the policy drives. */
    int ego();

    /** Ticks since reset. */
    long tick();

    /** {@code tick() * dt}, s. */
    double time();

    double dt();

    /** The roads, or null in a world without. */
    RoadNetwork roads();

    /** Walls and static obstacles; empty in a world without, never null. */
    Walls walls();

    /** Nearest present actor ahead whose box reaches into this actor's lane path, or -1. Valid after neighbour search. */
    int lead(int actor);

    /** Bumper to bumper along the lane to {@link #lead}, m; {@code +Infinity} where there is none. */
    double gap(int actor);

    /** True where the actor touched another actor or a wall in the last tick. */
    boolean touching(int actor);

    /** First actor it touched in the last tick, -1 for none, -2 for a wall. */
    int touched(int actor);

    /** The goal of the ego in the map frame, NaN where there is none; m. */
    double goalX();

    double goalY();
}
