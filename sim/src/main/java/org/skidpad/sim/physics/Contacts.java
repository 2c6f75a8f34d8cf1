package org.skidpad.sim.physics;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * Finds what touches after each tick's motion. Touch events are found by the same exact overlap at both strengths of
 * contact, so that the first touch of an episode falls in the same tick. Two things that cannot move do not touch.
 */
public final class Contacts implements Stateful {
    /** {@link #touched} of an actor that touched nothing. */
    public static final int NOTHING = -1;

    /** {@link #touched} of an actor that touched a wall and no actor. */
    public static final int WALL = -2;

    /** How near a body must be to a touching one to be pushed by it within the same tick, m. */
    private static final double MARGIN = 0.5;

    private final ActorStates actors;
    private final Shapes shapes;
    private final PairSweep sweep;
    private final PairSweep.Visitor visitor = this::testPair;
    private final int[] touched;
    private final boolean[] immovable;
    private final boolean rigid;
    private final RigidSolver solver;
    private final RigidSolver.TouchListener listener = this::noteTouch;
    private final boolean[] involved;
    private final boolean[] onRails;
    private boolean anyPush;
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
        involved = new boolean[actors.capacity];
        onRails = new boolean[actors.capacity];
        solver = rigid ? new RigidSolver(actors) : null;
    }

    /** Starts an episode; call it once actors and walls are in place. */
    public void reset(Walls newWalls) {
        if (walls.walls != newWalls) {
            walls = new WallGrid(newWalls);
        }
        sweep.reset();
        Arrays.fill(touched, NOTHING);
        if (rigid) {
            Arrays.fill(solver.pushed, false);
        }
        for (int i = 0; i < actors.count; i++) {
            immovable[i] =
                    actors.motion[i] == MotionModel.FIXED || (!rigid && actors.motion[i] == MotionModel.PUSHABLE);
        }
    }

    /** What touched what in the last tick; solving keeps nothing else from tick to tick. */
    @Override
    public void visitState(StateVisitor v) {
        v.wholes(touched, actors.count, WALL, actors.count - 1);
    }

    /** To be called before the tick's motion. */
    public void noteStart() {
        if (rigid) {
            solver.noteStart();
        }
    }

    /**
     * Finds the touches of the poses that the tick's motion led to and, if rigid, pushes apart what touches.
     *
     * @param prescribed true for actors that a script put where they are: they push and are not pushed
     */
    public void resolve(double dt, boolean[] prescribed) {
        if (rigid) {
            for (int i = 0; i < actors.count; i++) {
                onRails[i] = prescribed[i] || actors.motion[i] == MotionModel.PRESCRIBED;
            }
            Arrays.fill(solver.pushed, 0, actors.count, false);
        }
        detect();
        if (rigid && anyPush) {
            findInvolved();
            solver.solve(involved, onRails, walls, dt, listener);
        }
    }

    /** Finds all touches of the poses as they are now. */
    public void detect() {
        anyPush = false;
        for (int i = 0; i < actors.count; i++) {
            touched[i] = NOTHING;
            if (actors.present[i]) {
                shapes.update(i);
                if (walls.walls.count > 0 && !immovable[i] && walls.anyOverlap(shapes, i)) {
                    noteTouch(i, WALL);
                }
            }
        }
        sweep.sweep(visitor);
    }

    /** True where the last {@link #resolve} moved the actor: its pose and velocity are no longer those of its motion model. */
    public boolean pushed(int actor) {
        return rigid && solver.pushed[actor];
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
            noteTouch(i, j);
        }
    }

    private void noteTouch(int i, int j) {
        anyPush |= canBePushed(i) || (j >= 0 && canBePushed(j));
        if (j == WALL) {
            touched[i] = touched[i] == NOTHING ? WALL : touched[i];
        } else {
            touched[i] = touched[i] < 0 ? j : Math.min(touched[i], j);
            touched[j] = touched[j] < 0 ? i : Math.min(touched[j], i);
        }
    }

    private boolean canBePushed(int i) {
        return !immovable[i] && !onRails[i];
    }

    /** Whatever touches, and whatever it could be pushed against within the tick, and so on. */
    private void findInvolved() {
        for (int i = 0; i < actors.count; i++) {
            involved[i] = touched[i] != NOTHING;
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int i = 0; i < actors.count; i++) {
                if (!involved[i] && actors.present[i] && isNearInvolved(i)) {
                    involved[i] = true;
                    grows = true;
                }
            }
        }
    }

    private boolean isNearInvolved(int i) {
        for (int j = 0; j < actors.count; j++) {
            if (involved[j]
                    && !(immovable[i] && immovable[j])
                    && shapes.minX[i] - MARGIN <= shapes.maxX[j]
                    && shapes.maxX[i] + MARGIN >= shapes.minX[j]
                    && shapes.minY[i] - MARGIN <= shapes.maxY[j]
                    && shapes.maxY[i] + MARGIN >= shapes.minY[j]) {
                return true;
            }
        }
        return false;
    }
}
