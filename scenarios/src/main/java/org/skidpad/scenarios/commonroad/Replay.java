package org.skidpad.scenarios.commonroad;

import java.util.List;
import org.skidpad.scenarios.commonroad.CommonRoadFile.State;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.world.Script;
import org.skidpad.sim.world.WorldView;

/**
 * Moves one actor along its recorded states: exactly at the file's steps, linearly between them. Everything follows from the
 * tick, so there is no state of its own.
 */
final class Replay implements Script {
    private final int actor;
    private final List<State> states;
    private final int ticksPerStep;
    private final double[] offset;

    /** @param offset from a state's position to the actor's reference point in the frame of the state: forward, left, turn */
    Replay(int actor, List<State> states, int ticksPerStep, double... offset) {
        this.actor = actor;
        this.states = states;
        this.ticksPerStep = ticksPerStep;
        this.offset = offset;
    }

    @Override
    public void beforeTick(WorldView world, ActorCommands out) {
        long tick = world.tick() + 1;
        if (isThere(tick)) {
            prescribe((double) tick / ticksPerStep, out);
        } else if (world.actors().present[actor]) {
            out.withdraw(actor);
        }
    }

    /** True while the file knows where the actor is. */
    boolean isThere(long tick) {
        return tick >= (long) states.get(0).step() * ticksPerStep
                && tick <= (long) states.get(states.size() - 1).step() * ticksPerStep;
    }

    private void prescribe(double step, ActorCommands out) {
        int i = 0;
        int beyond = states.size();
        while (beyond - i > 1) {
            int middle = (i + beyond) >>> 1;
            if (states.get(middle).step() <= step) {
                i = middle;
            } else {
                beyond = middle;
            }
        }
        State a = states.get(i);
        State b = i + 1 < states.size() ? states.get(i + 1) : a;
        double share = b.step() > a.step() ? Math.max(0, (step - a.step()) / (b.step() - a.step())) : 0;
        double x = a.x() + share * (b.x() - a.x());
        double y = a.y() + share * (b.y() - a.y());
        double heading = a.heading() + share * Angles.wrap(b.heading() - a.heading());
        double speed = a.speed() + share * (b.speed() - a.speed());
        double cos = Trigonometry.cos(heading);
        double sin = Trigonometry.sin(heading);
        out.prescribe(
                actor,
                x + offset[0] * cos - offset[1] * sin,
                y + offset[0] * sin + offset[1] * cos,
                Angles.wrap(heading + offset[2]),
                speed);
        out.overridden[actor] = true;
    }
}
