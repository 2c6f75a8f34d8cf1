package org.skidpad.scenarios.xml;

import java.util.List;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Where readers put what they find wrong, so that one run over a file names everything. */
public final class Problems {
    private final List<Diagnostic> diagnostics;

    public Problems(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    public void error(SourceLocation location, String message) {
        diagnostics.add(Diagnostic.error(location, message));
    }

    public void error(SourceLocation location, String message, String suggestion) {
        diagnostics.add(Diagnostic.error(location, message, suggestion));
    }

    public void warning(SourceLocation location, String message) {
        diagnostics.add(Diagnostic.warning(location, message));
    }

    public void warning(SourceLocation location, String message, String suggestion) {
        diagnostics.add(new Diagnostic(Diagnostic.Severity.WARNING, location, message, suggestion));
    }

    public boolean anyError() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    public List<Diagnostic> all() {
        return diagnostics;
    }
}
