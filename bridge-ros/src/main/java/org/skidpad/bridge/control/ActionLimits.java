package org.skidpad.bridge.control;

import java.util.List;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.PolicyContract;

/**
 * What a robot may be asked for, one entry an action number, physical units.
 *
 * @param low least value, at most 0, for a stop must be within the limits
 * @param high greatest value, at least 0
 * @param rate greatest change per second, {@code +Infinity} for none
 */
public record ActionLimits(double[] low, double[] high, double[] rate) {
    public ActionLimits {
        if (low.length != high.length || low.length != rate.length) {
            throw new IllegalArgumentException("limits differ in length");
        }
        for (int i = 0; i < low.length; i++) {
            if (!(low[i] <= 0 && high[i] >= 0 && low[i] < high[i] && rate[i] > 0)) {
                throw new IllegalArgumentException("action " + i + ": standstill must lie within [" + low[i] + ", "
                        + high[i] + "] and the rate " + rate[i] + " must be positive");
            }
        }
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
}
