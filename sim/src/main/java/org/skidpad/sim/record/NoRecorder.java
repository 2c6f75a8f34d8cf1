package org.skidpad.sim.record;

import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.WorldView;

/** Keeps nothing. */
final class NoRecorder implements Recorder {
    @Override
    public void begin(RunHeader header) {}

    @Override
    public void sample(WorldView world, long stateHash) {}

    @Override
    public void decision(
            double time, Measurement measurement, float[] observation, float[] rawAction, float[] appliedAction) {}

    @Override
    public void event(RunEvent event) {}

    @Override
    public void end(double time, EndReason reason) {}

    @Override
    public void close() {}
}
