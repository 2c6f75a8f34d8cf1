package org.skidpad.evaluation.metric;

/**
 * nuPlan's longitudinal comfort: acceleration in [-4.05, 2.40] m/s² and |jerk| at most 4.13 m/s³, after Savitzky–Golay filters of
 * order 2 (reference: nuplan/planning/metrics/utils/state_extractors.py). nuPlan's windows of 8 and 15 samples of 0.1 s are taken
 * as ±0.4 s and ±0.7 s; near the ends of a run the window shrinks, where nuPlan extrapolates.
 */
public final class Comfort {
    public static final double LEAST_ACCELERATION = -4.05;
    public static final double MOST_ACCELERATION = 2.40;
    public static final double MOST_JERK = 4.13;

    private static final double ACCELERATION_HALF_WINDOW_S = 0.4;
    private static final double JERK_HALF_WINDOW_S = 0.7;

    private Comfort() {}

    /**
     * The share of samples within all bounds.
     *
     * @param acceleration along the heading, m/s²
     * @param dt s between samples
     */
    public static double share(double[] acceleration, double dt) {
        int n = acceleration.length;
        int good = 0;
        for (int i = 0; i < n; i++) {
            double a = smooth(acceleration, i, half(i, n, ACCELERATION_HALF_WINDOW_S, dt));
            double jerk = slope(acceleration, i, half(i, n, JERK_HALF_WINDOW_S, dt), dt);
            if (a >= LEAST_ACCELERATION && a <= MOST_ACCELERATION && Math.abs(jerk) <= MOST_JERK) {
                good++;
            }
        }
        return n == 0 ? Double.NaN : (double) good / n;
    }

    private static int half(int i, int n, double seconds, double dt) {
        return Math.min((int) Math.round(seconds / dt), Math.min(i, n - 1 - i));
    }

    /** Value at i of the quadratic that fits the 2m+1 samples around it best; exact for quadratics. */
    static double smooth(double[] x, int i, int m) {
        if (m < 1) {
            return x[i];
        }
        double sum = 0;
        for (int k = -m; k <= m; k++) {
            sum += (3.0 * m * m + 3.0 * m - 1 - 5.0 * k * k) * x[i + k];
        }
        return 3 * sum / ((2.0 * m - 1) * (2.0 * m + 1) * (2.0 * m + 3));
    }

    /** Slope at i of the same quadratic, per second. */
    static double slope(double[] x, int i, int m, double dt) {
        double sum = 0;
        double norm = 0;
        for (int k = 1; k <= m; k++) {
            sum += k * (x[i + k] - x[i - k]);
            norm += 2.0 * k * k;
        }
        return m < 1 ? 0 : sum / norm / dt;
    }
}
