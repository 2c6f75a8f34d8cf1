package org.skidpad.bridge.control;

import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.robot.RobotDescription;

/**
 * What a robot may be asked for, one entry a command number, physical units.
 *
 * @param low least value, at most 0, for a stop must be within the limits
 * @param high greatest value, at least 0
 * @param rate greatest change per second, {@code +Infinity} for none
 * @param jerk greatest change of that rate per second, {@code +Infinity} for none
 */
public record ActionLimits(double[] low, double[] high, double[] rate, double[] jerk) {
    public ActionLimits {
        if (low.length != high.length || low.length != rate.length || low.length != jerk.length) {
            throw new IllegalArgumentException("limits differ in length");
        }
        for (int i = 0; i < low.length; i++) {
            if (!(low[i] <= 0 && high[i] >= 0 && low[i] < high[i] && rate[i] > 0 && jerk[i] > 0)) {
                throw new IllegalArgumentException("action " + i + ": standstill must lie within [" + low[i] + ", "
                        + high[i] + "] and the rate " + rate[i] + " and jerk " + jerk[i] + " must be positive");
            }
        }
    }

    /** Without limits on the jerk. */
    public ActionLimits(double[] low, double[] high, double[] rate) {
        this(low, high, rate, unlimited(low.length));
    }

    private static double[] unlimited(int n) {
        double[] out = new double[n];
        Arrays.fill(out, Double.POSITIVE_INFINITY);
        return out;
    }

    /** The contract's own bounds without a limit on the rate. */
    public static ActionLimits of(PolicyContract contract) {
        return of(contract, Double.POSITIVE_INFINITY);
    }

    /** The contract's own bounds, with the same number of full ranges per second for every action. */
    public static ActionLimits of(PolicyContract contract, double rangesPerSecond) {
        int n = contract.actionSize();
        double[] low = new double[n];
        double[] high = new double[n];
        double[] rate = new double[n];
        int k = 0;
        List<Channel> channels = contract.action();
        for (Channel c : channels) {
            for (int i = 0; i < c.size(); i++, k++) {
                low[k] = Math.min(0, c.low());
                high[k] = Math.max(0, c.high());
                rate[k] = rangesPerSecond * (c.high() - c.low());
            }
        }
        return new ActionLimits(low, high, rate);
    }

    /** A robot's own for (speed, turn), with the speed capped at {@code speedCap}, m/s, in both directions. */
    public static ActionLimits of(RobotDescription.Limits limits, double speedCap) {
        RobotDescription.Limit speed = limits.speed();
        RobotDescription.Limit turn = limits.turn();
        return new ActionLimits(
                new double[] {Math.max(speed.low(), -speedCap), turn.low()},
                new double[] {Math.min(speed.high(), speedCap), turn.high()},
                new double[] {speed.rate(), turn.rate()},
                new double[] {speed.jerk(), turn.jerk()});
    }
}
