package org.skidpad.sim.physics;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;

/**
 * Finds what touches after each tick's motion. Touch events are found by the same exact overlap at both strengths of
 * contact, so that the first touch of an episode falls in the same tick. Two things that cannot move do not touch.
 */
public final class Contacts {
    /** {@link #touched} of an actor that touched nothing. */
    public static final int NOTHING = -1;

    /** {@link #touched} of an actor that touched a wall and no actor. */
    public static final int WALL = -2;

    private final ActorStates actors;
    private final Shapes shapes;
    private final PairSweep sweep;
    private final PairSweep.Visitor visitor = this::testPair;
    private final int[] touched;
    private final boolean[] immovable;
    private final boolean rigid;
    private WallGrid walls = new WallGrid(Walls.NONE);

    /**
     * @param actors the states that are watched and, if rigid, corrected
     * @param rigid whether what touches is pushed apart
     */
    public Contacts(ActorStates actors, boolean rigid) {
        this.actors = actors;
        this.rigid = rigid;
        shapes = new Shapes(actors);
        sweep = new PairSweep(actors, shapes);
        touched = new int[actors.capacity];
        immovable = new boolean[actors.capacity];
    }

    /** Starts an episode; call it once actors and walls are in place. */
    public void reset(Walls newWalls) {
        if (walls.walls != newWalls) {
            walls = new WallGrid(newWalls);
        }
        sweep.reset();
        Arrays.fill(touched, NOTHING);
        for (int i = 0; i < actors.count; i++) {
            immovable[i] =
                    actors.motion[i] == MotionModel.FIXED || (!rigid && actors.motion[i] == MotionModel.PUSHABLE);
        }
    }

    /** Finds all touches of the poses as they are now. */
    public void detect() {
        for (int i = 0; i < actors.count; i++) {
            touched[i] = NOTHING;
            if (actors.present[i]) {
                shapes.update(i);
                if (walls.walls.count > 0 && !immovable[i] && walls.anyOverlap(shapes, i)) {
                    touched[i] = WALL;
                }
            }
        }
        sweep.sweep(visitor);
    }

    /** The actor of the lowest index that the actor touched, else {@link #WALL} or {@link #NOTHING}. */
    public int touched(int actor) {
        return touched[actor];
    }

    private void testPair(int i, int j) {
        if (immovable[i] && immovable[j]) {
            return;
        }
        if (shapes.overlap(i, j)) {
            touched[i] = touched[i] < 0 ? j : Math.min(touched[i], j);
            touched[j] = touched[j] < 0 ? i : Math.min(touched[j], i);
        }
    }
}
