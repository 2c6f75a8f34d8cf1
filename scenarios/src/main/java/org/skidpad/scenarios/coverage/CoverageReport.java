package org.skidpad.scenarios.coverage;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * How far a file is honoured.
 *
 * @param path of the file as it was given
 * @param used elements that are played as the standard says
 * @param approximated elements that are played in another way, which the note says
 * @param ignored elements and attributes that are not played, and why
 * @param errors why the file cannot be used; empty where it loads and can run
 * @param warnings what is worth saying beyond that
 */
public record CoverageReport(
        String path,
        List<Entry> used,
        List<Entry> approximated,
        List<Entry> ignored,
        List<Diagnostic> errors,
        List<Diagnostic> warnings) {
    public CoverageReport {
        used = List.copyOf(used);
        approximated = List.copyOf(approximated);
        ignored = List.copyOf(ignored);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /**
     * One element at one place.
     *
     * @param element its name; an attribute as {@code Element@attribute}
     * @param location where
     * @param note how or why, empty for what is used as it stands
     * @param relevant it can change how somebody moves or what is judged, or nobody knows what it means
     */
    public record Entry(String element, SourceLocation location, String note, boolean relevant) {
        /** {@code file:line:column: element: note}. */
        @Override
        public String toString() {
            return location + ": " + element + (note.isEmpty() ? "" : ": " + note);
        }
    }

    /** A file of which only what is wrong is known. */
    public static CoverageReport ofErrors(String path, List<Diagnostic> diagnostics) {
        return new CoverageReport(
                path,
                List.of(),
                List.of(),
                List.of(),
                diagnostics.stream().filter(Diagnostic::isError).toList(),
                diagnostics.stream().filter(d -> !d.isError()).toList());
    }

    public boolean ok() {
        return errors.isEmpty();
    }

    /** {@code ok} where the file loads and can run, {@code error} otherwise. */
    public String status() {
        return ok() ? "ok" : "error";
    }

    /** The same with every ignored element that can change behaviour as an error. */
    public CoverageReport strict() {
        List<Diagnostic> more = new ArrayList<>(errors);
        for (Entry entry : ignored) {
            if (entry.relevant) {
                more.add(Diagnostic.error(entry.location, entry.element + " is ignored: " + entry.note));
            }
        }
        return new CoverageReport(path, used, approximated, ignored, more, warnings);
    }
}
