package org.skidpad.policies.rule;

import java.util.Arrays;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * Tries arcs: of a fan of curvatures it takes the one that is free of lidar returns for longest and brings the goal, if there is
 * one, nearest to straight ahead, as fast as it can still stop within what is free. The dynamic window of Fox, Burgard and Thrun
 * (IEEE Robotics and Automation Magazine 4, 1997) with the arcs' speeds left to braking distance and grip. Steers a robot by
 * {@code speed} and {@code yaw_rate}, and a car by {@code acceleration} and {@code steering}.
 */
final class ArcsPolicy implements Policy {
    private static final int ARCS = 31;

    /** What it drives: sizes in m, accelerations in m/s². */
    private enum Body {
        /** TurtleBot3 Burger. */
        ROBOT(0.08, 0.125, Double.NaN, 5, 0.9, 0.6, Double.POSITIVE_INFINITY, 0.06, 0.1),
        /** F1TENTH race car; its reference point is the rear axle. */
        RACER(0.47, 0.22, 0.33, 1.2, 5, 3, 4, 0.2, 0.25),
        /** A passenger car at walking pace. */
        CAR(3.7, 0.95, 2.58, 0.205, 9, 1.5, 1.5, 0.6, 0.5);

        final double front;
        final double halfWidth;
        final double wheelbase;
        final double mostCurvature;
        final double reach;
        final double braking;
        final double lateral;
        final double standoff;
        /** Kept on either side where there is room, m. */
        final double comfort;

        Body(
                double front,
                double halfWidth,
                double wheelbase,
                double mostCurvature,
                double reach,
                double braking,
                double lateral,
                double standoff,
                double comfort) {
            this.front = front;
            this.halfWidth = halfWidth;
            this.wheelbase = wheelbase;
            this.mostCurvature = mostCurvature;
            this.reach = reach;
            this.braking = braking;
            this.lateral = lateral;
            this.standoff = standoff;
            this.comfort = comfort;
        }
    }

    private static final double BLOCKED_WEIGHT = 1.2;
    private static final double COMFORT_WEIGHT = 0.8;
    private static final double GOAL_WEIGHT = 0.8;
    private static final double BEND_WEIGHT = 0.15;

    /** A robot with less than this free ahead, or the goal farther aside than this, turns on the spot: m, rad. */
    private static final double BOXED_IN = 0.12;

    private static final double TURN_ON_SPOT = 1.2;

    private final PolicyContract contract;
    private final Body body;
    private final Channels sectors;
    private final Channels goalDistance;
    private final Channels goalDirection;
    private final Channels egoSpeed;
    private final Channels desired;
    private final Channels speed;
    private final Channels yawRate;
    private final Channels acceleration;
    private final Channels steering;
    private final double[] cosine;
    private final double[] sine;
    private final double[] x;
    private final double[] y;
    private int points;

    /** @param car a passenger car rather than a model car, where the action steers */
    ArcsPolicy(PolicyContract contract, boolean car) {
        String name = car ? "arcs-car" : "arcs";
        this.contract = contract;
        var seen = contract.observation();
        var done = contract.action();
        sectors = Channels.need(name, seen, "lidar_sectors");
        goalDistance = Channels.find(seen, "goal_distance");
        goalDirection = goalDistance == null ? null : Channels.need(name, seen, "goal_direction");
        speed = Channels.find(done, "speed");
        boolean robot = speed != null;
        body = robot ? Body.ROBOT : car ? Body.CAR : Body.RACER;
        yawRate = robot ? Channels.need(name, done, "yaw_rate") : null;
        acceleration = robot ? null : Channels.need(name, done, "acceleration");
        steering = robot ? null : Channels.need(name, done, "steering");
        egoSpeed = robot ? null : Channels.need(name, seen, "ego_speed");
        desired = Channels.find(seen, "desired_speed");
        int n = sectors.channel().size();
        SectorDirections directions = SectorDirections.of(n);
        cosine = directions.cosine();
        sine = directions.sine();
        x = new double[n];
        y = new double[n];
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        Arrays.fill(out.values, 0, in.count * out.size, 0);
        for (int row = 0; row < in.count; row++) {
            look(in, row);
            double distance = goalDistance == null ? Double.POSITIVE_INFINITY : goalDistance.read(in, row, 0);
            double gx = goalDistance == null ? Double.NaN : distance * goalDirection.read(in, row, 0);
            double gy = goalDistance == null ? Double.NaN : distance * goalDirection.read(in, row, 1);
            double v = egoSpeed == null ? 0 : egoSpeed.read(in, row, 0);
            double reach = Math.min(distance, body.reach);
            double best = Double.POSITIVE_INFINITY;
            double curvature = 0;
            double open = 0;
            for (int k = 0; k < ARCS; k++) {
                // From the middle outwards, and finer there.
                double share = ((k + 1) / 2) * (k % 2 == 0 ? 1 : -1) / (double) (ARCS / 2);
                double candidate = share * Math.abs(share) * body.mostCurvature;
                double free = free(candidate, reach, body.halfWidth);
                double ample = free(candidate, reach, body.halfWidth + body.comfort);
                double wide = free(candidate, reach, body.halfWidth + 2.5 * body.comfort);
                double cost =
                        cost(candidate, free, reach, share, gx, gy) + COMFORT_WEIGHT * (2 - (ample + wide) / reach);
                if (cost < best) {
                    best = cost;
                    curvature = candidate;
                    open = free;
                }
            }
            if (body == Body.ROBOT) {
                drive(out, row, curvature, open, distance, gx, gy);
            } else {
                steer(in, out, row, curvature, open, distance, v);
            }
        }
        out.count = in.count;
    }

    private void look(Observations in, int row) {
        points = 0;
        for (int k = 0; k < cosine.length; k++) {
            if (!sectors.atHigh(in, row, k)) {
                double range = sectors.read(in, row, k);
                x[points] = range * cosine[k];
                y[points++] = range * sine[k];
            }
        }
    }

    /** How far it can go along an arc before something is in its way, m, at most {@code reach}. */
    private double free(double curvature, double reach, double half) {
        double least = reach;
        if (Math.abs(curvature) < 1e-6) {
            for (int i = 0; i < points; i++) {
                if (x[i] > 0 && Math.abs(y[i]) < half) {
                    least = Math.min(least, Math.max(0, x[i] - body.front));
                }
            }
            return least;
        }
        double radius = 1 / Math.abs(curvature);
        double side = Math.signum(curvature);
        double inner = Math.max(0, radius - half);
        double outer = radius + half;
        double corner = outer * outer + body.front * body.front;
        for (int i = 0; i < points; i++) {
            double up = radius - side * y[i];
            double square = x[i] * x[i] + up * up;
            if (square < inner * inner || square > corner) {
                continue;
            }
            double angle = StrictMath.atan2(x[i], up);
            if (angle < 0) {
                if (x[i] > -half) {
                    continue;
                }
                angle += 2 * Math.PI;
            }
            // The front bumper comes first; on the outside its corner.
            double ahead = StrictMath.asin(Math.min(1, body.front / Math.sqrt(Math.max(square, 1e-9))));
            least = Math.min(least, Math.max(0, angle - ahead) * radius);
        }
        return least;
    }

    private double cost(double curvature, double free, double reach, double share, double gx, double gy) {
        double cost = BLOCKED_WEIGHT * (1 - free / reach) + BEND_WEIGHT * Math.abs(share);
        if (gx == gx) {
            double d = Math.min(free, reach);
            double turned = curvature * d;
            double px = Math.abs(curvature) < 1e-6 ? d : Trigonometry.sin(turned) / curvature;
            double py = Math.abs(curvature) < 1e-6 ? 0 : (1 - Trigonometry.cos(turned)) / curvature;
            double now = Math.sqrt(gx * gx + gy * gy);
            double then = Math.sqrt((gx - px) * (gx - px) + (gy - py) * (gy - py));
            cost += GOAL_WEIGHT * (1 - (now - then) / Math.max(0.05, reach));
        }
        return cost;
    }

    private void drive(Actions out, int row, double curvature, double open, double distance, double gx, double gy) {
        double top = speed.channel().high();
        double bearing = gx == gx ? StrictMath.atan2(gy, gx) : 0;
        double room = Math.max(0, Math.min(open - body.standoff, distance));
        double v = Math.min(top, Math.sqrt(2 * body.braking * room));
        if (open < BOXED_IN || Math.abs(bearing) > TURN_ON_SPOT && open < 3 * BOXED_IN) {
            speed.write(out, row, 0);
            yawRate.write(out, row, (bearing < 0 ? -1 : 1) * yawRate.channel().high() * 0.4);
            return;
        }
        v = Math.min(v, top / (1 + 0.25 * Math.abs(curvature)));
        speed.write(out, row, v);
        yawRate.write(out, row, curvature * Math.max(v, 0.05));
    }

    private void steer(
            Observations in, Actions out, int row, double curvature, double open, double distance, double v) {
        double room = Math.max(0, Math.min(open - body.standoff, distance));
        // Where nobody says how fast, half of what the contract knows.
        double usual = desired == null ? egoSpeed.channel().high() / 2 : desired.read(in, row, 0);
        double wished = Math.min(usual, Math.sqrt(2 * body.braking * 0.6 * room));
        wished = Math.min(wished, Math.sqrt(body.lateral / Math.max(1e-6, Math.abs(curvature))));
        acceleration.write(out, row, 2 * (wished - v));
        steering.write(out, row, StrictMath.atan(body.wheelbase * curvature));
    }
}
