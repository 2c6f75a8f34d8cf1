package org.skidpad.bridge.control;

import java.util.Locale;

/**
 * A stop that took the policy's place, or a command that was held back.
 *
 * @param timeS when it began, s since the loop's start
 * @param fault why
 * @param detail which specification, or empty
 * @param stopped false where the command was only slowed
 */
public record Intervention(double timeS, Fault fault, String detail, boolean stopped) {
    public Intervention(double timeS, Fault fault) {
        this(timeS, fault, "", true);
    }

    /** Without the time. */
    public String text() {
        return (stopped ? "stopped, " : "slowed, ") + fault.text() + (detail.isEmpty() ? "" : ": " + detail);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f s: %s", timeS, text());
    }
}
