package org.skidpad.bridge.control;

import java.util.Arrays;

/** Keeps commands within limits of value, rate and jerk. Keeps the last command and its rate; allocates nothing. */
public final class ActionLimiter {
    private final ActionLimits limits;
    private final double periodS;
    private final double[] last;
    private final double[] lastRate;

    /** @param periodS time between two commands, s */
    public ActionLimiter(ActionLimits limits, double periodS) {
        if (!(periodS > 0)) {
            throw new IllegalArgumentException("periodS must be positive, is " + periodS);
        }
        this.limits = limits;
        this.periodS = periodS;
        last = new double[limits.low().length];
        lastRate = new double[last.length];
    }

    /**
     * Writes the nearest command to {@code raw} that is allowed; a number that is not finite becomes standstill.
     *
     * @return true where {@code out} differs from {@code raw}
     */
    public boolean limit(float[] raw, float[] out) {
        boolean changed = false;
        for (int i = 0; i < last.length; i++) {
            double low = limits.low()[i];
            double high = limits.high()[i];
            double wanted = Float.isFinite(raw[i]) ? Math.max(low, Math.min(high, raw[i])) : 0;
            double value = step(i, wanted, low, high);
            out[i] = (float) value;
            lastRate[i] = (value - last[i]) / periodS;
            last[i] = value;
            changed |= out[i] != raw[i];
        }
        return changed;
    }

    private double step(int i, double wanted, double low, double high) {
        double jerk = limits.jerk()[i];
        double rate = limits.rate()[i];
        double gap = wanted - last[i];
        if (jerk == Double.POSITIVE_INFINITY) {
            double most = rate * periodS;
            return gap > most ? last[i] + most : gap < -most ? last[i] - most : wanted;
        }
        // As fast as allowed, yet so that the rate can fall to zero by the time the wanted value is reached.
        double wish = Math.copySign(Math.min(rate, arriving(Math.abs(gap), jerk)), gap);
        double change = jerk * periodS;
        double next = Math.max(lastRate[i] - change, Math.min(lastRate[i] + change, wish));
        return Math.max(low, Math.min(high, last[i] + next * periodS));
    }

    /** The greatest rate from which steps of {@code jerk} bring it to zero within {@code gap}: r²/2j + r·dt/2 = gap. */
    private double arriving(double gap, double jerk) {
        double half = jerk * periodS / 2;
        return Math.min(gap / periodS, Math.sqrt(half * half + 2 * jerk * gap) - half);
    }

    /**
     * After a stop was sent: the next command starts from standstill.
     *
     * @param keepsTurn whether the stop left the second number as it was
     */
    public void stopped(boolean keepsTurn) {
        double turn = keepsTurn ? last[CommandMap.TURN] : 0;
        Arrays.fill(last, 0);
        Arrays.fill(lastRate, 0);
        if (keepsTurn) {
            last[CommandMap.TURN] = turn;
        }
    }
}
