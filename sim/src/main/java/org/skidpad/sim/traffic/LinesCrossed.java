package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * Notices when an actor's front crosses a stop line that it had to stop at: of a signal that shows red, or of a stop sign at which
 * it has not stood. To be told of every tick, after it.
 */
public final class LinesCrossed implements Stateful {
    /** Returned by {@link #note}: nothing was crossed that should not have been. */
    public static final int NOTHING = 0;

    public static final int RED_LIGHT = 1;
    public static final int STOP_SIGN = 2;

    /** The next line is looked for up to here, m: further than anything drives in a tick. */
    private static final double SIGHT = 30;

    private static final int MOST_LANES = 16;

    /** The line ahead after the last tick, or -1, how far the front was from it, m, and whether the actor has stood there. */
    private int ahead = -1;

    private double distance;
    private boolean stood;

    /** Forgets the last episode. */
    public void reset() {
        ahead = -1;
        distance = 0;
        stood = false;
    }

    /** What the actor has crossed in the tick before the present state: {@link #NOTHING}, {@link #RED_LIGHT}, {@link #STOP_SIGN}. */
    public int note(WorldView world, int actor) {
        ActorStates a = world.actors();
        if (!world.rules().hasLines() || a.lane[actor] < 0) {
            ahead = -1;
            return NOTHING;
        }
        int before = ahead;
        // Somebody who turns off or changes lane loses sight of a line without driving over it.
        boolean reached = distance <= 1.5 * Math.abs(a.speed[actor]) * world.dt() + 0.1;
        boolean hadStood = stood;
        look(world, actor);
        if (ahead != before) {
            stood = false;
        }
        if (ahead >= 0 && distance < LinesAhead.AT_LINE && a.speed[actor] < LinesAhead.STANDING) {
            stood = true;
        }
        if (before < 0 || ahead == before || !reached || a.speed[actor] <= 0) {
            return NOTHING;
        }
        StopLine line = world.rules().line(before);
        if (line instanceof StopLine.AtSignal at) {
            // What it showed while the tick drove.
            return at.signal().at(world.tick() - 1, world.dt()) == Signal.Light.RED ? RED_LIGHT : NOTHING;
        }
        return hadStood ? NOTHING : STOP_SIGN;
    }

    /** Finds the next line ahead of the front at which one must stop. */
    private void look(WorldView world, int actor) {
        RoadRules rules = world.rules();
        ActorStates a = world.actors();
        int lane = a.lane[actor];
        double before = -(a.laneS[actor] + a.boxOffset[actor] + a.length[actor] / 2);
        ahead = -1;
        for (int hops = 0; hops < MOST_LANES && lane >= 0 && before < SIGHT; hops++) {
            int first = rules.firstLine(lane, -before);
            for (int k = first; k >= 0 && k < rules.endLine(lane); k++) {
                StopLine line = rules.line(k);
                boolean mustStop = line instanceof StopLine.AtSignal
                        || line instanceof StopLine.AtGiveWay giveWay && giveWay.stop();
                if (mustStop) {
                    ahead = k;
                    distance = line.s() + before;
                    return;
                }
            }
            before += rules.length(lane);
            lane = rules.next(lane);
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        ahead = v.index(ahead, Integer.MAX_VALUE);
        distance = v.real(distance);
        stood = v.flag(stood);
    }
}
