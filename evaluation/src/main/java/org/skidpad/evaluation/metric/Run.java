package org.skidpad.evaluation.metric;

import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.SignalTrace;
import org.skidpad.sim.spec.Trace;

/** A recording with its signals, worked out once for all metrics and criteria. */
public final class Run {
    private final Recording recording;
    private final Trace trace;

    public Run(Recording recording) {
        this.recording = recording;
        trace = SignalTrace.of(recording);
    }

    public Recording recording() {
        return recording;
    }

    public Trace trace() {
        return trace;
    }

    public EndReason end() {
        return recording.end();
    }

    public boolean hasGoal() {
        return Double.isFinite(trace.signal("distance_to_goal")[0]);
    }

    /** No touch, on the road, and the goal reached where there is one. */
    public boolean isSuccess() {
        return end() == EndReason.SUCCESS || (end() == EndReason.TIMEOUT && !hasGoal());
    }
}
