package org.skidpad.sim.physics;

import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.Contact;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;

/**
 * One tick of rigid contact among a few bodies, by JBox2D. The bodies start where they stood before the tick, with the
 * velocities that the tick's motion gave them, and go through the tick in small steps.
 *
 * <p><b>Why a new JBox2D world each time.</b> The outcome is then a function of poses and velocities alone: nothing is warm
 * from the last tick, so the state of our world is complete without JBox2D's, can be hashed, and can be restored.
 *
 * <p><b>Why one lock.</b> JBox2D keeps scratch objects in static fields ({@code Transform.pool}, {@code Collision.d} and
 * others), so two threads may not be inside it at once. They are written before they are read within one call, so nothing
 * passes from one solve to the next; with the lock, worlds on any number of threads are independent. Contacts are rare, and
 * training runs without them, so nobody waits for long.
 */
final class RigidSolver {
    private static final Object JBOX2D = new Object();

    static {
        synchronized (JBOX2D) {
            // Mutable global flags: set once, before first use. No tables and no fast approximations: StrictMath
            // inside.
            Settings.FAST_ABS = false;
            Settings.FAST_FLOOR = false;
            Settings.FAST_CEIL = false;
            Settings.FAST_ROUND = false;
            Settings.FAST_ATAN2 = false;
            Settings.SINCOS_LUT_ENABLED = false;
            Settings.SINCOS_LUT_LERP = false;
        }
    }

    /** Longest step inside JBox2D, s. */
    private static final double LONGEST_STEP = 1 / 120.0;

    /** Longest movement in one step, m; JBox2D itself cuts off at 2 m. */
    private static final double LONGEST_MOVEMENT = 0.5;

    private static final int VELOCITY_ITERATIONS = 8;
    private static final int POSITION_ITERATIONS = 4;

    /** Rubber, steel and stone on one another. */
    private static final float FRICTION = 0.4f;

    private static final float RESTITUTION = 0.1f;

    /** Walls have no thickness; JBox2D's polygons need some, m. */
    private static final float WALL_HALF_THICKNESS = 0.001f;

    private static final Vec2 NO_GRAVITY = new Vec2(0, 0);

    private final ActorStates actors;
    private final double[] startX;
    private final double[] startY;
    private final double[] startHeading;
    private final double[] startSpeed;
    private final Body[] bodies;
    private double originX;
    private double originY;

    /** What the last solve moved. */
    final boolean[] pushed;

    RigidSolver(ActorStates actors) {
        this.actors = actors;
        int n = actors.capacity;
        startX = new double[n];
        startY = new double[n];
        startHeading = new double[n];
        startSpeed = new double[n];
        bodies = new Body[n];
        pushed = new boolean[n];
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
     */
    void solve(boolean[] involved, boolean[] onRails, WallGrid walls, double dt, TouchListener touches) {
        synchronized (JBOX2D) {
            World world = new World(NO_GRAVITY);
            world.setAllowSleep(false);
            double fastest = fill(world, involved, onRails, walls, dt);
            int steps = (int) Math.ceil(Math.max(dt / LONGEST_STEP - 1e-9, fastest * dt / LONGEST_MOVEMENT));
            steps = Math.max(1, steps);
            for (int k = 0; k < steps; k++) {
                world.step((float) (dt / steps), VELOCITY_ITERATIONS, POSITION_ITERATIONS);
                for (Contact c = world.getContactList(); c != null; c = c.getNext()) {
                    if (c.isTouching()) {
                        note(c, touches);
                    }
                }
            }
            for (int i = 0; i < actors.count; i++) {
                if (pushed[i]) {
                    writeBack(i, dt);
                }
                bodies[i] = null;
            }
        }
    }

    interface TouchListener {
        /** Two actors touched, or one ({@code i}) and a wall ({@code j} = {@link Contacts#WALL}). */
        void touch(int i, int j);
    }

    private double fill(World world, boolean[] involved, boolean[] onRails, WallGrid walls, double dt) {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        boolean first = true;
        double fastest = 0;
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
            fastest = Math.max(fastest, addActor(world, i, onRails[i], dt));
            double reach = Math.abs(actors.boxOffset[i]) + actors.length[i] + actors.width[i] + actors.radius[i];
            minX = Math.min(minX, Math.min(startX[i], actors.x[i]) - reach);
            maxX = Math.max(maxX, Math.max(startX[i], actors.x[i]) + reach);
            minY = Math.min(minY, Math.min(startY[i], actors.y[i]) - reach);
            maxY = Math.max(maxY, Math.max(startY[i], actors.y[i]) + reach);
        }
        Body ground = null;
        for (int w = 0; w < walls.walls.count; w++) {
            if (walls.meets(w, minX, minY, maxX, maxY)) {
                if (ground == null) {
                    ground = world.createBody(new BodyDef());
                    ground.setUserData(Contacts.WALL);
                }
                addWall(ground, walls.walls, w);
            }
        }
        return fastest;
    }

    /** Returns the speed of the body, m/s. */
    private double addActor(World world, int i, boolean onRails, double dt) {
        double offset = actors.boxOffset[i];
        double c0 = startX[i] + offset * Trigonometry.cos(startHeading[i]);
        double d0 = startY[i] + offset * Trigonometry.sin(startHeading[i]);
        double c1 = actors.x[i] + offset * Trigonometry.cos(actors.heading[i]);
        double d1 = actors.y[i] + offset * Trigonometry.sin(actors.heading[i]);
        double vx = (c1 - c0) / dt;
        double vy = (d1 - d0) / dt;
        BodyDef def = new BodyDef();
        def.type = actors.motion[i] == MotionModel.FIXED
                ? BodyType.STATIC
                : onRails ? BodyType.KINEMATIC : BodyType.DYNAMIC;
        def.position.set((float) (c0 - originX), (float) (d0 - originY));
        def.angle = (float) startHeading[i];
        def.userData = i;
        if (def.type != BodyType.STATIC) {
            def.linearVelocity.set((float) vx, (float) vy);
            def.angularVelocity = (float) (Angles.wrap(actors.heading[i] - startHeading[i]) / dt);
        }
        bodies[i] = world.createBody(def);
        bodies[i].createFixture(fixture(i));
        return Math.sqrt(vx * vx + vy * vy);
    }

    private FixtureDef fixture(int i) {
        double radius = actors.radius[i];
        double area = radius > 0 ? Math.PI * radius * radius : actors.length[i] * actors.width[i];
        FixtureDef def = new FixtureDef();
        if (radius > 0) {
            CircleShape circle = new CircleShape();
            circle.m_radius = (float) radius;
            def.shape = circle;
        } else {
            def.shape = box(actors.length[i] * 0.5, actors.width[i] * 0.5);
        }
        def.density = (float) ((actors.mass[i] > 0 ? actors.mass[i] : 1) / area);
        def.friction = FRICTION;
        def.restitution = RESTITUTION;
        return def;
    }

    private static PolygonShape box(double halfLength, double halfWidth) {
        PolygonShape box = new PolygonShape();
        box.setAsBox((float) halfLength, (float) halfWidth);
        // JBox2D rounds polygons by a skin of 1 cm; without it, touching means the same here as in exact overlap.
        box.m_radius = 0;
        return box;
    }

    private void addWall(Body ground, Walls walls, int w) {
        double ex = walls.x1[w] - walls.x0[w];
        double ey = walls.y1[w] - walls.y0[w];
        double length = Math.sqrt(ex * ex + ey * ey);
        if (length < 1e-4) {
            return; // a point
        }
        double mx = (walls.x0[w] + walls.x1[w]) * 0.5 - originX;
        double my = (walls.y0[w] + walls.y1[w]) * 0.5 - originY;
        PolygonShape shape = new PolygonShape();
        shape.setAsBox((float) (length * 0.5), WALL_HALF_THICKNESS, new Vec2((float) mx, (float) my), (float)
                StrictMath.atan2(ey, ex));
        shape.m_radius = 0;
        FixtureDef def = new FixtureDef();
        def.shape = shape;
        def.friction = FRICTION;
        def.restitution = RESTITUTION;
        ground.createFixture(def);
    }

    private void note(Contact c, TouchListener touches) {
        int i = (Integer) c.getFixtureA().getBody().getUserData();
        int j = (Integer) c.getFixtureB().getBody().getUserData();
        if (i == Contacts.WALL) {
            touches.touch(j, i);
        } else {
            touches.touch(i, j);
        }
        push(i);
        push(j);
    }

    private void push(int i) {
        if (i >= 0 && bodies[i].getType() == BodyType.DYNAMIC) {
            pushed[i] = true;
        }
    }

    private void writeBack(int i, double dt) {
        Body body = bodies[i];
        double heading = Angles.wrap(body.getAngle());
        double c = Trigonometry.cos(heading);
        double s = Trigonometry.sin(heading);
        double offset = actors.boxOffset[i];
        double turning = body.getAngularVelocity();
        // Velocity of the reference point, which lies `offset` behind the centre.
        double vx = body.getLinearVelocity().x + turning * offset * s;
        double vy = body.getLinearVelocity().y - turning * offset * c;
        actors.x[i] = originX + body.getPosition().x - offset * c;
        actors.y[i] = originY + body.getPosition().y - offset * s;
        actors.heading[i] = heading;
        actors.speed[i] = vx * c + vy * s;
        actors.lateralSpeed[i] = vy * c - vx * s;
        actors.yawRate[i] = turning;
        actors.acceleration[i] = (actors.speed[i] - startSpeed[i]) / dt;
    }
}
