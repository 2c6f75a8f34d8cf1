package org.skidpad.sim.traffic;

import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.world.WorldView;

/**
 * A pedestrian who goes along way points by {@link SocialForce}: makes way for people, vehicles, robots and walls. At a crosswalk
 * it waits for a gap, a driver who yields, or the drivers' red light. For an actor whose motion is prescribed and whose box is a
 * circle; its velocity is the actor's own.
 */
public final class Walker implements TrafficModel {
    /** Mean and standard deviation of desired speeds, m/s (Helbing and Molnár, 1995). */
    public static final double USUAL_SPEED = 1.34;

    public static final double USUAL_SPEED_DEVIATION = 0.26;

    /** Seconds to spare with which a gap at a crosswalk is taken: t_s of the Highway Capacity Manual. */
    public static final double USUAL_MARGIN_S = 3;

    /** Who and what is further away than this has no say, m. */
    private static final double SIGHT = 6;

    private static final double WALL_SIGHT = 2;
    private static final double LEAST = 0.01;

    /** What stays between a body and a wall, m. */
    private static final double CLEAR = 0.01;

    /** A way point is reached within this, m. */
    private static final double REACH = 0.4;

    private final double[] x;
    private final double[] y;
    private final double speed;
    private final boolean repeats;
    private final CrosswalkGate gate;
    private final SocialForce force = new SocialForce();

    /** Index of the way point it goes to, and the direction in which it takes them. */
    private int target = 1;

    private int step = 1;
    private boolean crossing;
    private double nextX;
    private double nextY;

    /**
     * @param x of the way points, m, map frame; at least two, it starts at the first
     * @param speed desired, m/s
     * @param repeats goes to and fro for ever, else stands at the end
     */
    public Walker(double[] x, double[] y, double speed, boolean repeats) {
        this(x, y, speed, repeats, null);
    }

    private Walker(double[] x, double[] y, double speed, boolean repeats, CrosswalkGate gate) {
        if (x.length < 2 || x.length != y.length) {
            throw new IllegalArgumentException("a way has at least two points: " + x.length + ", " + y.length);
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive, is " + speed);
        }
        this.x = x.clone();
        this.y = y.clone();
        this.speed = speed;
        this.repeats = repeats;
        this.gate = gate;
    }

    /**
     * Crosses once and stands {@value CrosswalkGate#BEYOND} m beyond the other end; the actor starts where it waits.
     *
     * @param fromFirst from the crosswalk's first end to its second, else the other way
     * @param marginS seconds left after the crossing before a vehicle may come, by which a gap is judged
     */
    public static Walker across(Crosswalk crosswalk, boolean fromFirst, double speed, double marginS) {
        CrosswalkGate gate = new CrosswalkGate(crosswalk, fromFirst, speed, marginS);
        return new Walker(gate.wayX(), gate.wayY(), speed, false, gate);
    }

    /** Where {@link #across} starts: at the kerb, facing the crosswalk. */
    public static Pose kerb(Crosswalk crosswalk, boolean fromFirst) {
        CrosswalkGate gate = new CrosswalkGate(crosswalk, fromFirst, 1, 0);
        double dx = gate.wayX()[1] - gate.wayX()[0];
        double dy = gate.wayY()[1] - gate.wayY()[0];
        return new Pose(gate.wayX()[0], gate.wayY()[0], StrictMath.atan2(dy, dx));
    }

    @Override
    public void decide(WorldView world, int actor, ActorCommands out) {
        ActorStates a = world.actors();
        double px = a.x[actor];
        double py = a.y[actor];
        if (gate != null && !crossing) {
            crossing = gate.isOpen(world);
            if (!crossing) {
                out.prescribe(actor, px, py, StrictMath.atan2(y[1] - y[0], x[1] - x[0]), 0);
                return;
            }
        }
        advance(px, py);
        double toX = x[target] - px;
        double toY = y[target] - py;
        double distance = Math.sqrt(toX * toX + toY * toY);
        boolean last = !repeats && target == x.length - 1;
        double wished = last ? Math.min(speed, distance / SocialForce.RELAXATION) : speed;
        double scale = distance > 1e-9 ? 1 / distance : 0;
        double vx = a.speed[actor] * Trigonometry.cos(a.heading[actor]);
        double vy = a.speed[actor] * Trigonometry.sin(a.heading[actor]);
        force.drive(toX * scale, toY * scale, wished, vx, vy);
        feelOthers(world, actor);
        feelWalls(world.walls(), px, py, a.radius[actor]);
        double dt = world.dt();
        vx += force.x * dt;
        vy += force.y * dt;
        double size = Math.sqrt(vx * vx + vy * vy);
        double most = SocialForce.FASTEST * speed;
        if (size > most) {
            vx *= most / size;
            vy *= most / size;
            size = most;
        }
        boolean moves = size > 0.02;
        double heading = moves ? StrictMath.atan2(vy, vx) : a.heading[actor];
        nextX = moves ? px + vx * dt : px;
        nextY = moves ? py + vy * dt : py;
        keepOut(world.walls(), a.radius[actor]);
        out.prescribe(actor, nextX, nextY, Angles.wrap(heading), moves ? size : 0);
    }

    /** Moves the place of the next tick to where the body clears the walls: a crowd may press, but nobody is pressed through. */
    private void keepOut(Walls walls, double radius) {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < walls.count; i++) {
                double share = walls.share(i, nextX, nextY);
                double awayX = nextX - walls.x0[i] - share * (walls.x1[i] - walls.x0[i]);
                double awayY = nextY - walls.y0[i] - share * (walls.y1[i] - walls.y0[i]);
                double away = Math.sqrt(awayX * awayX + awayY * awayY);
                if (away < radius + CLEAR && away > 1e-9) {
                    double push = (radius + CLEAR - away) / away;
                    nextX += push * awayX;
                    nextY += push * awayY;
                }
            }
        }
    }

    @Override
    public void visitState(StateVisitor v) {
        target = (int) v.whole(target, 0, x.length - 1L);
        step = (int) v.whole(step, -1, 1);
        crossing = v.flag(crossing);
    }

    /** Takes the next way point where the present one is reached or passed. */
    private void advance(double px, double py) {
        int from = Math.max(0, Math.min(x.length - 1, target - step));
        double alongX = x[target] - x[from];
        double alongY = y[target] - y[from];
        double dx = px - x[target];
        double dy = py - y[target];
        boolean passed = dx * alongX + dy * alongY > 0;
        if (!passed && dx * dx + dy * dy > REACH * REACH) {
            return;
        }
        int next = target + step;
        if (next < 0 || next >= x.length) {
            if (!repeats) {
                return;
            }
            step = -step;
            next = target + step;
        }
        target = next;
    }

    private void feelOthers(WorldView world, int actor) {
        ActorStates a = world.actors();
        double px = a.x[actor];
        double py = a.y[actor];
        double own = a.radius[actor];
        for (int i = 0; i < a.count; i++) {
            if (i == actor || !a.present[i]) {
                continue;
            }
            double dx = px - a.x[i];
            double dy = py - a.y[i];
            double reach = SIGHT + a.length[i];
            if (dx * dx + dy * dy > reach * reach) {
                continue;
            }
            double c = Trigonometry.cos(a.heading[i]);
            double s = Trigonometry.sin(a.heading[i]);
            if (a.radius[i] > 0) {
                double ox = dx - a.boxOffset[i] * c;
                double oy = dy - a.boxOffset[i] * s;
                force.somebody(ox, oy, a.speed[i], c, s, own + a.radius[i]);
            } else {
                // As far as the box's nearest point, along the normal of an ellipse about it: a flat front
                // would hold up who walks straight at it.
                double forward = dx * c + dy * s - a.boxOffset[i];
                double left = dy * c - dx * s;
                double nearForward = Math.max(-a.length[i] / 2, Math.min(a.length[i] / 2, forward));
                double nearLeft = Math.max(-a.width[i] / 2, Math.min(a.width[i] / 2, left));
                double awayForward = forward - nearForward;
                double awayLeft = left - nearLeft;
                double away = Math.sqrt(awayForward * awayForward + awayLeft * awayLeft);
                double normalForward = forward / (a.length[i] * a.length[i]);
                double normalLeft = left / (a.width[i] * a.width[i]);
                double normal = Math.sqrt(normalForward * normalForward + normalLeft * normalLeft);
                double scale = normal > 0 ? Math.max(away, LEAST) / normal : 0;
                force.somebody(
                        scale * (normalForward * c - normalLeft * s),
                        scale * (normalForward * s + normalLeft * c),
                        a.speed[i],
                        c,
                        s,
                        own);
            }
        }
    }

    private void feelWalls(Walls walls, double px, double py, double radius) {
        for (int i = 0; i < walls.count; i++) {
            double share = walls.share(i, px, py);
            double awayX = px - walls.x0[i] - share * (walls.x1[i] - walls.x0[i]);
            double awayY = py - walls.y0[i] - share * (walls.y1[i] - walls.y0[i]);
            if (awayX * awayX + awayY * awayY < WALL_SIGHT * WALL_SIGHT) {
                force.wall(awayX, awayY, radius);
            }
        }
    }

    /** Whether an actor is somebody for whom a pedestrian waits at the kerb. */
    static boolean isTraffic(ActorType type) {
        return type != ActorType.PEDESTRIAN && type != ActorType.OBSTACLE && type != ActorType.ROBOT;
    }
}
