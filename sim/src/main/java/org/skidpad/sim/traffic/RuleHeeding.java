package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;
import org.skidpad.sim.world.WorldView;

/**
 * How a driver heeds the rules of the road: a closed line is followed like a car that stands there, unless it closed too late to
 * stop. Remembers only whether it has stood at the next line.
 */
final class RuleHeeding implements Stateful {
    private static final double SIGHT = 150;
    private static final int MOST_LANES_AHEAD = 16;

    /** Who stands within this of a line, slower than that, has stood at it: m, m/s. */
    private static final double AT_LINE = 4;

    private static final double STANDING = 0.2;

    private final CarFollowing following;
    private final double criticalGapS;
    private int stoodAt = -1;

    RuleHeeding(CarFollowing following, double criticalGapS) {
        this.following = following;
        this.criticalGapS = criticalGapS;
    }

    /** The acceleration that the next closed line allows, m/s²; infinite where none is near. */
    double acceleration(WorldView world, int actor) {
        RoadRules rules = world.rules();
        ActorStates a = world.actors();
        if (!rules.hasLines() || a.lane[actor] < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double v = a.speed[actor];
        int lane = a.lane[actor];
        double before = -(a.laneS[actor] + a.boxOffset[actor] + a.length[actor] / 2);
        for (int hops = 0; hops < MOST_LANES_AHEAD && lane >= 0 && before < SIGHT; hops++) {
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
                    return following.acceleration(v, distance, 0, 0, world.dt());
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
