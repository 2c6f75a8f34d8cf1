package org.skidpad.policies.rule;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/**
 * {@link IdmPolicy} that also sees what crosses its way: objects that are in its corridor, or will be while it passes at its
 * present speed, are braked for as for something that stands there, and as hard as it takes where it is late (AEB). Slows down
 * for the lane's bends where the contract shows them. Without {@code object_position} it is IDM with bends.
 *
 * <p>Objects are taken to keep their velocity; their size is not observed, and a margin stands for it.
 */
final class DefensivePolicy implements Policy {
    /** From the ego's reference point to its front bumper, and its length, m: a car's. */
    private static final double FRONT = 3.6;

    private static final double LENGTH = 4.6;

    /** Half the ego's width and half of what crosses, m, and what is kept free besides. */
    private static final double HALF_CORRIDOR = 1.4;

    private static final double MARGIN = 0.5;

    /** Half the length of an object that moves along the road, and of one that crosses, m. */
    private static final double HALF_VEHICLE = 2.5;

    private static final double HALF_CROSSING = 1;

    /** Two that pass a point within this of each other are taken to meet, s. */
    private static final double CLOSE_S = 0.8;

    /** Slower than this an object does not cross, m/s. */
    private static final double CROSSES = 0.3;

    /** Nobody walks or runs faster, m/s. */
    private static final double ON_FOOT = 3;

    /** Nothing is foreseen beyond this, s. */
    private static final double HORIZON_S = 6;

    /** Room kept before an object, m. */
    private static final double STANDOFF = 2;

    /** From this need for braking on it is an emergency, m/s², and what is added to it. */
    private static final double EMERGENCY = 3.5;

    private static final double SURPLUS = 1.25;

    /** Least and greatest lateral acceleration in bends that is aimed at, m/s², and braking towards them. */
    private static final double LATERAL = 1.6;

    private static final double GENTLE = 1.5;

    private static final double[] BEND_AHEAD = {10, 20, 35, 50};

    private final PolicyContract contract;
    private final IdmPolicy idm;
    private final Channels speed;
    private final Channels position;
    private final Channels velocity;
    private final Channels bend;
    private final Channels bends;
    private final Channels acceleration;

    DefensivePolicy(PolicyContract contract) {
        this.contract = contract;
        idm = new IdmPolicy(contract, true);
        speed = Channels.need("defensive", contract.observation(), "ego_speed");
        position = Channels.find(contract.observation(), "object_position");
        velocity = position == null ? null : Channels.need("defensive", contract.observation(), "object_velocity");
        bend = Channels.find(contract.observation(), "lane_curvature");
        bends = Channels.find(contract.observation(), "lane_curvature_ahead");
        acceleration = Channels.need("defensive", contract.action(), "acceleration");
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        for (int row = 0; row < in.count; row++) {
            Channels.nearToZero(contract.action(), out, row);
            double v = speed.read(in, row, 0);
            double a = Math.min(idm.acceleration(in, row), forBends(in, row, v));
            if (position != null) {
                int count =
                        Math.min(position.channel().size(), velocity.channel().size()) / 2;
                for (int k = 0; k < count && !position.atHigh(in, row, 2 * k); k++) {
                    a = Math.min(a, forObject(in, row, k, v));
                }
            }
            acceleration.write(out, row, a);
        }
        out.count = in.count;
    }

    private double forBends(Observations in, int row, double v) {
        double a = bend == null ? Double.POSITIVE_INFINITY : towards(bend.read(in, row, 0), 0, v);
        for (int k = 0; bends != null && k < BEND_AHEAD.length; k++) {
            a = Math.min(a, towards(bends.read(in, row, k), BEND_AHEAD[k], v));
        }
        return a;
    }

    /** Braking that brings the speed down to what a bend allows by the time it is there; infinite while that can wait. */
    private static double towards(double curvature, double distance, double v) {
        double allowed = LATERAL / Math.max(1e-4, Math.abs(curvature));
        double needed = (allowed - v * v) / (2 * Math.max(1, distance));
        if (v * v > allowed) {
            return needed < -GENTLE || distance == 0 ? Math.max(-4, needed) : Double.POSITIVE_INFINITY;
        }
        // No faster than allowed by the next bend.
        return needed < GENTLE && distance <= BEND_AHEAD[0] ? needed : Double.POSITIVE_INFINITY;
    }

    private double forObject(Observations in, int row, int k, double v) {
        double x = position.read(in, row, 2 * k);
        double y = position.read(in, row, 2 * k + 1);
        double along = velocity.read(in, row, 2 * k) + v;
        double across = velocity.read(in, row, 2 * k + 1);
        double kappa = bend == null ? 0 : bend.read(in, row, 0);
        double aside = y - kappa * x * x / 2;
        boolean crosses = Math.abs(across) > Math.max(CROSSES, Math.abs(along));
        double gap = x - FRONT - (crosses ? HALF_CROSSING : HALF_VEHICLE);
        if (x < FRONT) {
            return Double.POSITIVE_INFINITY;
        }
        // Whoever crosses faster than on foot is as long as a car.
        double tail = crosses && Math.abs(across) > ON_FOOT ? HALF_VEHICLE : 0;
        boolean inTheWay = Math.abs(aside) < HALF_CORRIDOR + tail;
        if (!inTheWay && !meets(x, aside, along, across, v, tail)) {
            return Double.POSITIVE_INFINITY;
        }
        double approach = inTheWay && !crosses ? v - along : v;
        if (approach <= 0) {
            return inTheWay ? IdmPolicy.behind(v, approach, gap) : Double.POSITIVE_INFINITY;
        }
        double a = IdmPolicy.behind(v, approach, Math.max(0.1, gap));
        double needed = approach * approach / (2 * Math.max(0.1, gap - STANDOFF / 2));
        return needed > EMERGENCY ? Math.min(a, -SURPLUS * needed) : a;
    }

    /** Whether an object comes into the corridor while the ego passes where it does. */
    private static boolean meets(double x, double aside, double along, double across, double v, double tail) {
        if (Math.abs(across) < CROSSES || aside * across > 0) {
            return false;
        }
        double half = HALF_CORRIDOR + MARGIN + tail;
        double enters = Math.max(0, (Math.abs(aside) - half) / Math.abs(across));
        double leaves = (Math.abs(aside) + half) / Math.abs(across);
        double there = x + along * enters;
        double closing = Math.max(0.5, v);
        double arrives = (there - FRONT - HALF_VEHICLE) / closing;
        double gone = (x + along * leaves + LENGTH) / closing;
        return enters < HORIZON_S && there > 0 && arrives < leaves + CLOSE_S && gone > enters - CLOSE_S;
    }
}
