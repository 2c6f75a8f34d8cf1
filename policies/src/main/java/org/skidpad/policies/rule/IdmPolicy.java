package org.skidpad.policies.rule;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/**
 * The intelligent driver model (Treiber, Hennecke and Helbing, Physical Review E 62, 2000, equations 3 and 4) on the lead of
 * the ego's own lane, and on lines at which it must wait where the contract shows them; {@code cruise} is the same on a free road. T 1.5 s, s0 2 m, a 1.5 m/s², b 2 m/s², δ 4; v0 is the desired
 * speed observed. Other actions than acceleration stay as near to zero as allowed.
 */
final class IdmPolicy implements Policy {
    private static final double HEADWAY = 1.5;
    private static final double LEAST_GAP = 2;
    private static final double ACCELERATION = 1.5;
    private static final double BRAKING = 2;

    private final PolicyContract contract;
    private final Channels speed;
    private final Channels desired;
    private final Channels error;
    private final Channels gap;
    private final Channels closeness;
    private final Channels relativeSpeed;
    private final Channels stop;
    private final Channels acceleration;

    IdmPolicy(PolicyContract contract, boolean heedsLead) {
        String name = heedsLead ? "idm" : "cruise";
        this.contract = contract;
        var seen = contract.observation();
        speed = Channels.need(name, seen, "ego_speed");
        error = Channels.find(seen, "desired_speed_error");
        desired = error == null ? Channels.need(name, seen, "desired_speed") : null;
        closeness = heedsLead ? Channels.find(seen, "slot_closeness") : null;
        gap = heedsLead && closeness == null ? Channels.need(name, seen, "slot_gap") : null;
        relativeSpeed = heedsLead ? Channels.need(name, seen, "slot_relative_speed") : null;
        stop = heedsLead ? Channels.find(seen, "stop_gap") : null;
        acceleration = Channels.need(name, contract.action(), "acceleration");
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        for (int row = 0; row < in.count; row++) {
            Channels.nearToZero(contract.action(), out, row);
            acceleration.write(out, row, acceleration(in, row));
        }
        out.count = in.count;
    }

    /** What it does on a row of observations, m/s², before the contract's bounds. */
    double acceleration(Observations in, int row) {
        double v = speed.read(in, row, 0);
        double wish = Math.max(0.1, error == null ? desired.read(in, row, 0) : v - error.read(in, row, 0));
        double ratio = v / wish;
        double free = 1 - ratio * ratio * ratio * ratio;
        double lead = gap(in, row);
        double interaction = 0;
        if (lead < Double.POSITIVE_INFINITY) {
            double approach = -relativeSpeed.read(in, row, 0);
            interaction = wantedGap(v, approach) / Math.max(0.01, lead);
        }
        if (stop != null && !stop.atHigh(in, row, 0)) {
            // A line at which it must wait is like a car that stands there.
            interaction = Math.max(interaction, wantedGap(v, v) / Math.max(0.01, stop.read(in, row, 0)));
        }
        return ACCELERATION * (free - interaction * interaction);
    }

    /** What the same driver does behind something, on a road that is free otherwise, for who sees more than leads: m/s². */
    static double behind(double v, double approach, double gap) {
        double ratio = wantedGap(v, approach) / Math.max(0.01, gap);
        return ACCELERATION * (1 - ratio * ratio);
    }

    private static double wantedGap(double v, double approach) {
        return LEAST_GAP + Math.max(0, v * HEADWAY + v * approach / (2 * Math.sqrt(ACCELERATION * BRAKING)));
    }

    /** To the lead, m; infinite where there is none, which the observation shows as its bound. */
    private double gap(Observations in, int row) {
        if (closeness != null) {
            // closeness = 10 m / (10 m + gap)
            double c = closeness.read(in, row, 0);
            return c <= 0 ? Double.POSITIVE_INFINITY : 10 / c - 10;
        }
        return gap == null || gap.atHigh(in, row, 0) ? Double.POSITIVE_INFINITY : gap.read(in, row, 0);
    }
}
