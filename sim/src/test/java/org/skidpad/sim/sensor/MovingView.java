package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.world.WorldView;

/** A world whose actors a test puts where it likes, tick by tick; actor 0 is the ego. */
final class MovingView implements WorldView {
    final ActorStates actors = new ActorStates(64);
    Walls walls = Walls.NONE;
    long tick;
    private final double dt;

    MovingView(double dt) {
        this.dt = dt;
        add(0, 0, 0.2, 0.2);
    }

    /** A box that stands at a place, heading along x. */
    int add(double x, double y, double length, double width) {
        return add("actor" + actors.count, x, y, length, width);
    }

    int add(String name, double x, double y, double length, double width) {
        int i = actors.count++;
        actors.name[i] = name;
        actors.present[i] = true;
        actors.type[i] = ActorType.OBSTACLE;
        actors.motion[i] = MotionModel.FIXED;
        actors.lane[i] = -1;
        actors.x[i] = x;
        actors.y[i] = y;
        actors.length[i] = length;
        actors.width[i] = width;
        return i;
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
    public double dt() {
        return dt;
    }

    @Override
    public Walls walls() {
        return walls;
    }

    @Override
    public double goalX() {
        return 3;
    }

    @Override
    public double goalY() {
        return 4;
    }
}
