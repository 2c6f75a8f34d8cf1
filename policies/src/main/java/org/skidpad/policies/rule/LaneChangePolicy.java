package org.skidpad.policies.rule;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * Drives by steps: changes lanes towards the goal's lane, or past a slower lead, where nobody in the new lane has to brake harder
 * than {@value #SAFE_BRAKING} m/s² (the safety criterion of MOBIL, Kesting, Treiber and Helbing 2007); steps down for a lead that
 * is near and up on a free road, and makes way, to the right rather than the left, for who comes up fast from behind. The goal's lane is told from its direction, so it is for roads that are nearly straight.
 */
final class LaneChangePolicy implements Policy {
    /** A goal farther aside than this lies in another lane, m. */
    private static final double ANOTHER_LANE = 1.8;

    /** Beyond this the direction of the goal says nothing of its lane, m. */
    private static final double SIGHT = 990;

    /** No further lane before it is this near the middle of the one it is in, m, and this nearly along it, rad. */
    private static final double SETTLED = 0.6;

    private static final double SETTLED_HEADING = 0.04;

    private static final double SAFE_BRAKING = 3;
    private static final double HEADWAY = 1.2;
    private static final double LEAST_GAP = 4;

    /** Who comes up from behind this much faster, and will be there this soon, is let by: m/s, s. */
    private static final double CHASED = 4;

    private static final double CHASED_S = 12;

    /** A lead that is this much slower than wished is worth a change, m/s. */
    private static final double SLOWER = 2;

    private final PolicyContract contract;
    private final Channels speed;
    private final Channels desired;
    private final Channels gap;
    private final Channels relativeSpeed;
    private final Channels places;
    private final Channels distance;
    private final Channels direction;
    private final Channels heading;
    private final Channels offset;
    private final Channels lane;
    private final Channels faster;

    LaneChangePolicy(PolicyContract contract) {
        this.contract = contract;
        var seen = contract.observation();
        speed = Channels.need("lane-change", seen, "ego_speed");
        desired = Channels.need("lane-change", seen, "desired_speed");
        gap = Channels.need("lane-change", seen, "slot_gap");
        relativeSpeed = Channels.need("lane-change", seen, "slot_relative_speed");
        heading = Channels.need("lane-change", seen, "lane_heading");
        offset = Channels.need("lane-change", seen, "lane_offset");
        places = Channels.find(seen, "nearby_vehicles");
        distance = Channels.find(seen, "goal_distance");
        direction = distance == null ? null : Channels.need("lane-change", seen, "goal_direction");
        lane = Channels.need("lane-change", contract.action(), "lane_step");
        faster = Channels.need("lane-change", contract.action(), "speed_step");
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        for (int row = 0; row < in.count; row++) {
            double v = speed.read(in, row, 0);
            int side = wantedSide(in, row, v);
            if (side != 0 && isSettled(in, row) && isSafe(in, row, side > 0 ? 2 : 4, v)) {
                lane.write(out, row, side);
                faster.write(out, row, 0);
                continue;
            }
            lane.write(out, row, 0);
            faster.write(out, row, speedStep(in, row, v, side));
        }
        out.count = in.count;
    }

    /** Whether no change of lane is under way: one that has just begun shows by its heading before its offset. */
    private boolean isSettled(Observations in, int row) {
        return Math.abs(offset.read(in, row, 0)) < SETTLED && Math.abs(heading.read(in, row, 0)) < SETTLED_HEADING;
    }

    /** 1 left, -1 right, 0 stays. */
    private int wantedSide(Observations in, int row, double v) {
        if (isChased(in, row, 1)) {
            if (hasLane(in, row, 4)) {
                return -1;
            }
            return hasLane(in, row, 2) ? 1 : 0;
        }
        if (distance != null) {
            double d = distance.read(in, row, 0);
            // Across the road, whichever way the ego points at the moment.
            double h = heading.read(in, row, 0);
            double aside = d
                    * (direction.read(in, row, 1) * Trigonometry.cos(h)
                            + direction.read(in, row, 0) * Trigonometry.sin(h));
            if (!distance.atHigh(in, row, 0) && d < SIGHT) {
                return Math.abs(aside) > ANOTHER_LANE ? (aside > 0 ? 1 : -1) : 0;
            }
        }
        boolean held = !gap.atHigh(in, row, 0)
                && gap.read(in, row, 0) < 3 * v
                && v + relativeSpeed.read(in, row, 0) < desired.read(in, row, 0) - SLOWER;
        if (!held) {
            return 0;
        }
        boolean left = isBetter(in, row, 2, v);
        return left ? 1 : isBetter(in, row, 4, v) ? -1 : 0;
    }

    /** Whether the lane of a slot promises more: its lead is farther, and there is such a lane. */
    private boolean isBetter(Observations in, int row, int slot, double v) {
        if (!hasLane(in, row, slot) || isChased(in, row, slot + 1)) {
            return false;
        }
        double ahead = gap.read(in, row, slot);
        return ahead > gap.read(in, row, 0) + 10 && isSafe(in, row, slot, v);
    }

    /** Whether somebody comes up fast in the slot behind. */
    private boolean isChased(Observations in, int row, int behind) {
        double chase = relativeSpeed.read(in, row, behind);
        return !gap.atHigh(in, row, behind) && chase > CHASED && gap.read(in, row, behind) < CHASED_S * chase;
    }

    /** Whether there is a lane on the side of a slot, as far as the policy is told. */
    private boolean hasLane(Observations in, int row, int slot) {
        double place = places == null ? 0 : places.read(in, row, 1);
        return !(slot == 2 && place <= -1 || slot == 4 && place >= 1);
    }

    private boolean isSafe(Observations in, int row, int slot, double v) {
        double ahead = gap.atHigh(in, row, slot) ? Double.POSITIVE_INFINITY : gap.read(in, row, slot);
        double behind = gap.atHigh(in, row, slot + 1) ? Double.POSITIVE_INFINITY : gap.read(in, row, slot + 1);
        return braking(-relativeSpeed.read(in, row, slot), ahead, v) < SAFE_BRAKING
                && braking(relativeSpeed.read(in, row, slot + 1), behind, v) < SAFE_BRAKING;
    }

    /** What the one behind needs to stay {@value #LEAST_GAP} m and half a second off, m/s². */
    private static double braking(double approach, double space, double v) {
        double room = space - LEAST_GAP - 0.3 * v;
        if (space == Double.POSITIVE_INFINITY) {
            return 0;
        }
        if (room <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return approach <= 0 ? 0 : approach * approach / (2 * room);
    }

    private double speedStep(Observations in, int row, double v, int side) {
        if (!gap.atHigh(in, row, 0)) {
            double space = gap.read(in, row, 0);
            double approach = -relativeSpeed.read(in, row, 0);
            boolean near = space < LEAST_GAP + HEADWAY * v && approach > -1;
            if (near || approach > 0 && approach * approach / (2 * Math.max(0.1, space - LEAST_GAP)) > 1) {
                return -1;
            }
            if (space < LEAST_GAP + 2 * HEADWAY * v && approach > -0.5) {
                return 0;
            }
        }
        // Who waits for a gap beside lets those there go by.
        return side == 0 ? 1 : -1;
    }
}
