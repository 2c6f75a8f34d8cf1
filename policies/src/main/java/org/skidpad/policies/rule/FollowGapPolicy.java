package org.skidpad.policies.rule;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * Drives to a goal through the widest promising opening: each lidar sector is a candidate heading, judged by how far a
 * corridor as wide as the robot is free along it, by its angle to the goal and by how far the robot must turn. In the manner
 * of the vector field histogram (Borenstein and Koren, IEEE Transactions on Robotics and Automation 7, 1991); sized for a
 * TurtleBot3 Burger.
 */
final class FollowGapPolicy implements Policy {
    /** Half of the robot's width and a margin, m. */
    private static final double HALF_CORRIDOR = 0.17;

    /** Free distance beyond this is as good as any, m. */
    private static final double LOOKAHEAD = 1.0;

    /** No heading with less than this, m. */
    private static final double STOP_DISTANCE = 0.2;

    private static final double GOAL_WEIGHT = 0.9;
    private static final double BLOCKED_WEIGHT = 1.5;
    private static final double TURN_WEIGHT = 0.25;
    private static final double TURN_GAIN = 2;
    /** Beyond this heading error the robot turns on the spot, rad. */
    private static final double TURN_ON_SPOT = 0.8;

    private final PolicyContract contract;
    private final Channels sectors;
    private final Channels distance;
    private final Channels direction;
    private final Channels speed;
    private final Channels yawRate;
    private final double[] cosine;
    private final double[] sine;

    FollowGapPolicy(PolicyContract contract) {
        this.contract = contract;
        sectors = Channels.need("follow-gap", contract.observation(), "lidar_sectors");
        distance = Channels.need("follow-gap", contract.observation(), "goal_distance");
        direction = Channels.need("follow-gap", contract.observation(), "goal_direction");
        speed = Channels.need("follow-gap", contract.action(), "speed");
        yawRate = Channels.need("follow-gap", contract.action(), "yaw_rate");
        int n = sectors.channel().size();
        SectorDirections directions = SectorDirections.of(n);
        cosine = directions.cosine();
        sine = directions.sine();
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        for (int row = 0; row < in.count; row++) {
            double bearing = StrictMath.atan2(direction.read(in, row, 1), direction.read(in, row, 0));
            drive(in, row, distance.read(in, row, 0), bearing, out);
        }
        out.count = in.count;
    }

    /**
     * Goes one decision's way towards a place.
     *
     * @param goal how far off it is, m
     * @param bearing of it, rad
     */
    void drive(Observations in, int row, double goal, double bearing, Actions out) {
        double reach = Math.min(LOOKAHEAD, Math.max(STOP_DISTANCE, goal));
        int n = cosine.length;
        double best = Double.POSITIVE_INFINITY;
        double heading = bearing;
        // The goal's own bearing is a candidate besides the sectors.
        for (int k = -1; k < n; k++) {
            double candidate = k < 0 ? bearing : wrap(2 * Math.PI * k / n);
            double free = free(in, row, Trigonometry.cos(candidate), Trigonometry.sin(candidate));
            double blocked = 1 - Math.min(1, free / reach);
            double cost = BLOCKED_WEIGHT * blocked
                    + GOAL_WEIGHT * Math.abs(wrap(candidate - bearing)) / Math.PI
                    + TURN_WEIGHT * Math.abs(candidate) / Math.PI
                    + (free < Math.min(STOP_DISTANCE, goal) ? 2 : 0);
            if (cost < best) {
                best = cost;
                heading = candidate;
            }
        }
        double ahead = free(in, row, 1, 0);
        double v = Math.abs(heading) > TURN_ON_SPOT
                ? 0
                : speed.channel().high()
                        * (1 - Math.abs(heading) / TURN_ON_SPOT)
                        * Math.max(0, Math.min(1, (ahead - STOP_DISTANCE) / STOP_DISTANCE));
        speed.write(out, row, v);
        yawRate.write(out, row, TURN_GAIN * heading);
    }

    /** How far a corridor in the direction (c, s) is free of lidar returns, m. */
    private double free(Observations in, int row, double c, double s) {
        double free = sectors.channel().high();
        for (int k = 0; k < cosine.length; k++) {
            if (sectors.atHigh(in, row, k)) {
                continue;
            }
            double range = sectors.read(in, row, k);
            double along = range * (cosine[k] * c + sine[k] * s);
            double aside = range * (sine[k] * c - cosine[k] * s);
            if (along > 0 && Math.abs(aside) < HALF_CORRIDOR) {
                free = Math.min(free, along);
            }
        }
        return free;
    }

    private static double wrap(double angle) {
        return angle > Math.PI ? angle - 2 * Math.PI : angle <= -Math.PI ? angle + 2 * Math.PI : angle;
    }
}
