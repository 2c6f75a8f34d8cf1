package org.skidpad.sim.physics;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.state.StateVisitor;

/**
 * One tick of rigid contact among a few actors. They start where they stood before the tick, with the velocities that the
 * tick's motion gave them, and go through the tick in small steps in a {@link ContactIsland}. Nothing but poses and
 * velocities enters, in the order of the actors' indices, so that the state of our world is complete without the solver's.
 */
final class RigidSolver {
    /** Longest step, s. */
    private static final double LONGEST_STEP = 1 / 120.0;

    /** Longest movement in one step, m; JBox2D itself cuts off at 2 m. */
    private static final double LONGEST_MOVEMENT = 0.5;

    /** The same as a part of the smallest body's half width: what is thin must not be passed through. */
    private static final double LONGEST_PART = 0.5;

    private static final int MOST_STEPS = 64;

    /** Walls have no thickness; JBox2D's polygons need some, m. */
    private static final double WALL_HALF_THICKNESS = 0.001;

    private final ActorStates actors;
    private final Shapes shapes;
    private final double[] startX;
    private final double[] startY;
    private final double[] startHeading;
    private final double[] startSpeed;
    private final double[] startVelocityX;
    private final double[] startVelocityY;
    /** The actor's body in the island. */
    private final int[] body;

    private double originX;
    private double originY;
    private double smallest;
    private double fastest;

    private long[] pairs = new long[16];
    private int pairCount;
    private int[] nearWalls = new int[16];

    /** Who takes part in the island's contact: an actor, and an actor or {@link Contacts#WALL}. */
    private int[] contactI = new int[16];

    private int[] contactJ = new int[16];

    /** What the last solve moved. */
    final boolean[] pushed;

    /** Sum of the sizes of the impulses on an actor, N s, and the size of its change of velocity, m/s. */
    final double[] impulse;

    final double[] deltaV;
    private boolean used;

    RigidSolver(ActorStates actors, Shapes shapes) {
        this.actors = actors;
        this.shapes = shapes;
        int n = actors.capacity;
        startX = new double[n];
        startY = new double[n];
        startHeading = new double[n];
        startSpeed = new double[n];
        startVelocityX = new double[n];
        startVelocityY = new double[n];
        body = new int[n];
        pushed = new boolean[n];
        impulse = new double[n];
        deltaV = new double[n];
    }

    interface TouchListener {
        /** Two actors touched, or one ({@code i}) and a wall ({@code j} = {@link Contacts#WALL}). */
        void touch(int i, int j);
    }

    /** Mass that an actor collides with, kg: 1 where it has none. */
    static double mass(ActorStates actors, int i) {
        return actors.mass[i] > 0 ? actors.mass[i] : 1;
    }

    void reset() {
        used = true;
        clear();
    }

    /** Forgets the last tick's outcome. */
    void clear() {
        if (used) {
            Arrays.fill(pushed, false);
            Arrays.fill(impulse, 0);
            Arrays.fill(deltaV, 0);
            used = false;
        }
    }

    /** What the last tick's contacts did; who was pushed is read within the tick only. */
    void visitState(StateVisitor v) {
        used |= v.restoring();
        v.reals(impulse, actors.count);
        v.reals(deltaV, actors.count);
    }

    /** Notes where everybody stands before the tick's motion. */
    void noteStart() {
        int n = actors.count;
        System.arraycopy(actors.x, 0, startX, 0, n);
        System.arraycopy(actors.y, 0, startY, 0, n);
        System.arraycopy(actors.heading, 0, startHeading, 0, n);
        System.arraycopy(actors.speed, 0, startSpeed, 0, n);
    }

    /**
     * Resolves the contacts among the involved actors and between them and the walls. Writes back to those that were really
     * touched, and marks them in {@link #pushed}; all others keep their state to the bit.
     *
     * @param onRails actors that push and are not pushed
     * @param near the pairs that may touch
     */
    void solve(
            boolean[] involved,
            boolean[] onRails,
            PairSweep near,
            WallGrid walls,
            ContactParameters parameters,
            double dt,
            TouchListener touches) {
        used = true;
        ContactIsland island = ContactIsland.ofThisThread();
        island.clear(parameters);
        addActors(island, involved, onRails, dt);
        int contacts = addPairs(island, involved, onRails, near);
        if (walls.walls.count > 0) {
            contacts = addWalls(island, involved, onRails, walls, contacts);
        }
        double movement = Math.min(LONGEST_MOVEMENT, LONGEST_PART * smallest);
        double steps = Math.ceil(Math.max(dt / LONGEST_STEP - 1e-9, fastest * dt / movement));
        island.run(dt, (int) Math.max(1, Math.min(MOST_STEPS, steps)));
        for (int k = 0; k < contacts; k++) {
            if (island.met(k)) {
                int i = contactI[k];
                int j = contactJ[k];
                touches.touch(i, j);
                take(i, island.impulse(k), onRails);
                if (j >= 0) {
                    take(j, island.impulse(k), onRails);
                }
            }
        }
        for (int i = 0; i < actors.count; i++) {
            if (pushed[i]) {
                writeBack(island, i, dt);
            }
        }
    }

    private void take(int i, double size, boolean[] onRails) {
        impulse[i] += size;
        pushed[i] = canBePushed(i, onRails);
    }

    private boolean canBePushed(int i, boolean[] onRails) {
        return !onRails[i] && actors.motion[i] != MotionModel.FIXED;
    }

    private void addActors(ContactIsland island, boolean[] involved, boolean[] onRails, double dt) {
        boolean first = true;
        fastest = 0;
        smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < actors.count; i++) {
            if (!involved[i]) {
                continue;
            }
            if (first) {
                // Near the bodies, so that 32-bit floats resolve micrometres anywhere on the map.
                originX = Math.rint(startX[i]);
                originY = Math.rint(startY[i]);
                first = false;
            }
            addActor(island, i, canBePushed(i, onRails), dt);
        }
    }

    private void addActor(ContactIsland island, int i, boolean pushable, double dt) {
        double offset = actors.boxOffset[i];
        double turn = Angles.wrap(actors.heading[i] - startHeading[i]);
        double c = shapes.cos[i];
        double s = shapes.sin[i];
        if (turn != 0) {
            c = Trigonometry.cos(startHeading[i]);
            s = Trigonometry.sin(startHeading[i]);
        }
        double x = startX[i] + offset * c;
        double y = startY[i] + offset * s;
        double vx = (shapes.centreX[i] - x) / dt;
        double vy = (shapes.centreY[i] - y) / dt;
        double m = mass(actors, i);
        double radius = actors.radius[i];
        double length = actors.length[i];
        double width = actors.width[i];
        // Yaw inertia of a uniform disc or rectangle.
        double inertia = radius > 0 ? 0.5 * m * radius * radius : m * (length * length + width * width) / 12;
        double inverseMass = pushable ? 1 / m : 0;
        double inverseInertia = pushable ? 1 / inertia : 0;
        body[i] = radius > 0
                ? island.addCircle(x - originX, y - originY, radius, inverseMass, inverseInertia)
                : island.addBox(x - originX, y - originY, c, s, length * 0.5, width * 0.5, inverseMass, inverseInertia);
        island.setVelocity(body[i], vx, vy, turn / dt);
        startVelocityX[i] = island.velocityX(body[i]);
        startVelocityY[i] = island.velocityY(body[i]);
        fastest = Math.max(fastest, Math.sqrt(vx * vx + vy * vy));
        if (pushable) {
            smallest = Math.min(smallest, shapes.smallestHalf(i));
        }
    }

    /** In the order of the actors' indices: the order in which the search found them depends on earlier ticks. */
    private int addPairs(ContactIsland island, boolean[] involved, boolean[] onRails, PairSweep near) {
        pairCount = 0;
        for (int k = 0; k < near.count; k++) {
            int i = near.first[k];
            int j = near.second[k];
            if (involved[i] && involved[j] && (canBePushed(i, onRails) || canBePushed(j, onRails))) {
                if (pairCount == pairs.length) {
                    pairs = Arrays.copyOf(pairs, 2 * pairCount);
                }
                pairs[pairCount++] = (long) i << 32 | j;
            }
        }
        Arrays.sort(pairs, 0, pairCount);
        for (int k = 0; k < pairCount; k++) {
            int i = (int) (pairs[k] >> 32);
            int j = (int) pairs[k];
            note(island.addContact(body[i], body[j]), i, j);
        }
        return pairCount;
    }

    private int addWalls(ContactIsland island, boolean[] involved, boolean[] onRails, WallGrid walls, int before) {
        int contacts = before;
        for (int i = 0; i < actors.count; i++) {
            if (!involved[i] || !canBePushed(i, onRails)) {
                continue;
            }
            double moved = Contacts.MARGIN + Math.abs(actors.x[i] - startX[i]) + Math.abs(actors.y[i] - startY[i]);
            nearWalls = walls.near(
                    shapes.minX[i] - moved,
                    shapes.minY[i] - moved,
                    shapes.maxX[i] + moved,
                    shapes.maxY[i] + moved,
                    nearWalls);
            for (int k = 0; k < walls.found; k++) {
                int wall = addWall(island, walls.walls, nearWalls[k]);
                if (wall >= 0) {
                    note(island.addContact(body[i], wall), i, Contacts.WALL);
                    contacts++;
                }
            }
        }
        return contacts;
    }

    /** Returns the wall's body, or -1 for a wall that is a point. */
    private int addWall(ContactIsland island, Walls walls, int w) {
        double ex = walls.x1[w] - walls.x0[w];
        double ey = walls.y1[w] - walls.y0[w];
        double length = Math.sqrt(ex * ex + ey * ey);
        if (length < 1e-4) {
            return -1;
        }
        return island.addBox(
                (walls.x0[w] + walls.x1[w]) * 0.5 - originX,
                (walls.y0[w] + walls.y1[w]) * 0.5 - originY,
                ex / length,
                ey / length,
                length * 0.5,
                WALL_HALF_THICKNESS,
                0,
                0);
    }

    private void note(int contact, int i, int j) {
        if (contact == contactI.length) {
            contactI = Arrays.copyOf(contactI, 2 * contact);
            contactJ = Arrays.copyOf(contactJ, 2 * contact);
        }
        contactI[contact] = i;
        contactJ[contact] = j;
    }

    private void writeBack(ContactIsland island, int i, double dt) {
        int b = body[i];
        double heading = Angles.wrap(startHeading[i] + island.turned(b));
        double c = Trigonometry.cos(heading);
        double s = Trigonometry.sin(heading);
        double offset = actors.boxOffset[i];
        double turning = island.turning(b);
        // Velocity of the reference point, which lies `offset` behind the centre.
        double vx = island.velocityX(b) + turning * offset * s;
        double vy = island.velocityY(b) - turning * offset * c;
        actors.x[i] = originX + island.x(b) - offset * c;
        actors.y[i] = originY + island.y(b) - offset * s;
        actors.heading[i] = heading;
        actors.speed[i] = vx * c + vy * s;
        actors.lateralSpeed[i] = vy * c - vx * s;
        actors.yawRate[i] = turning;
        actors.acceleration[i] = (actors.speed[i] - startSpeed[i]) / dt;
        double dx = island.velocityX(b) - startVelocityX[i];
        double dy = island.velocityY(b) - startVelocityY[i];
        deltaV[i] = Math.sqrt(dx * dx + dy * dy);
    }
}
