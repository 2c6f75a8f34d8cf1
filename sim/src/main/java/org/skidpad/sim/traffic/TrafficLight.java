package org.skidpad.sim.traffic;

/** A traffic light as drivers and pedestrians see it: one that repeats its phases, or one that a script switches. */
public interface TrafficLight {
    /** Unique among the lights of a world. */
    String name();

    /** What it shows in a tick of length dt, s. */
    Signal.Light at(long tick, double dt);

    /** How long it goes on showing what it shows, s, as far as can be known; infinite where it never changes. */
    double remaining(long tick, double dt);
}
