package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.world.WorldView;

/**
 * When an actor begins what it is scripted to do; the condition is met once {@code afterS} has passed and the relation holds.
 *
 * @param afterS simulated time, s
 * @param relation to the watched actor
 * @param watched actor index; ignored for {@link Relation#NONE}
 * @param metres threshold of the relation
 */
public record StartCondition(double afterS, Relation relation, int watched, double metres) {
    /** What is compared with {@code metres}. */
    public enum Relation {
        /** Time alone decides. */
        NONE,
        /** From the watched actor's front to this actor's rear, along the watched actor's heading, is at most so much. */
        GAP_AT_MOST,
        /** The same gap is at least so much: the actor has overtaken. */
        GAP_AT_LEAST,
        /** Straight-line distance between the reference points is at most so much. */
        DISTANCE_AT_MOST
    }

    public static StartCondition atTime(double seconds) {
        return new StartCondition(seconds, Relation.NONE, -1, 0);
    }

    public static StartCondition gapAtMost(int watched, double metres) {
        return new StartCondition(0, Relation.GAP_AT_MOST, watched, metres);
    }

    public static StartCondition gapAtLeast(int watched, double metres) {
        return new StartCondition(0, Relation.GAP_AT_LEAST, watched, metres);
    }

    public static StartCondition distanceAtMost(int watched, double metres) {
        return new StartCondition(0, Relation.DISTANCE_AT_MOST, watched, metres);
    }

    public boolean isMet(WorldView world, int actor) {
        if (world.time() < afterS) {
            return false;
        }
        return switch (relation) {
            case NONE -> true;
            case GAP_AT_MOST -> gap(world, actor) <= metres;
            case GAP_AT_LEAST -> gap(world, actor) >= metres;
            case DISTANCE_AT_MOST -> {
                double dx = world.actors().x[actor] - world.actors().x[watched];
                double dy = world.actors().y[actor] - world.actors().y[watched];
                yield dx * dx + dy * dy <= metres * metres;
            }
        };
    }

    private double gap(WorldView world, int actor) {
        ActorStates a = world.actors();
        double halves = (a.length[actor] + a.length[watched]) * 0.5;
        double offsets = a.boxOffset[actor] - a.boxOffset[watched];
        if (a.lane[actor] >= 0 && areBeside(world, a.lane[actor], a.lane[watched])) {
            return a.laneS[actor] - a.laneS[watched] + offsets - halves;
        }
        double h = a.heading[watched];
        double dx = a.x[actor] - a.x[watched];
        double dy = a.y[actor] - a.y[watched];
        return dx * Trigonometry.cos(h) + dy * Trigonometry.sin(h) + offsets - halves;
    }

    private static boolean areBeside(WorldView world, int lane, int other) {
        return lane == other
                || (other >= 0
                        && (world.roads().lane(lane).left() == other
                                || world.roads().lane(lane).right() == other));
    }
}
