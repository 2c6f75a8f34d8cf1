package org.skidpad.bridge.control;

/**
 * A stop that took the policy's place.
 *
 * @param timeS when it began, s since the loop's start
 * @param fault why
 */
public record Intervention(double timeS, Fault fault) {
    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "%.2f s: stopped, %s", timeS, fault.text());
    }
}
