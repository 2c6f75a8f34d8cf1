package org.skidpad.scenarios.behaviour;

import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * When a behaviour sets in.
 *
 * @param kind what is compared
 * @param value s or m, by kind
 */
public record Trigger(Kind kind, Distribution value) {
    /** What a trigger waits for. */
    public enum Kind {
        /** Simulated time reaches the value, s. */
        TIME,
        /** The distance between the reference points of actor and ego falls to the value, m. */
        EGO_DISTANCE,
        /** At its present speed the ego is level with the actor within the value, s; not while it stands or is past. */
        EGO_TIME
    }

    /** Fires at once. */
    public static final Trigger AT_START = new Trigger(Kind.TIME, Distribution.constant(0));

    Armed arm(Draws draws, String name) {
        return new Armed(kind, draws.of(value, name, "when", name + ".when"));
    }

    /** A trigger of one episode; stays fired. */
    static final class Armed implements Stateful {
        private final Kind kind;
        private final double value;
        private boolean fired;

        private Armed(Kind kind, double value) {
            this.kind = kind;
            this.value = value;
        }

        boolean fired(WorldView world, int actor) {
            fired |= holds(world, actor);
            return fired;
        }

        @Override
        public void visitState(StateVisitor v) {
            fired = v.flag(fired);
        }

        private boolean holds(WorldView world, int actor) {
            if (kind == Kind.TIME) {
                // Half a tick of slack: tick times are products, drawn times are not.
                return world.time() >= value - world.dt() / 2;
            }
            ActorStates a = world.actors();
            int ego = world.ego();
            double dx = a.x[actor] - a.x[ego];
            double dy = a.y[actor] - a.y[ego];
            if (kind == Kind.EGO_DISTANCE) {
                return dx * dx + dy * dy <= value * value;
            }
            double ahead = dx * Trigonometry.cos(a.heading[ego]) + dy * Trigonometry.sin(a.heading[ego]);
            return ahead > 0 && a.speed[ego] > 0 && ahead <= value * a.speed[ego];
        }
    }
}
