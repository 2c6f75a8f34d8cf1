package org.skidpad.scenarios.openscenario;

import java.util.List;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Where readers put what they find wrong, so that one run over a file names everything. */
final class Problems {
    private final List<Diagnostic> diagnostics;

    Problems(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    void error(SourceLocation location, String message) {
        diagnostics.add(Diagnostic.error(location, message));
    }

    void error(SourceLocation location, String message, String suggestion) {
        diagnostics.add(Diagnostic.error(location, message, suggestion));
    }

    void warning(SourceLocation location, String message) {
        diagnostics.add(Diagnostic.warning(location, message));
    }

    void warning(SourceLocation location, String message, String suggestion) {
        diagnostics.add(new Diagnostic(Diagnostic.Severity.WARNING, location, message, suggestion));
    }

    boolean anyError() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    List<Diagnostic> all() {
        return diagnostics;
    }
}
