package org.skidpad.bridge.control;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Quantiles of a duration, ms.
 *
 * @param count how many were measured
 */
public record Latencies(long count, double p50, double p99, double p999, double max) {
    private static final double MS = 1e-6;

    static Latencies of(Histogram histogram) {
        return new Latencies(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) * MS,
                histogram.getValueAtPercentile(99) * MS,
                histogram.getValueAtPercentile(99.9) * MS,
                histogram.getMaxValue() * MS);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms (%d)", p50, p99, p999, max, count);
    }
}
