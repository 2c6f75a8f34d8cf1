package org.skidpad.sim.sensor;

import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/** A model sampled at its rate and known after its delay. */
final class TimedSensor implements Stateful {
    private final SensorModel model;
    private final SampleClock clock;
    private final DelayLine line;
    private double lastTime;
    private boolean begun;

    TimedSensor(SensorModel model, double rateHz, double delayS) {
        this.model = model;
        clock = new SampleClock(rateHz);
        line = new DelayLine(delayS, rateHz, model.size());
    }

    void reset(long seed, WorldView world) {
        clock.reset();
        line.reset();
        begun = false;
        model.reset(seed, world);
    }

    /** Samples where a sample is due at this tick; call it once a tick. */
    void tick(WorldView world) {
        double now = world.time();
        line.advance(now);
        if (clock.strikes(world)) {
            double elapsed = begun ? now - lastTime : 0;
            model.sample(world, elapsed, line.rows(), line.enter(now));
            begun = true;
            lastTime = now;
            line.advance(now);
        }
    }

    /** Number {@code k} of the newest sample that is known. */
    double known(int k) {
        return line.rows()[line.known() + k];
    }

    /** Samples; the newest that is known begins at {@link #begin}. */
    double[] rows() {
        return line.rows();
    }

    int begin() {
        return line.known();
    }

    /** Number {@code k} of the newest sample, known or still on its way. */
    double newest(int k) {
        return line.rows()[line.newest() + k];
    }

    /** When the newest known sample was taken, s. */
    double stamp() {
        return line.stamp();
    }

    @Override
    public void visitState(StateVisitor v) {
        clock.visitState(v);
        line.visitState(v);
        lastTime = v.real(lastTime);
        begun = v.flag(begun);
        model.visitState(v);
    }
}
