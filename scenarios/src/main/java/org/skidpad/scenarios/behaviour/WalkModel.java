package org.skidpad.scenarios.behaviour;

import java.util.List;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.WorldView;

/** Goes along a path at one speed from the trigger on; turns on the spot at corners; at the end stands or goes back. */
final class WalkModel implements TrafficModel {
    private final double[] x;
    private final double[] y;
    /** Path length up to each point, m. */
    private final double[] along;

    private final double speed;
    private final Trigger.Armed when;
    private final boolean repeats;
    private double walked;

    WalkModel(List<Pose> path, double speed, Trigger.Armed when, boolean repeats) {
        int n = path.size();
        x = new double[n];
        y = new double[n];
        along = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = path.get(i).x();
            y[i] = path.get(i).y();
            if (i > 0) {
                double dx = x[i] - x[i - 1];
                double dy = y[i] - y[i - 1];
                along[i] = along[i - 1] + Math.sqrt(dx * dx + dy * dy);
            }
        }
        this.speed = speed;
        this.when = when;
        this.repeats = repeats;
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        double total = along[along.length - 1];
        boolean going = when.fired(world, actor) && total > 0 && (repeats || walked < total);
        if (!going) {
            ActorStates a = world.actors();
            out.prescribe(actor, a.x[actor], a.y[actor], a.heading[actor], 0);
            return;
        }
        walked += speed * world.dt();
        if (repeats) {
            walked -= 2 * total * Math.floor(walked / (2 * total));
        }
        boolean back = repeats && walked > total;
        double at = back ? 2 * total - walked : Math.min(walked, total);
        int i = 1;
        while (i < along.length - 1 && along[i] < at) {
            i++;
        }
        double length = along[i] - along[i - 1];
        double share = length > 0 ? (at - along[i - 1]) / length : 1;
        double dx = x[i] - x[i - 1];
        double dy = y[i] - y[i - 1];
        double heading = back ? StrictMath.atan2(-dy, -dx) : StrictMath.atan2(dy, dx);
        out.prescribe(actor, x[i - 1] + share * dx, y[i - 1] + share * dy, heading, speed);
    }

    @Override
    public void visitState(StateVisitor v) {
        when.visitState(v);
        walked = v.real(walked);
    }
}
