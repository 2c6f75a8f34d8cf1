package org.skidpad.sim.diagnostic;

import java.util.Objects;

/**
 * One thing that is wrong, or worth saying, about an input.
 *
 * @param severity whether the input can still be used
 * @param location where
 * @param message what is wrong, in one line, with the value and the expected range or unit
 * @param suggestion what to write instead, or an empty string
 */
public record Diagnostic(Severity severity, SourceLocation location, String message, String suggestion) {
    /** {@code ERROR} refuses the input, {@code WARNING} is reported and the input is used. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(message, "message");
        suggestion = suggestion == null ? "" : suggestion;
    }

    public static Diagnostic error(SourceLocation location, String message) {
        return new Diagnostic(Severity.ERROR, location, message, "");
    }

    public static Diagnostic error(SourceLocation location, String message, String suggestion) {
        return new Diagnostic(Severity.ERROR, location, message, suggestion);
    }

    public static Diagnostic warning(SourceLocation location, String message) {
        return new Diagnostic(Severity.WARNING, location, message, "");
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:column: error: message; suggestion}. */
    @Override
    public String toString() {
        String text = location + ": " + (isError() ? "error: " : "warning: ") + message;
        return suggestion.isEmpty() ? text : text + "; " + suggestion;
    }
}
