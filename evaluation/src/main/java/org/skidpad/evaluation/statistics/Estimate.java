package org.skidpad.evaluation.statistics;

/**
 * A figure with its confidence interval.
 *
 * @param value the estimate, NaN where there are no samples
 * @param low lower end, NaN where it cannot be known
 * @param high upper end, NaN where it cannot be known
 * @param samples how many it rests on
 */
public record Estimate(double value, double low, double high, int samples) {
    /** True where the intervals have no point in common. */
    public boolean isApartFrom(Estimate other) {
        return high < other.low || other.high < low;
    }
}
