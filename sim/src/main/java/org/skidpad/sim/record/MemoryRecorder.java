package org.skidpad.sim.record;

import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.WorldView;

/**
 * Records into memory: some 49 bytes an actor and sample. Values are rounded as in a file, so that a run judged in memory and
 * the same run judged from its file give the same figures. One thread; may be begun again after {@link #recording}.
 */
public final class MemoryRecorder implements Recorder {
    private RunStore store;
    private StateFrame frame;
    private double lastScanTime;
    private boolean ended;

    @Override
    public void begin(RunHeader header) {
        store = new RunStore(header);
        frame = new StateFrame(header.actors().size());
        lastScanTime = Double.NaN;
        ended = false;
    }

    @Override
    public void sample(WorldView world, long stateHash) {
        frame.read(world, stateHash);
        store.append(frame);
    }

    @Override
    public void decision(
            double time, Measurement measurement, float[] observation, float[] rawAction, float[] appliedAction) {
        store.decisions.add(
                new Recording.Decision(time, observation.clone(), rawAction.clone(), appliedAction.clone()));
        if (measurement.ranges.length > 0 && measurement.scanTime != lastScanTime) {
            lastScanTime = measurement.scanTime;
            store.scans.add(new Recording.Scan(
                    measurement.scanTime,
                    (float) measurement.scanAngleMin,
                    (float) measurement.scanAngleIncrement,
                    (float) measurement.scanRangeMax,
                    (float) measurement.scanMountX,
                    (float) measurement.scanMountY,
                    measurement.ranges.clone()));
        }
    }

    @Override
    public void event(RunEvent event) {
        store.events.add(event);
    }

    @Override
    public void end(double time, EndReason reason) {
        store.end = reason;
        ended = true;
    }

    /**
     * What was recorded since {@link #begin}; the recorder lets go of it.
     *
     * @throws IllegalStateException before {@link #begin}, or a second time
     */
    public Recording recording() {
        if (store == null) {
            throw new IllegalStateException("nothing was recorded since the last recording was taken");
        }
        Recording run = store.toRecording(ended);
        store = null;
        return run;
    }

    @Override
    public void close() {
        store = null;
    }
}
