package org.skidpad.sim.record;

import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.WorldView;

/** Takes a run, sample by sample, into a file or into memory. */
public interface Recorder extends AutoCloseable {
    /** Keeps nothing: for runs of which only the result is wanted. */
    Recorder NONE = new NoRecorder();

    void begin(RunHeader header);

    /** The state after a tick (and once before the first), with the world's hash. */
    void sample(WorldView world, long stateHash);

    /** The ego's observation-side measurement, the action chosen and the action applied; once per decision. */
    void decision(double time, Measurement measurement, float[] observation, float[] rawAction, float[] appliedAction);

    void event(RunEvent event);

    /** Finishes the recording with the reason of its end. */
    void end(double time, EndReason reason);

    @Override
    void close();
}
