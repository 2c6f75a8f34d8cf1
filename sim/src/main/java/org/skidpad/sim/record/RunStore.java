package org.skidpad.sim.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;

/** A run as flat arrays that grow: entry {@code sample * actors + actor}. Becomes a {@link Recording} once it is full. */
final class RunStore {
    final RunHeader header;
    final int actors;
    int samples;
    double[] time = new double[64];
    long[] hash = new long[64];
    double[] egoGap = new double[64];
    int[] egoLead = new int[64];
    boolean[] egoOffRoad = new boolean[64];
    double[] goalX = new double[64];
    double[] goalY = new double[64];
    double[] x;
    double[] y;
    double[] heading;
    double[] speed;
    float[] acceleration;
    float[] yawRate;
    float[] steering;
    float[] laneOffset;
    byte[] flags;
    final List<Recording.Scan> scans = new ArrayList<>();
    final List<Recording.Decision> decisions = new ArrayList<>();
    final List<RunEvent> events = new ArrayList<>();
    EndReason end = EndReason.RUNNING;

    RunStore(RunHeader header) {
        this.header = header;
        actors = header.actors().size();
        allocate(64);
    }

    private void allocate(int capacity) {
        int cells = Math.multiplyExact(capacity, actors);
        x = x == null ? new double[cells] : Arrays.copyOf(x, cells);
        y = y == null ? new double[cells] : Arrays.copyOf(y, cells);
        heading = heading == null ? new double[cells] : Arrays.copyOf(heading, cells);
        speed = speed == null ? new double[cells] : Arrays.copyOf(speed, cells);
        acceleration = acceleration == null ? new float[cells] : Arrays.copyOf(acceleration, cells);
        yawRate = yawRate == null ? new float[cells] : Arrays.copyOf(yawRate, cells);
        steering = steering == null ? new float[cells] : Arrays.copyOf(steering, cells);
        laneOffset = laneOffset == null ? new float[cells] : Arrays.copyOf(laneOffset, cells);
        flags = flags == null ? new byte[cells] : Arrays.copyOf(flags, cells);
        time = Arrays.copyOf(time, capacity);
        hash = Arrays.copyOf(hash, capacity);
        egoGap = Arrays.copyOf(egoGap, capacity);
        egoLead = Arrays.copyOf(egoLead, capacity);
        egoOffRoad = Arrays.copyOf(egoOffRoad, capacity);
        goalX = Arrays.copyOf(goalX, capacity);
        goalY = Arrays.copyOf(goalY, capacity);
    }

    void append(StateFrame frame) {
        if (samples == time.length) {
            allocate(2 * samples);
        }
        int s = samples++;
        time[s] = frame.time;
        hash[s] = frame.hash;
        egoGap[s] = frame.egoGap;
        egoLead[s] = frame.egoLead;
        egoOffRoad[s] = frame.egoOffRoad;
        goalX[s] = frame.goalX;
        goalY[s] = frame.goalY;
        int at = s * actors;
        System.arraycopy(frame.x, 0, x, at, actors);
        System.arraycopy(frame.y, 0, y, at, actors);
        System.arraycopy(frame.heading, 0, heading, at, actors);
        System.arraycopy(frame.speed, 0, speed, at, actors);
        System.arraycopy(frame.acceleration, 0, acceleration, at, actors);
        System.arraycopy(frame.yawRate, 0, yawRate, at, actors);
        System.arraycopy(frame.steering, 0, steering, at, actors);
        System.arraycopy(frame.laneOffset, 0, laneOffset, at, actors);
        System.arraycopy(frame.flags, 0, flags, at, actors);
    }

    /** Hands the arrays over, cut to size; the store must not be used afterwards. */
    Recording toRecording(boolean complete) {
        allocate(samples);
        return new ArrayRecording(this, complete);
    }
}
