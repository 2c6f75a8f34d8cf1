package org.skidpad.sim.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.WorldView;

/** A world that is only looked at: actors in a row, each drawing its own circle, so that every value of a recording differs. */
final class FakeWorld implements WorldView {
    static final double DT = 0.05;

    final ActorStates states;
    long tick;

    FakeWorld(int actors) {
        states = new ActorStates(actors);
        states.count = actors;
        for (int i = 0; i < actors; i++) {
            states.type[i] = ActorType.CAR;
            states.name[i] = i == 0 ? "ego" : "car " + i;
            states.length[i] = 4;
            states.width[i] = 2;
            states.boxOffset[i] = 1.25;
        }
        set(0);
    }

    void set(long newTick) {
        tick = newTick;
        for (int i = 0; i < states.count; i++) {
            double phase = 0.1 * time() + i;
            states.present[i] = i != 2 || newTick < 10;
            states.x[i] = 20 * i + 3 * Math.cos(phase) + 10 * time();
            states.y[i] = 3 * Math.sin(phase);
            states.heading[i] = 0.1 * Math.sin(phase);
            states.speed[i] = 10 + Math.cos(phase);
            states.acceleration[i] = Math.sin(phase);
            states.yawRate[i] = 0.01 * i;
            states.steering[i] = 0.02 * i;
            states.lane[i] = i == 1 ? -1 : 0;
            states.laneOffset[i] = 0.3 * i;
        }
    }

    RunHeader header() {
        List<RunHeader.ActorInfo> actors = new ArrayList<>();
        for (int i = 0; i < states.count; i++) {
            actors.add(new RunHeader.ActorInfo(states.name[i], states.type[i], 4, 2, 1.25, 0));
        }
        return new RunHeader(
                "circles",
                "name: circles\nactors: \"" + states.count + "\" # ü\n",
                "idm",
                42,
                DT,
                "0.1.0",
                0,
                actors,
                List.of(
                        new RunHeader.MapLine("lane_solid", new double[] {0, 2, 100, 2, 200, 2.5}),
                        new RunHeader.MapLine("wall", new double[] {0, 5, 100, 5})),
                Map.of("cut_in_gap", 0.1 + 0.2));
    }

    static long hash(long tick) {
        return tick * 0x9E3779B97F4A7C15L;
    }

    /** A short episode with a decision every second sample, a scan with each, and two events. */
    static void record(Recorder recorder, FakeWorld world, int samples) {
        recorder.begin(world.header());
        Measurement measurement = new Measurement(8, 1);
        measurement.scanAngleMin = -1;
        measurement.scanAngleIncrement = 0.25;
        measurement.scanRangeMax = 3.5;
        measurement.scanMountX = 0.5;
        for (int tick = 0; tick < samples; tick++) {
            world.set(tick);
            recorder.sample(world, hash(tick));
            if (tick % 2 == 0) {
                measurement.time = world.time();
                measurement.scanTime = world.time();
                Arrays.fill(measurement.ranges, tick);
                measurement.ranges[3] = Float.POSITIVE_INFINITY;
                recorder.decision(
                        world.time(), measurement, new float[] {tick, 0.5f}, new float[] {3}, new float[] {2});
            }
            if (tick == 5) {
                recorder.event(new RunEvent(world.time(), "storyboard", 1, "\"cut in\"\nbegins \u00fc"));
            }
        }
        recorder.event(new RunEvent(world.time(), "collision", 0, "ego touches car 1"));
        recorder.end(world.time(), EndReason.COLLISION);
    }

    @Override
    public ActorStates actors() {
        return states;
    }

    @Override
    public int ego() {
        return 0;
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public double time() {
        return tick * DT;
    }

    @Override
    public double dt() {
        return DT;
    }

    @Override
    public RoadNetwork roads() {
        return null;
    }

    @Override
    public Walls walls() {
        return null;
    }

    @Override
    public int lead(int actor) {
        return actor + 1 < states.count ? actor + 1 : -1;
    }

    @Override
    public double gap(int actor) {
        return lead(actor) < 0 ? Double.POSITIVE_INFINITY : states.x[actor + 1] - states.x[actor] - 4;
    }

    @Override
    public int neighbour(int actor, int slot) {
        return slot == 0 ? lead(actor) : -1;
    }

    @Override
    public double neighbourGap(int actor, int slot) {
        return slot == 0 ? gap(actor) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double neighbourOffset(int actor, int slot) {
        return slot == 0 && lead(actor) >= 0 ? 0 : Double.NaN;
    }

    @Override
    public boolean touching(int actor) {
        return actor < 2 && tick == 7;
    }

    @Override
    public int touched(int actor) {
        return touching(actor) ? 1 - actor : -1;
    }

    @Override
    public double goalX() {
        return 100;
    }

    @Override
    public double goalY() {
        return 0;
    }
}
