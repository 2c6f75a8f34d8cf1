package org.skidpad.sim.record;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;

/** A recording over the arrays of a {@link RunStore}. */
final class ArrayRecording implements Recording {
    /** Stamps of ROS messages are whole nanoseconds: what is this near counts as the same moment, s. */
    private static final double SAME_TIME = 1e-6;

    private final RunStore store;
    private final boolean complete;
    private final List<Scan> scans;
    private final List<Decision> decisions;
    private final List<RunEvent> events;

    ArrayRecording(RunStore store, boolean complete) {
        this.store = store;
        this.complete = complete;
        scans = List.copyOf(store.scans);
        decisions = List.copyOf(store.decisions);
        events = List.copyOf(store.events);
    }

    private int cell(int sample, int actor) {
        if (sample < 0 || sample >= store.samples || actor < 0 || actor >= store.actors) {
            throw new IndexOutOfBoundsException(
                    "sample " + sample + " of " + store.samples + ", actor " + actor + " of " + store.actors);
        }
        return sample * store.actors + actor;
    }

    @Override
    public RunHeader header() {
        return store.header;
    }

    @Override
    public int samples() {
        return store.samples;
    }

    @Override
    public double time(int sample) {
        return store.time[sample];
    }

    @Override
    public boolean present(int sample, int actor) {
        return (store.flags[cell(sample, actor)] & StateFrame.PRESENT) != 0;
    }

    @Override
    public double x(int sample, int actor) {
        return store.x[cell(sample, actor)];
    }

    @Override
    public double y(int sample, int actor) {
        return store.y[cell(sample, actor)];
    }

    @Override
    public double heading(int sample, int actor) {
        return store.heading[cell(sample, actor)];
    }

    @Override
    public double speed(int sample, int actor) {
        return store.speed[cell(sample, actor)];
    }

    @Override
    public double acceleration(int sample, int actor) {
        return store.acceleration[cell(sample, actor)];
    }

    @Override
    public double yawRate(int sample, int actor) {
        return store.yawRate[cell(sample, actor)];
    }

    @Override
    public double steering(int sample, int actor) {
        return store.steering[cell(sample, actor)];
    }

    @Override
    public double laneOffset(int sample, int actor) {
        return store.laneOffset[cell(sample, actor)];
    }

    @Override
    public boolean touching(int sample, int actor) {
        return (store.flags[cell(sample, actor)] & StateFrame.TOUCHING) != 0;
    }

    @Override
    public boolean egoOffRoad(int sample) {
        return store.egoOffRoad[sample];
    }

    @Override
    public double goalX(int sample) {
        return store.goalX[sample];
    }

    @Override
    public double goalY(int sample) {
        return store.goalY[sample];
    }

    @Override
    public long stateHash(int sample) {
        return store.hash[sample];
    }

    @Override
    public double egoGap(int sample) {
        return store.egoGap[sample];
    }

    @Override
    public int egoLead(int sample) {
        return store.egoLead[sample];
    }

    @Override
    public Scan scan(int sample) {
        return newest(scans, Scan::time, time(sample));
    }

    @Override
    public Decision decision(int sample) {
        return newest(decisions, Decision::time, time(sample));
    }

    private static <T> T newest(List<T> list, ToDoubleFunction<T> timeOf, double time) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeOf.applyAsDouble(list.get(middle)) <= time + SAME_TIME) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : list.get(low - 1);
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public List<Scan> scans() {
        return scans;
    }

    @Override
    public List<RunEvent> events() {
        return events;
    }

    @Override
    public EndReason end() {
        return store.end;
    }

    @Override
    public boolean complete() {
        return complete;
    }
}
