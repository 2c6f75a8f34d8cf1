package org.skidpad.sim.record;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.world.WorldView;

/** The recorded part of one sample of the world; one instance is filled again and again. */
final class StateFrame {
    static final byte PRESENT = 1;
    static final byte TOUCHING = 2;

    final int actors;
    long tick;
    double time;
    long hash;
    double egoGap;
    int egoLead;
    boolean egoOffRoad;
    double goalX;
    double goalY;
    final double[] x;
    final double[] y;
    final double[] heading;
    final double[] speed;
    final float[] acceleration;
    final float[] yawRate;
    final float[] steering;
    final float[] laneOffset;
    final byte[] flags;

    StateFrame(int actors) {
        this.actors = actors;
        x = new double[actors];
        y = new double[actors];
        heading = new double[actors];
        speed = new double[actors];
        acceleration = new float[actors];
        yawRate = new float[actors];
        steering = new float[actors];
        laneOffset = new float[actors];
        flags = new byte[actors];
    }

    void read(WorldView world, long stateHash) {
        ActorStates states = world.actors();
        if (states.count > actors) {
            throw new IllegalStateException(
                    "the header names " + actors + " actors, the world now has " + states.count);
        }
        int ego = world.ego();
        tick = world.tick();
        time = world.time();
        hash = stateHash;
        egoGap = world.gap(ego);
        egoLead = world.lead(ego);
        egoOffRoad = world.roads() != null && states.lane[ego] < 0;
        goalX = world.goalX();
        goalY = world.goalY();
        for (int i = 0; i < actors; i++) {
            boolean present = i < states.count && states.present[i];
            x[i] = present ? states.x[i] : 0;
            y[i] = present ? states.y[i] : 0;
            heading[i] = present ? states.heading[i] : 0;
            speed[i] = present ? states.speed[i] : 0;
            acceleration[i] = present ? (float) states.acceleration[i] : 0;
            yawRate[i] = present ? (float) states.yawRate[i] : 0;
            steering[i] = present ? (float) states.steering[i] : 0;
            laneOffset[i] = present && states.lane[i] >= 0 ? (float) states.laneOffset[i] : Float.NaN;
            flags[i] = present ? (byte) (PRESENT | (world.touching(i) ? TOUCHING : 0)) : 0;
        }
    }

    void read(Recording run, int sample) {
        tick = sample;
        time = run.time(sample);
        hash = run.stateHash(sample);
        egoGap = run.egoGap(sample);
        egoLead = run.egoLead(sample);
        egoOffRoad = run.egoOffRoad(sample);
        goalX = run.goalX(sample);
        goalY = run.goalY(sample);
        for (int i = 0; i < actors; i++) {
            x[i] = run.x(sample, i);
            y[i] = run.y(sample, i);
            heading[i] = run.heading(sample, i);
            speed[i] = run.speed(sample, i);
            acceleration[i] = (float) run.acceleration(sample, i);
            yawRate[i] = (float) run.yawRate(sample, i);
            steering[i] = (float) run.steering(sample, i);
            laneOffset[i] = (float) run.laneOffset(sample, i);
            flags[i] = (byte) ((run.present(sample, i) ? PRESENT : 0) | (run.touching(sample, i) ? TOUCHING : 0));
        }
    }
}
