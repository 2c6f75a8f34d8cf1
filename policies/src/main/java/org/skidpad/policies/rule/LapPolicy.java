package org.skidpad.policies.rule;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/**
 * Steers a small race car along the middle of its lane and slows down in bends. The curvature driven is the lane's, plus a
 * correction of offset and heading as of the linearised pure pursuit of a point one preview ahead (Coulter, CMU-RI-TR-92-01,
 * 1992); the speed is the desired one, or less where the bend would ask for more than 4 m/s² to the side, or where the lidar, if
 * there is one, sees a wall ahead nearer than the way to stop at 1.5 m/s²: that is how it sees a bend come. Sized for an F1TENTH
 * car, wheelbase 0.33 m.
 */
final class LapPolicy implements Policy {
    private static final double WHEELBASE = 0.33;
    private static final double PREVIEW_S = 0.3;
    private static final double LEAST_PREVIEW = 0.8;
    private static final double SIDEWAYS = 4;
    private static final double SPEED_GAIN = 2;
    private static final double BRAKING = 1.5;
    /** A wall this near ahead, m, still leaves a walking pace. */
    private static final double LEAST_AHEAD = 0.4;

    private static final double LEAST_SPEED = 1;

    private final PolicyContract contract;
    private final Channels speed;
    private final Channels desired;
    private final Channels offset;
    private final Channels heading;
    private final Channels curvature;
    private final Channels ranges;
    private final Channels acceleration;
    private final Channels steering;

    LapPolicy(PolicyContract contract) {
        this.contract = contract;
        speed = Channels.need("lap", contract.observation(), "ego_speed");
        desired = Channels.need("lap", contract.observation(), "desired_speed");
        offset = Channels.need("lap", contract.observation(), "lane_offset");
        heading = Channels.need("lap", contract.observation(), "lane_heading");
        curvature = Channels.need("lap", contract.observation(), "lane_curvature");
        ranges = Channels.find(contract.observation(), "lidar_ranges");
        acceleration = Channels.need("lap", contract.action(), "acceleration");
        steering = Channels.need("lap", contract.action(), "steering");
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        for (int row = 0; row < in.count; row++) {
            double v = speed.read(in, row, 0);
            double bend = curvature.read(in, row, 0);
            double preview = Math.max(LEAST_PREVIEW, PREVIEW_S * v);
            double wanted =
                    bend - 2 * offset.read(in, row, 0) / (preview * preview) - 2 * heading.read(in, row, 0) / preview;
            double sharpest = Math.max(Math.abs(bend), Math.min(2, Math.abs(wanted)));
            double fastest = Math.min(desired.read(in, row, 0), Math.sqrt(SIDEWAYS / Math.max(1e-3, sharpest)));
            fastest = Math.min(fastest, Math.max(LEAST_SPEED, Math.sqrt(2 * BRAKING * ahead(in, row))));
            acceleration.write(out, row, SPEED_GAIN * (fastest - v));
            steering.write(out, row, StrictMath.atan(WHEELBASE * wanted));
        }
        out.count = in.count;
    }

    /** Way to the wall straight ahead, the beams' middle; the scan is symmetrical about that. m, at least 0. */
    private double ahead(Observations in, int row) {
        if (ranges == null) {
            return Double.POSITIVE_INFINITY;
        }
        int n = ranges.channel().size();
        double least = Math.max(ranges.read(in, row, n / 2), ranges.read(in, row, (n - 1) / 2));
        return Math.max(0, least - LEAST_AHEAD);
    }
}
