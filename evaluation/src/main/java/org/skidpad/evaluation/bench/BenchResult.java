package org.skidpad.evaluation.bench;

import java.util.Locale;

/**
 * One figure.
 *
 * @param workload name
 * @param metric what was counted
 * @param value in {@code unit}
 * @param unit for example {@code rays/s}
 * @param detail how it was measured, and the values that show the work was done right
 */
public record BenchResult(String workload, String metric, double value, String unit, String detail) {
    /** The line that scripts rely on: {@code Skidpad WORKLOAD METRIC VALUE UNIT (detail)}. */
    public String line() {
        return String.format(Locale.ROOT, "Skidpad %s %s %.0f %s (%s)", workload, metric, value, unit, detail);
    }
}
