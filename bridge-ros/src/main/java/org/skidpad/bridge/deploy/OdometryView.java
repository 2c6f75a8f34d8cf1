package org.skidpad.bridge.deploy;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.sensor.Measurement;
import org.skidpad.sim.world.WorldView;

/** A robot seen through its odometry as a world of one actor without a map, for the recorder. */
final class OdometryView implements WorldView {
    private final ActorStates actors = new ActorStates(1);
    private double dt;
    private long tick = -1;
    private double time;
    private double goalX = Double.NaN;
    private double goalY = Double.NaN;

    void period(double seconds) {
        dt = seconds;
    }

    void advance(double timeS, Measurement m) {
        tick++;
        time = timeS;
        double cos = Math.cos(m.heading);
        double sin = Math.sin(m.heading);
        goalX = m.x + cos * m.goalX - sin * m.goalY;
        goalY = m.y + sin * m.goalX + cos * m.goalY;
    }

    @Override
    public ActorStates actors() {
        return actors;
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public double time() {
        return time;
    }

    @Override
    public double dt() {
        return dt;
    }

    @Override
    public double goalX() {
        return goalX;
    }

    @Override
    public double goalY() {
        return goalY;
    }
}
