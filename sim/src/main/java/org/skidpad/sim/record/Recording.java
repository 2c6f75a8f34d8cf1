package org.skidpad.sim.record;

import java.util.List;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;

/** A finished (or killed) run as arrays: cheap to seek, safe to share between threads. Sample 0 is the initial state. */
public interface Recording {
    RunHeader header();

    int samples();

    /** Time of a sample, s. */
    double time(int sample);

    boolean present(int sample, int actor);

    double x(int sample, int actor);

    double y(int sample, int actor);

    double heading(int sample, int actor);

    double speed(int sample, int actor);

    double acceleration(int sample, int actor);

    double yawRate(int sample, int actor);

    double steering(int sample, int actor);

    /** Lane offset from its centre line, m, NaN off lanes. */
    double laneOffset(int sample, int actor);

    long stateHash(int sample);

    /** Bumper-to-bumper gap of the ego to its lead along the lane, m; +Infinity where there is none. */
    double egoGap(int sample);

    /** Index of the ego's lead, or -1. */
    int egoLead(int sample);

    /** True where the actor touched another actor or a wall in the tick before a sample; false where that was not recorded. */
    default boolean touching(int sample, int actor) {
        return false;
    }

    /** True where there are roads and the ego is on none; false where that was not recorded. */
    default boolean egoOffRoad(int sample) {
        return false;
    }

    /** The ego's goal in the map frame, m; NaN where there is none or it was not recorded. */
    default double goalX(int sample) {
        return Double.NaN;
    }

    default double goalY(int sample) {
        return Double.NaN;
    }

    /** Newest lidar scan of the ego at or before a sample, or null; ranges in m. */
    Scan scan(int sample);

    /** Newest decision at or before a sample, or null. */
    Decision decision(int sample);

    List<Decision> decisions();

    /** Every lidar scan of the ego, in order of time. */
    default List<Scan> scans() {
        return List.of();
    }

    List<RunEvent> events();

    /** RUNNING where the recording was cut off. */
    EndReason end();

    /** False where the file had no proper end and was read up to its last complete chunk. */
    boolean complete();

    /**
     * A scan in the ego's sensor frame.
     *
     * @param x sensor position in base_link, m
     * @param y sensor position in base_link, m
     */
    record Scan(
            double time, double angleMin, double angleIncrement, double rangeMax, double x, double y, float[] ranges) {}

    /** What the policy saw and did. */
    record Decision(double time, float[] observation, float[] rawAction, float[] appliedAction) {}
}
