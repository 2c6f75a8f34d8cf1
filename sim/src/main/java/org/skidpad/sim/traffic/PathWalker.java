package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/**
 * Walks a polyline at constant speed once its start condition is met, and stands at its end: the crossing pedestrian. For an
 * actor whose motion is {@code PRESCRIBED}; map frame, m, m/s.
 */
public final class PathWalker implements TrafficModel {
    private final double[] x;
    private final double[] y;
    private final double speed;
    private final StartCondition start;
    private long startTick = -1;

    /**
     * @param x of the corners, at least two; the first is where the actor waits
     * @param y of the corners
     */
    public PathWalker(double[] x, double[] y, double speed, StartCondition start) {
        if (x.length < 2 || x.length != y.length) {
            throw new IllegalArgumentException("a path has at least two corners: " + x.length + ", " + y.length);
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive, is " + speed);
        }
        this.x = x.clone();
        this.y = y.clone();
        this.speed = speed;
        this.start = start;
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        if (startTick < 0) {
            if (!start.isMet(world, actor)) {
                out.prescribe(actor, x[0], y[0], world.actors().heading[actor], 0);
                return;
            }
            startTick = world.tick();
        }
        double remaining = speed * ((world.tick() + 1 - startTick) * world.dt());
        for (int k = 0; k + 1 < x.length; k++) {
            double dx = x[k + 1] - x[k];
            double dy = y[k + 1] - y[k];
            double length = Math.sqrt(dx * dx + dy * dy);
            if (remaining < length) {
                double share = remaining / length;
                out.prescribe(actor, x[k] + share * dx, y[k] + share * dy, StrictMath.atan2(dy, dx), speed);
                return;
            }
            remaining -= length;
        }
        out.prescribe(actor, x[x.length - 1], y[y.length - 1], world.actors().heading[actor], 0);
    }

    @Override
    public void visitState(StateVisitor v) {
        startTick = v.whole(startTick);
    }
}
