package org.skidpad.bridge.peer;

/**
 * One measurement.
 *
 * @param metric what was measured
 * @param value in {@code unit}
 * @param unit for example {@code µs}
 * @param detail the peer's figure in the same run, and how often it was measured
 */
public record Figure(String metric, double value, String unit, String detail) {}
