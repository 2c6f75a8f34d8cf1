package org.skidpad.scenarios.script;

import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/** The time of day of one episode (OpenSCENARIO XML, class {@code TimeOfDay}): set by the scenario, never by a wall clock. */
final class Daytime implements Stateful {
    /** Seconds since 1970-01-01T00:00 UTC when it was set, or NaN. */
    private double epochS = Double.NaN;

    private double setAt;
    private boolean passes;

    void set(double newEpochS, boolean animated, double now) {
        epochS = newEpochS;
        passes = animated;
        setAt = now;
    }

    /** Seconds since 1970-01-01T00:00 UTC, or NaN where nobody set it. */
    double at(double now) {
        return passes ? epochS + now - setAt : epochS;
    }

    @Override
    public void visitState(StateVisitor v) {
        epochS = v.real(epochS);
        setAt = v.real(setAt);
        passes = v.flag(passes);
    }
}
