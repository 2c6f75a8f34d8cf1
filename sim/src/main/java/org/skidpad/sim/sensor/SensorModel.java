package org.skidpad.sim.sensor;

import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/** What a sensor measures and how wrong it is; when, is {@link TimedSensor}'s. Belongs to one episode of one world. */
interface SensorModel extends Stateful {
    /** How many numbers a sample is. */
    int size();

    /** Starts an episode: all noise anew, in streams (seed, actor, purpose). */
    void reset(long seed, WorldView world);

    /**
     * Takes a sample of the world as it stands.
     *
     * @param elapsed since the last sample, s; 0 for the first of an episode, which also tells where it starts
     * @param out gets {@link #size} numbers from {@code at}
     */
    void sample(WorldView world, double elapsed, double[] out, int at);
}
