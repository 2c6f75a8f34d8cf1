package org.skidpad.sim.sensor;

import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/** Says when a sample is due: sample n at n/rate, at the first tick that is not before. */
final class SampleClock implements Stateful {
    private static final long NEVER = -1;

    private final double rateHz;
    private long last = NEVER;

    SampleClock(double rateHz) {
        this.rateHz = rateHz;
    }

    void reset() {
        last = NEVER;
    }

    /** True once for each sample; where several have fallen due at once, for all of them together. */
    boolean strikes(WorldView world) {
        // The small addend keeps a sample that is due at this very tick from falling to the next by rounding.
        long due = (long) Math.floor(world.tick() * world.dt() * rateHz + 1e-6);
        if (due == last) {
            return false;
        }
        last = due;
        return true;
    }

    @Override
    public void visitState(StateVisitor v) {
        last = v.whole(last);
    }
}
