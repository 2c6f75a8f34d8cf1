package org.skidpad.sim.physics;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.Fixture;
import org.jbox2d.dynamics.Island;
import org.jbox2d.dynamics.Profile;
import org.jbox2d.dynamics.TimeStep;
import org.jbox2d.dynamics.contacts.CircleContact;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.PolygonAndCircleContact;
import org.jbox2d.dynamics.contacts.PolygonContact;
import org.jbox2d.pooling.normal.DefaultWorldPool;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * A few bodies and the pairs of them that may touch, put through a short time by JBox2D: its collision (manifolds), its
 * contact constraints and its island solver. JBox2D's own world, its tree of bounds and its contact list are not needed:
 * who may touch whom is given.
 *
 * <p><b>Nothing is carried from one use to the next.</b> Bodies, shapes and contacts are taken from pools and every field
 * that is read is written first, so that the outcome is a function of what was added, in its order.
 *
 * <p><b>Threads.</b> Each thread has one of these ({@link #ofThisThread}), and all worlds that it steps use it in turn.
 * JBox2D also has scratch in static fields ({@code Transform.pool}, {@code Collision.d}), which all threads share; only its
 * edge shapes, joints and its {@code World} use them, and none of those is used here. {@code RigidIsolationTest} fills the
 * statics with NaN and finds them and the results untouched.
 */
final class ContactIsland {
    private static final ThreadLocal<ContactIsland> OF_THREAD = ThreadLocal.withInitial(ContactIsland::new);

    static {
        // Mutable global flags: set once, before first use. No tables and no fast approximations: StrictMath inside.
        Settings.FAST_ABS = false;
        Settings.FAST_FLOOR = false;
        Settings.FAST_CEIL = false;
        Settings.FAST_ROUND = false;
        Settings.FAST_ATAN2 = false;
        Settings.SINCOS_LUT_ENABLED = false;
        Settings.SINCOS_LUT_LERP = false;
    }

    /**
     * Most that a body may have turned from the heading that its angle is counted from when a step begins, rad. Spinning
     * bodies are counted anew then, so that angles stay within π/4, where {@code StrictMath} allocates on no JDK (it does
     * beyond, from 21 on).
     */
    private static final float MOST_TURNED = 0.25f;

    private static final int VELOCITY_ITERATIONS = 8;
    private static final int POSITION_ITERATIONS = 4;
    private static final Vec2 NO_GRAVITY = new Vec2(0, 0);

    private final Island island = new Island();
    private final Profile profile = new Profile();
    private final TimeStep step = new TimeStep();
    private final DefaultWorldPool pool = new DefaultWorldPool(1, 1);

    private Body[] bodies = new Body[0];
    private PolygonShape[] polygons = new PolygonShape[0];
    private CircleShape[] circles = new CircleShape[0];
    /** Per body four numbers: cosine and sine of the heading that its angle is counted from, half length, half width. */
    private double[] box = new double[0];
    /** How far that heading is from the one at which it was added, rad. */
    private double[] turnedBefore = new double[0];

    private int bodyCount;

    private Contact[] contacts = new Contact[16];
    private double[] normalImpulse = new double[16];
    private double[] tangentImpulse = new double[16];
    private boolean[] met = new boolean[16];
    private int contactCount;
    private int bodyRoom;
    private int contactRoom;

    private final ContactPool boxesOnly = new ContactPool(() -> new PolygonContact(pool));
    private final ContactPool boxesAndCircles = new ContactPool(() -> new PolygonAndCircleContact(pool));
    private final ContactPool circlesOnly = new ContactPool(() -> new CircleContact(pool));

    private float friction;
    private float restitution;

    private ContactIsland() {
        step.velocityIterations = VELOCITY_ITERATIONS;
        step.positionIterations = POSITION_ITERATIONS;
        step.dtRatio = 1;
        step.warmStarting = false;
    }

    static ContactIsland ofThisThread() {
        return OF_THREAD.get();
    }

    /** Empties it. */
    void clear(ContactParameters parameters) {
        bodyCount = 0;
        contactCount = 0;
        boxesOnly.used = 0;
        boxesAndCircles.used = 0;
        circlesOnly.used = 0;
        friction = (float) parameters.friction();
        restitution = (float) parameters.restitution();
    }

    /**
     * Adds a rectangle; angles are counted from the heading at which it is added, so that they stay small.
     *
     * @param cos of the heading at the start
     * @param inverseMass 1/kg, 0 for what cannot be pushed
     * @return its number
     */
    int addBox(
            double x,
            double y,
            double cos,
            double sin,
            double halfLength,
            double halfWidth,
            double inverseMass,
            double inverseInertia) {
        int b = addBody(x, y, inverseMass, inverseInertia);
        box[4 * b] = cos;
        box[4 * b + 1] = sin;
        box[4 * b + 2] = halfLength;
        box[4 * b + 3] = halfWidth;
        setCorners(b);
        bodies[b].getFixtureList().m_shape = polygons[b];
        return b;
    }

    private void setCorners(int b) {
        double cos = box[4 * b];
        double sin = box[4 * b + 1];
        PolygonShape shape = polygons[b];
        for (int k = 0; k < 4; k++) {
            double along = k == 1 || k == 2 ? box[4 * b + 2] : -box[4 * b + 2];
            double across = k >= 2 ? box[4 * b + 3] : -box[4 * b + 3];
            shape.m_vertices[k].set((float) (along * cos - across * sin), (float) (along * sin + across * cos));
        }
        float c = (float) cos;
        float s = (float) sin;
        shape.m_normals[0].set(s, -c);
        shape.m_normals[1].set(c, s);
        shape.m_normals[2].set(-s, c);
        shape.m_normals[3].set(-c, -s);
    }

    /** Adds a disc; likewise. */
    int addCircle(double x, double y, double radius, double inverseMass, double inverseInertia) {
        int b = addBody(x, y, inverseMass, inverseInertia);
        circles[b].m_radius = (float) radius;
        bodies[b].getFixtureList().m_shape = circles[b];
        return b;
    }

    void setVelocity(int body, double vx, double vy, double turning) {
        bodies[body].m_linearVelocity.set((float) vx, (float) vy);
        bodies[body].m_angularVelocity = (float) turning;
    }

    /** Says that two bodies may touch, and returns the number of that contact. */
    int addContact(int a, int b) {
        Fixture first = bodies[a].getFixtureList();
        Fixture second = bodies[b].getFixtureList();
        boolean firstRound = first.getShape() == circles[a];
        boolean secondRound = second.getShape() == circles[b];
        ContactPool kind = firstRound == secondRound ? firstRound ? circlesOnly : boxesOnly : boxesAndCircles;
        Contact contact = kind.next();
        if (firstRound && !secondRound) {
            contact.init(second, 0, first, 0);
        } else {
            contact.init(first, 0, second, 0);
        }
        if (contactCount == contacts.length) {
            int more = 2 * contactCount;
            contacts = Arrays.copyOf(contacts, more);
            normalImpulse = Arrays.copyOf(normalImpulse, more);
            tangentImpulse = Arrays.copyOf(tangentImpulse, more);
            met = Arrays.copyOf(met, more);
        }
        contacts[contactCount] = contact;
        normalImpulse[contactCount] = 0;
        tangentImpulse[contactCount] = 0;
        met[contactCount] = false;
        return contactCount++;
    }

    /**
     * Moves everything through {@code dt} in equal steps: first the motion of a step, then the contacts where it led to. So
     * what overlaps at the end is resolved at the end, not in the next tick.
     */
    void run(double dt, int steps) {
        makeRoom();
        float h = (float) (dt / steps);
        for (int b = 0; b < bodyCount; b++) {
            Body body = bodies[b];
            body.m_sweep.c.x += h * body.m_linearVelocity.x;
            body.m_sweep.c.y += h * body.m_linearVelocity.y;
            body.m_sweep.a += h * body.m_angularVelocity;
            body.synchronizeTransform();
        }
        for (int k = 1; k <= steps; k++) {
            // The island moves the bodies after it has solved their velocities: on to the next step, or not at all.
            solve(k < steps ? h : 0);
        }
    }

    /** Counts a body's angle from where it is now. */
    private void countAnew(int b) {
        Body body = bodies[b];
        double turn = body.m_sweep.a;
        turnedBefore[b] += turn;
        body.m_sweep.a = 0;
        if (body.getFixtureList().getShape() == polygons[b]) {
            double c = Trigonometry.cos(turn);
            double s = Trigonometry.sin(turn);
            double cos = box[4 * b];
            double sin = box[4 * b + 1];
            box[4 * b] = cos * c - sin * s;
            box[4 * b + 1] = sin * c + cos * s;
            setCorners(b);
        }
        body.synchronizeTransform();
    }

    private void solve(float h) {
        for (int b = 0; b < bodyCount; b++) {
            if (Math.abs(bodies[b].m_sweep.a) > MOST_TURNED) {
                countAnew(b);
            }
        }
        island.clear();
        boolean any = false;
        for (int k = 0; k < contactCount; k++) {
            Contact contact = contacts[k];
            // Else points that are met again would take over their last impulses.
            contact.m_manifold.pointCount = 0;
            contact.update(null);
            if (contact.isTouching()) {
                island.add(contact);
                met[k] = true;
                any = true;
            }
        }
        if (!any && h == 0) {
            return;
        }
        for (int b = 0; b < bodyCount; b++) {
            island.add(bodies[b]);
        }
        step.dt = h;
        step.inv_dt = h > 0 ? 1 / h : 0;
        island.solve(profile, step, NO_GRAVITY, false);
        for (int k = 0; any && k < contactCount; k++) {
            Manifold manifold = contacts[k].m_manifold;
            for (int p = 0; p < manifold.pointCount; p++) {
                normalImpulse[k] += manifold.points[p].normalImpulse;
                tangentImpulse[k] += manifold.points[p].tangentImpulse;
            }
        }
    }

    /** True where the contact came about at the end of any step. */
    boolean met(int contact) {
        return met[contact];
    }

    /** Size of what passed between the two, N s. */
    double impulse(int contact) {
        return Math.sqrt(
                normalImpulse[contact] * normalImpulse[contact] + tangentImpulse[contact] * tangentImpulse[contact]);
    }

    double x(int body) {
        return bodies[body].m_sweep.c.x;
    }

    double y(int body) {
        return bodies[body].m_sweep.c.y;
    }

    /** Turned since it was added, rad. */
    double turned(int body) {
        return turnedBefore[body] + bodies[body].m_sweep.a;
    }

    double velocityX(int body) {
        return bodies[body].m_linearVelocity.x;
    }

    double velocityY(int body) {
        return bodies[body].m_linearVelocity.y;
    }

    double turning(int body) {
        return bodies[body].m_angularVelocity;
    }

    private int addBody(double x, double y, double inverseMass, double inverseInertia) {
        if (bodyCount == bodies.length) {
            growBodies();
        }
        Body body = bodies[bodyCount];
        // Static and kinematic bodies differ for JBox2D's world only.
        body.m_type = inverseMass > 0 ? BodyType.DYNAMIC : BodyType.KINEMATIC;
        body.m_sweep.c.set((float) x, (float) y);
        body.m_sweep.a = 0;
        turnedBefore[bodyCount] = 0;
        body.m_linearVelocity.setZero();
        body.m_angularVelocity = 0;
        body.m_invMass = (float) inverseMass;
        body.m_invI = (float) inverseInertia;
        body.getFixtureList().m_friction = friction;
        body.getFixtureList().m_restitution = restitution;
        return bodyCount++;
    }

    private void growBodies() {
        int had = bodies.length;
        int more = Math.max(8, 2 * had);
        bodies = Arrays.copyOf(bodies, more);
        polygons = Arrays.copyOf(polygons, more);
        circles = Arrays.copyOf(circles, more);
        box = Arrays.copyOf(box, 4 * more);
        turnedBefore = Arrays.copyOf(turnedBefore, more);
        for (int b = had; b < more; b++) {
            bodies[b] = new Body(new BodyDef(), null);
            Fixture fixture = new Fixture();
            fixture.m_body = bodies[b];
            bodies[b].m_fixtureList = fixture;
            circles[b] = new CircleShape();
            polygons[b] = new PolygonShape();
            polygons[b].m_count = 4;
            // JBox2D rounds polygons by a skin of 1 cm; without it, touching means the same here as in exact overlap.
            polygons[b].m_radius = 0;
        }
    }

    private void makeRoom() {
        if (bodyCount > bodyRoom || contactCount > contactRoom) {
            bodyRoom = Math.max(bodyRoom, bodies.length);
            contactRoom = Math.max(contactRoom, contacts.length);
            island.init(bodyRoom, contactRoom, 0, null);
        }
    }

    /** Contacts of one pair of shapes. */
    private static final class ContactPool {
        private final Supplier<Contact> maker;
        private Contact[] made = new Contact[8];
        private int size;
        private int used;

        ContactPool(Supplier<Contact> maker) {
            this.maker = maker;
        }

        Contact next() {
            if (used == size) {
                if (size == made.length) {
                    made = Arrays.copyOf(made, 2 * size);
                }
                made[size++] = maker.get();
            }
            return made[used++];
        }
    }
}
