package org.skidpad.bridge.control;

import org.skidpad.sim.sensor.Measurement;

/** Told of every decision and intervention, on the control thread; the recorder's way in. The arrays are reused. */
public interface ControlListener {
    /** Hears nothing. */
    ControlListener NONE = new ControlListener() {};

    /** The state at the start of a tick, whatever is decided; {@code timeS} since the loop's start. */
    default void state(double timeS, Measurement measurement) {}

    /** A decision of the policy and what was sent of it. */
    default void decision(double timeS, Measurement measurement, float[] observation, float[] raw, float[] applied) {}

    /** A stop took the policy's place; told once when it begins. */
    default void intervention(Intervention intervention) {}
}
