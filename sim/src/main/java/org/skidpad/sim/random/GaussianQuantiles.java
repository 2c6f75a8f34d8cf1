package org.skidpad.sim.random;

/**
 * Quantiles of the standard normal distribution at k/4096, the outermost at 1/8192 from the ends; found by bisection of the
 * distribution function, which is integrated with Simpson's rule, so that the table is the same on every JDK.
 */
final class GaussianQuantiles {
    static final double[] TABLE = table();

    private GaussianQuantiles() {}

    private static double[] table() {
        int cells = 4096;
        double[] quantiles = new double[cells + 1];
        // March outwards from the median: the area of each step is one cell.
        double at = 0;
        for (int k = cells / 2 + 1; k <= cells; k++) {
            double area = k < cells ? 1.0 / cells : 0.5 / cells;
            double low = at;
            double high = at + 2;
            for (int i = 0; i < 60; i++) {
                double middle = (low + high) * 0.5;
                if (area(at, middle) < area) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            at = (low + high) * 0.5;
            quantiles[k] = at;
            quantiles[cells - k] = -at;
        }
        return quantiles;
    }

    private static double area(double from, double to) {
        double h = (to - from) / 4;
        double sum = density(from) + 4 * density(from + h) + 2 * density(from + 2 * h) + 4 * density(from + 3 * h);
        return (sum + density(to)) * h / 3;
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }
}
