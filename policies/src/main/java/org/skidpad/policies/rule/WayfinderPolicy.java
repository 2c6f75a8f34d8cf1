package org.skidpad.policies.rule;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * {@link FollowGapPolicy} with a memory: remembers what its lidar has shown on a {@link SeenGrid}, finds a way to the goal on it
 * once a second, and goes from place to place of that way through the openings. It knows where it is by dead reckoning from the
 * speed and yaw rate observed. Unlike a rule that sees only the present it gets out of a dead end.
 */
final class WayfinderPolicy implements Policy {
    private static final double PLAN_EVERY_S = 1;

    /** The next place on the way is at most this far off, m. */
    private static final double NEXT = 0.8;

    private final PolicyContract contract;
    private final FollowGapPolicy steps;
    private final Channels sectors;
    private final Channels distance;
    private final Channels direction;
    private final Channels speed;
    private final Channels yawRate;
    private final Channels age;
    private final double[] ranges;
    private final List<Memory> memories = new ArrayList<>();

    /** Of one row. Metres, radians, in the frame of the first pose. */
    private static final class Memory {
        final SeenGrid seen = new SeenGrid();
        double x;
        double y;
        double heading;
        double age;
        double sincePlan;
    }

    WayfinderPolicy(PolicyContract contract) {
        this.contract = contract;
        steps = new FollowGapPolicy(contract);
        var all = contract.observation();
        sectors = Channels.need("wayfinder", all, "lidar_sectors");
        distance = Channels.need("wayfinder", all, "goal_distance");
        direction = Channels.need("wayfinder", all, "goal_direction");
        speed = Channels.need("wayfinder", all, "ego_speed");
        yawRate = Channels.need("wayfinder", all, "ego_yaw_rate");
        age = Channels.find(all, "scan_age");
        ranges = new double[sectors.channel().size()];
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void reset(long seed) {
        memories.clear();
    }

    @Override
    public void act(Observations in, Actions out) {
        for (int row = 0; row < in.count; row++) {
            boolean begins = memories.size() <= row;
            if (begins) {
                memories.add(new Memory());
            }
            Memory m = memories.get(row);
            boolean fresh = begins || reckon(m, in, row);
            if (fresh) {
                scan(in, row);
                m.seen.look(m.x, m.y, m.heading, ranges);
            }
            double far = distance.read(in, row, 0);
            double bearing = StrictMath.atan2(direction.read(in, row, 1), direction.read(in, row, 0));
            double goalX = m.x + far * Trigonometry.cos(m.heading + bearing);
            double goalY = m.y + far * Trigonometry.sin(m.heading + bearing);
            m.sincePlan += contract.periodS();
            if (begins || m.sincePlan >= PLAN_EVERY_S - 1e-9) {
                m.sincePlan = 0;
                m.seen.plan(m.x, m.y, goalX, goalY);
            }
            int next = m.seen.straightOn(m.x, m.y, NEXT);
            if (next >= 0) {
                double dx = m.seen.wayX(next) - m.x;
                double dy = m.seen.wayY(next) - m.y;
                far = Math.sqrt(dx * dx + dy * dy);
                bearing = Angles.wrap(StrictMath.atan2(dy, dx) - m.heading);
            }
            steps.drive(in, row, far, bearing, out);
        }
        out.count = in.count;
    }

    /** Goes along in the mind by one decision. True where a scan has come since. */
    private boolean reckon(Memory m, Observations in, int row) {
        double dt = contract.periodS();
        double turning = yawRate.read(in, row, 0);
        double half = turning * dt / 2;
        double v = speed.read(in, row, 0);
        m.x += v * dt * Trigonometry.cos(m.heading + half);
        m.y += v * dt * Trigonometry.sin(m.heading + half);
        m.heading = Angles.wrap(m.heading + 2 * half);
        if (age == null) {
            return true;
        }
        double now = age.read(in, row, 0);
        boolean fresh = now < m.age;
        m.age = now;
        return fresh;
    }

    private void scan(Observations in, int row) {
        for (int k = 0; k < ranges.length; k++) {
            ranges[k] = sectors.atHigh(in, row, k) ? Double.POSITIVE_INFINITY : sectors.read(in, row, k);
        }
    }
}
