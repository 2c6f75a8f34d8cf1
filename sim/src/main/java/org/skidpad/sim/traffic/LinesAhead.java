package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * What a driver sees of the lines ahead: how far it is to the first at which it must wait. A line that closed too late to stop
 * does not count. Remembers only at which line the driver has stood.
 */
public final class LinesAhead implements Stateful {
    private static final double SIGHT = 150;
    private static final int MOST_LANES = 16;

    /** Who stands within this of a line, slower than that, has stood at it: m, m/s. */
    static final double AT_LINE = 4;

    static final double STANDING = 0.2;

    private final double criticalGapS;
    private int stoodAt = -1;

    /** @param criticalGapS the least time gap in crossing traffic that the driver takes, s */
    public LinesAhead(double criticalGapS) {
        this.criticalGapS = criticalGapS;
    }

    /** Forgets the last episode. */
    public void reset() {
        stoodAt = -1;
    }

    /** From an actor's front to the next line that is closed to it, m; infinite where there is none within 150 m. */
    public double toClosedLine(WorldView world, int actor) {
        RoadRules rules = world.rules();
        ActorStates a = world.actors();
        if (!rules.hasLines() || a.lane[actor] < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double v = a.speed[actor];
        int lane = a.lane[actor];
        double before = -(a.laneS[actor] + a.boxOffset[actor] + a.length[actor] / 2);
        for (int hops = 0; hops < MOST_LANES && lane >= 0 && before < SIGHT; hops++) {
            int first = rules.firstLine(lane, -before);
            for (int k = first; k >= 0 && k < rules.endLine(lane); k++) {
                StopLine line = rules.line(k);
                double distance = line.s() + before;
                if (distance > SIGHT) {
                    return Double.POSITIVE_INFINITY;
                }
                if (distance < AT_LINE && v < STANDING) {
                    stoodAt = k;
                }
                boolean canStop = v * v / (2 * distance) <= line.hardestBraking(world);
                if (canStop && line.isClosed(world, actor, distance, stoodAt == k, criticalGapS)) {
                    return distance;
                }
            }
            before += rules.length(lane);
            lane = rules.next(lane);
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public void visitState(StateVisitor v) {
        stoodAt = v.index(stoodAt, Integer.MAX_VALUE);
    }
}
