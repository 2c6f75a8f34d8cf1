package org.skidpad.bridge.control;

/** Keeps commands within value and rate limits. Keeps the last command; allocates nothing. */
public final class ActionLimiter {
    private final ActionLimits limits;
    private final double periodS;
    private final double[] last;

    /** @param periodS time between two commands, s */
    public ActionLimiter(ActionLimits limits, double periodS) {
        if (!(periodS > 0)) {
            throw new IllegalArgumentException("periodS must be positive, is " + periodS);
        }
        this.limits = limits;
        this.periodS = periodS;
        last = new double[limits.low().length];
    }

    /**
     * Writes the nearest command to {@code raw} that is allowed; a number that is not finite becomes standstill.
     *
     * @return true where {@code out} differs from {@code raw}
     */
    public boolean limit(float[] raw, float[] out) {
        boolean changed = false;
        for (int i = 0; i < last.length; i++) {
            double wanted = Float.isFinite(raw[i]) ? raw[i] : 0;
            double step = limits.rate()[i] * periodS;
            double low = Math.max(limits.low()[i], last[i] - step);
            double high = Math.min(limits.high()[i], last[i] + step);
            double value = Math.max(low, Math.min(high, wanted));
            out[i] = (float) value;
            last[i] = value;
            changed |= out[i] != raw[i];
        }
        return changed;
    }

    /** After a stop was sent: the next command starts from standstill. */
    public void stopped() {
        java.util.Arrays.fill(last, 0);
    }
}
