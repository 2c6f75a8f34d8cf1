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
 * @param fault what is wrong with the answer, or null: a figure with a fault is worth nothing
 */
public record BenchResult(String workload, String metric, double value, String unit, String detail, String fault) {
    /** The line that scripts rely on: {@code Skidpad WORKLOAD METRIC VALUE UNIT (detail)}. */
    public String line() {
        String number = String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.2f" : "%.0f", value);
        return String.format(Locale.ROOT, "Skidpad %s %s %s %s (%s)", workload, metric, number, unit, detail);
    }
}
