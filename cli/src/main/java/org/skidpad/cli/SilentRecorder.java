package org.skidpad.cli;

import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Measurement;
import org.skidpad.sim.record.Recorder;
import org.skidpad.sim.record.RunEvent;
import org.skidpad.sim.record.RunHeader;
import org.skidpad.sim.world.WorldView;

/** Keeps nothing, for runs that nobody asked to record. */
final class SilentRecorder implements Recorder {
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
