package org.skidpad.bridge.message;

/** The time of a simulated robot. */
public final class Clock implements Message<Clock> {
    /** Since the simulation's start, ns. */
    public long timeNs;

    @Override
    public void copyFrom(Clock o) {
        timeNs = o.timeNs;
    }
}
