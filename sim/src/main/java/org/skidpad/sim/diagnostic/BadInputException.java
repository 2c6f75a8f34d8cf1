package org.skidpad.sim.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** An input was refused; carries every diagnostic found, at least one of them an error. Exit code 2 at the command line. */
public final class BadInputException extends RuntimeException {
    private final transient List<Diagnostic> diagnostics;

    public BadInputException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining(System.lineSeparator())));
        if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
            throw new IllegalArgumentException("no error among " + diagnostics);
        }
        this.diagnostics = List.copyOf(diagnostics);
    }

    public BadInputException(SourceLocation location, String message) {
        this(List.of(Diagnostic.error(location, message)));
    }

    public BadInputException(SourceLocation location, String message, String suggestion) {
        this(List.of(Diagnostic.error(location, message, suggestion)));
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
