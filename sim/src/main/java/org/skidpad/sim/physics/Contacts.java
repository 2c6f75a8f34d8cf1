package org.skidpad.sim.physics;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.HeadingVectors;
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
    static final double MARGIN = 0.5;

    /** Who was put farther away than so many times what its speed covers has leapt, not driven. */
    private static final double LEAP = 1.5;

    private final ActorStates actors;
    private final Shapes shapes;
    private final PairSweep sweep;
    private final ImpactEstimate estimate;
    private final int[] touched;
    private final boolean[] immovable;
    private final boolean rigid;
    private final RigidSolver solver;
    private final RigidSolver.TouchListener listener = this::noteTouch;
    private final boolean[] involved;
    private final boolean[] onRails;
    private boolean anyPush;

    /** Where each actor's middle was before the tick's motion, m; known where there are walls. */
    private final double[] fromX;

    private final double[] fromY;
    private WallGrid walls = new WallGrid(Walls.NONE);
    private ContactParameters parameters = ContactParameters.DEFAULT;

    /**
     * @param actors the states that are watched and, if rigid, corrected
     * @param headings of these actors
     * @param rigid whether what touches is pushed apart
     */
    public Contacts(ActorStates actors, HeadingVectors headings, boolean rigid) {
        this.actors = actors;
        this.rigid = rigid;
        shapes = new Shapes(actors, headings);
        sweep = new PairSweep(shapes, actors.capacity);
        estimate = new ImpactEstimate(actors, shapes);
        touched = new int[actors.capacity];
        immovable = new boolean[actors.capacity];
        involved = new boolean[actors.capacity];
        onRails = new boolean[actors.capacity];
        fromX = new double[actors.capacity];
        fromY = new double[actors.capacity];
        solver = rigid ? new RigidSolver(actors, shapes) : null;
    }

    /** Starts an episode; call it once actors and walls are in place. */
    public void reset(Walls newWalls, ContactParameters newParameters) {
        if (walls.walls != newWalls) {
            walls = new WallGrid(newWalls);
        }
        parameters = newParameters;
        shapes.reset();
        sweep.reset();
        Arrays.fill(touched, NOTHING);
        if (rigid) {
            solver.reset();
        }
        for (int i = 0; i < actors.count; i++) {
            immovable[i] =
                    actors.motion[i] == MotionModel.FIXED || (!rigid && actors.motion[i] == MotionModel.PUSHABLE);
        }
    }

    /** What touched what in the last tick, and how hard; solving keeps nothing else from tick to tick. */
    @Override
    public void visitState(StateVisitor v) {
        v.wholes(touched, actors.count, WALL, actors.count - 1);
        if (rigid) {
            solver.visitState(v);
        }
    }

    /** To be called before the tick's motion. */
    public void noteStart() {
        if (walls.walls.count > 0) {
            shapes.updateAll(actors.count);
            System.arraycopy(shapes.centreX, 0, fromX, 0, actors.count);
            System.arraycopy(shapes.centreY, 0, fromY, 0, actors.count);
        }
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
            solver.clear();
        }
        detect(dt, prescribed);
        if (rigid && anyPush) {
            involveWhatIsNear();
            solver.solve(involved, onRails, sweep, walls, parameters, dt, listener);
        }
    }

    /** Finds all touches of the poses as they are now. */
    public void detect() {
        detect(0, null);
    }

    /**
     * @param dt since the start that was noted, s: what moves by more than its own size must not step over a wall; 0 where
     *     nothing has moved
     */
    private void detect(double dt, boolean[] prescribed) {
        anyPush = false;
        int n = actors.count;
        boolean anyWall = walls.walls.count > 0;
        Arrays.fill(involved, 0, n, false);
        Arrays.fill(touched, 0, n, NOTHING);
        shapes.updateAll(n);
        if (anyWall) {
            for (int i = 0; i < n; i++) {
                if (actors.present[i]
                        && !immovable[i]
                        && (walls.anyOverlap(shapes, i) || dt > 0 && steppedOverWall(i, dt, prescribed[i]))) {
                    noteTouch(i, WALL);
                }
            }
        }
        sweep.find(n, rigid ? MARGIN : 0);
        for (int k = 0; k < sweep.count; k++) {
            int i = sweep.first[k];
            int j = sweep.second[k];
            if (!(immovable[i] && immovable[j]) && shapes.overlap(i, j)) {
                noteTouch(i, j);
            }
        }
    }

    /** Of what a script puts somewhere, only what its speed explains is a way through a wall: a leap back to a start is none. */
    private boolean steppedOverWall(int i, double dt, boolean prescribed) {
        if (prescribed) {
            double dx = shapes.centreX[i] - fromX[i];
            double dy = shapes.centreY[i] - fromY[i];
            double driven = LEAP * actors.speed[i] * dt;
            if (dx * dx + dy * dy > driven * driven) {
                return false;
            }
        }
        return walls.steppedOver(shapes, i, fromX[i], fromY[i]);
    }

    /** True where the last {@link #resolve} moved the actor: its pose and velocity are no longer those of its motion model. */
    public boolean pushed(int actor) {
        return rigid && solver.pushed[actor];
    }

    /** The actor of the lowest index that the actor touched, else {@link #WALL} or {@link #NOTHING}. */
    public int touched(int actor) {
        return touched[actor];
    }

    /**
     * What hit the actor in the last tick, N s: in a rigid world the impulses of its contacts, summed by magnitude; else what
     * {@link ImpactEstimate} expects of the touch. 0 where it touches nothing.
     */
    public double impulse(int actor) {
        if (rigid) {
            return solver.impulse[actor];
        }
        return touched[actor] == NOTHING ? 0 : estimate.impulse(actor, touched[actor], walls, parameters);
    }

    /** By how much contacts changed the actor's velocity in the last tick, m/s; likewise measured or expected. */
    public double deltaV(int actor) {
        if (rigid) {
            return solver.deltaV[actor];
        }
        return touched[actor] == NOTHING || immovable[actor] ? 0 : impulse(actor) / RigidSolver.mass(actors, actor);
    }

    private void noteTouch(int i, int j) {
        boolean push = canBePushed(i) || (j >= 0 && canBePushed(j));
        anyPush |= push;
        involved[i] |= push;
        if (j == WALL) {
            touched[i] = touched[i] == NOTHING ? WALL : touched[i];
        } else {
            involved[j] |= push;
            touched[i] = touched[i] < 0 ? j : Math.min(touched[i], j);
            touched[j] = touched[j] < 0 ? i : Math.min(touched[j], i);
        }
    }

    private boolean canBePushed(int i) {
        return !immovable[i] && !onRails[i];
    }

    /** Besides what touches, whatever it could be pushed against within the tick, and so on. */
    private void involveWhatIsNear() {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int k = 0; k < sweep.count; k++) {
                int i = sweep.first[k];
                int j = sweep.second[k];
                if (involved[i] != involved[j] && canBePushed(involved[i] ? i : j)) {
                    involved[i] = true;
                    involved[j] = true;
                    grows = true;
                }
            }
        }
    }
}
