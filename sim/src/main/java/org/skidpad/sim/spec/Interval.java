package org.skidpad.sim.spec;

/**
 * A closed window of time after the present sample, s. {@code end} may be {@code +Infinity}: until the end of the run.
 *
 * @param start at least 0
 * @param end not before start
 */
public record Interval(double start, double end) {
    /** From now to the end of the run. */
    public static final Interval UNBOUNDED = new Interval(0, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(start >= 0) || Double.isInfinite(start)) {
            throw new IllegalArgumentException("start must be finite and at least 0, is " + start);
        }
        if (!(end >= start)) {
            throw new IllegalArgumentException("end " + end + " is before start " + start);
        }
    }

    public boolean bounded() {
        return !Double.isInfinite(end);
    }

    /** {@link #start} in samples, rounded to the nearest. */
    int startSamples(double dt) {
        return samples(start, dt);
    }

    /** {@link #end} in samples, rounded to the nearest; only where {@link #bounded}. */
    int endSamples(double dt) {
        return samples(end, dt);
    }

    private static int samples(double seconds, double dt) {
        double samples = Math.rint(seconds / dt);
        if (samples > 100_000_000) {
            throw new IllegalArgumentException(
                    "a window of " + seconds + " s has more than 100 million samples of " + dt + " s");
        }
        return (int) samples;
    }

    /** As in a formula: {@code [0,5]}, or empty where unbounded from 0. */
    @Override
    public String toString() {
        if (!bounded()) {
            return start == 0 ? "" : "[" + new Expression.Constant(start) + ",inf]";
        }
        return "[" + new Expression.Constant(start) + "," + new Expression.Constant(end) + "]";
    }
}
