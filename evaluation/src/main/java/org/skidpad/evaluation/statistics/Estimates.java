package org.skidpad.evaluation.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/** Estimates at a confidence of 95 %. */
public final class Estimates {
    public static final double CONFIDENCE = 0.95;

    private static final double Z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.975);

    private Estimates() {}

    /**
     * A rate with its score interval. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
     * inference", JASA 22 (1927). Chosen because it stays honest near 0 and 1, where collision rates live.
     */
    public static Estimate rate(int hits, int trials) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " hits of " + trials + " trials");
        }
        if (trials == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double n = trials;
        double p = hits / n;
        double scale = 1 + Z * Z / n;
        double centre = (p + Z * Z / (2 * n)) / scale;
        double half = Z / scale * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        // At the ends the bound is exact; rounding must not exclude the estimate itself.
        double low = hits == 0 ? 0 : Math.max(0, centre - half);
        double high = hits == trials ? 1 : Math.min(1, centre + half);
        return new Estimate(p, low, high, trials);
    }

    /** A mean with Student's t interval; NaN samples are left out, and infinite ones make the mean infinite. */
    public static Estimate mean(double[] samples) {
        double[] x = Arrays.stream(samples).filter(v -> !Double.isNaN(v)).toArray();
        if (x.length == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double mean = StatUtils.mean(x);
        if (x.length == 1 || !Double.isFinite(mean)) {
            return new Estimate(mean, Double.NaN, Double.NaN, x.length);
        }
        double t = new TDistribution(null, x.length - 1).inverseCumulativeProbability(0.975);
        double half = t * Math.sqrt(StatUtils.variance(x) / x.length);
        return new Estimate(mean, mean - half, mean + half, x.length);
    }

    /**
     * The difference of two independent rates, first minus second. Source: R. G. Newcombe, "Interval estimation for the
     * difference between independent proportions", Statistics in Medicine 17 (1998), method 10.
     */
    public static Estimate difference(int hits1, int trials1, int hits2, int trials2) {
        Estimate a = rate(hits1, trials1);
        Estimate b = rate(hits2, trials2);
        double d = a.value() - b.value();
        double low = d - Math.sqrt(square(a.value() - a.low()) + square(b.high() - b.value()));
        double high = d + Math.sqrt(square(a.high() - a.value()) + square(b.value() - b.low()));
        return new Estimate(d, low, high, trials1 + trials2);
    }

    private static double square(double v) {
        return v * v;
    }
}
