package org.skidpad.sim.world;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.Contacts;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.traffic.RoadRules;

/**
 * What everyone but the tick itself may see of a world: read only by convention, frozen while decisions are made. Where a method
 * has a body, that is what an empty place says: no roads, no walls, nobody near, no goal.
 */
public interface WorldView {
    ActorStates actors();

    /** The actor that the policy drives. */
    default int ego() {
        return 0;
    }

    /** Ticks since reset. */
    long tick();

    /** {@code tick() * dt}, s. */
    default double time() {
        return tick() * dt();
    }

    double dt();

    /** The roads, or null in a world without. */
    default RoadNetwork roads() {
        return null;
    }

    /** Signals, lines and crosswalks; empty in a world without, never null. */
    default RoadRules rules() {
        return RoadRules.NONE;
    }

    /** Walls and static obstacles; empty in a world without, never null. */
    default Walls walls() {
        return Walls.NONE;
    }

    /**
     * Nearest present actor ahead whose box reaches into this actor's lane, or -1. Follows the lanes' first successors for
     * 250 m. Always of the present poses.
     */
    default int lead(int actor) {
        return -1;
    }

    /**
     * Bumper to bumper along the lane to {@link #lead}, m; negative while the two are side by side, {@code +Infinity} where
     * there is none.
     */
    default double gap(int actor) {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * The neighbour in a slot, or -1: 0 lead, 1 follower in the actor's own lane; 2, 3 in the lane to its left; 4, 5 in the
     * lane to its right. Ahead and behind are by the centres of the boxes; an actor that straddles a line is in both lanes.
     */
    default int neighbour(int actor, int slot) {
        return -1;
    }

    /** Bumper to bumper to {@link #neighbour}, m; negative side by side, {@code +Infinity} where there is none. */
    default double neighbourGap(int actor, int slot) {
        return Double.POSITIVE_INFINITY;
    }

    /** Centre of the neighbour's box from the centre line of the slot's lane, left positive, m; NaN where there is none. */
    default double neighbourOffset(int actor, int slot) {
        return Double.NaN;
    }

    /** True where the actor touched another actor or a wall in the last tick. */
    default boolean touching(int actor) {
        return touched(actor) != Contacts.NOTHING;
    }

    /** First actor it touched in the last tick, -1 for none, -2 for a wall. */
    default int touched(int actor) {
        return Contacts.NOTHING;
    }

    /**
     * How hard contacts hit the actor in the last tick, N s; 0 where nothing touched it. In a rigid world it is what passed
     * through its contacts, summed by magnitude; in a world that only detects, what Newton's law of impact expects of a
     * central hit between the two.
     */
    default double impulse(int actor) {
        return 0;
    }

    /** By how much contacts changed the actor's velocity in the last tick (measured or expected likewise), m/s. */
    default double deltaV(int actor) {
        return 0;
    }

    /** The ego's lidar in this episode, where {@link #sensors} is not null; null where there is none. */
    default LidarParameters lidar() {
        return null;
    }

    /** What the ego senses with in this episode, or null where its task says it for all episodes. */
    default SensorSet sensors() {
        return null;
    }

    /** The goal of the ego in the map frame, NaN where there is none; m. */
    default double goalX() {
        return Double.NaN;
    }

    default double goalY() {
        return Double.NaN;
    }
}
