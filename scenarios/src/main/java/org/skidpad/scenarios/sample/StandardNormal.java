package org.skidpad.scenarios.sample;

/** The standard normal distribution, equal on every JDK; for draws at the start of an episode, not for sensors. */
final class StandardNormal {
    /** Beyond it the distribution function is 0 or 1 in double precision. */
    private static final double END = 8.3;

    private StandardNormal() {}

    /** The share below x: the Taylor series of Marsaglia, "Evaluating the normal distribution", J. Stat. Software 11(4), 2004. */
    static double below(double x) {
        if (x < -END) {
            return 0;
        }
        if (x > END) {
            return 1;
        }
        if (Double.isNaN(x)) {
            return x; // the series would never come to rest
        }
        double sum = x;
        double term = x;
        double last = 0;
        for (int i = 3; sum != last; i += 2) {
            last = sum;
            term *= x * x / i;
            sum += term;
        }
        return Math.max(0, Math.min(1, 0.5 + sum * StrictMath.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)));
    }

    /** The number below which the share lies, by bisection; within ±8.3. */
    static double quantile(double share) {
        double low = -END;
        double high = END;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) * 0.5;
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) * 0.5;
    }
}
