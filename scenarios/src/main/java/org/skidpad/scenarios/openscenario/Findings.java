package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * Where readers put what they find wrong and what they do not honour, so that one run over a file names everything. Belongs to
 * one load.
 */
final class Findings {
    /** Elements that describe looks, origin or other tools: they say nothing about how anybody moves. */
    private static final Set<String> WITHOUT_INFLUENCE = Set.of(
            "License", "Properties", "SceneGraphFile", "Property", "File", "UsedArea", "Color", "ColorDescription");

    private static final Set<String> ATTRIBUTES_WITHOUT_INFLUENCE = Set.of(
            "author",
            "date",
            "description",
            "model3d",
            "noNamespaceSchemaLocation",
            "schemaLocation",
            "model",
            "id",
            "vehicleCategory",
            "role",
            "xsd");

    private final List<Diagnostic> diagnostics;
    private final Set<Diagnostic> said = new HashSet<>();
    private final List<CoverageReport.Entry> approximated = new ArrayList<>();
    private final List<CoverageReport.Entry> ignored = new ArrayList<>();
    /** Elements that are not used as they stand. */
    private final Set<XmlElement> reported = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The files that were read: the scenario and its catalogs' entries. */
    private final List<XmlElement> roots = new ArrayList<>();

    Findings(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What the XML reader writes to. */
    Problems xml() {
        return new Problems(diagnostics);
    }

    void error(SourceLocation location, String message) {
        error(location, message, "");
    }

    void error(SourceLocation location, String message, String suggestion) {
        add(Diagnostic.error(location, message, suggestion));
    }

    void warning(SourceLocation location, String message) {
        warning(location, message, "");
    }

    void warning(SourceLocation location, String message, String suggestion) {
        add(new Diagnostic(Diagnostic.Severity.WARNING, location, message, suggestion));
    }

    /** A catalog's entry that many refer to says the same each time. */
    private void add(Diagnostic diagnostic) {
        if (said.add(diagnostic)) {
            diagnostics.add(diagnostic);
        }
    }

    /**
     * Something is played in another way than it is written.
     *
     * @param what the element, or {@code Element@attribute}
     */
    void approximated(SourceLocation location, String what, String how) {
        approximated.add(new CoverageReport.Entry(what, location, how, true));
        warning(location, what + " is approximated: " + how);
    }

    /** Something that may matter is not played. */
    void ignored(SourceLocation location, String what, String why, String suggestion) {
        ignored.add(
                new CoverageReport.Entry(what, location, suggestion.isEmpty() ? why : why + "; " + suggestion, true));
        warning(location, what + " is ignored: " + why, suggestion);
    }

    /** Something that says nothing about how anybody moves is passed over; only the coverage report tells. */
    void withoutInfluence(SourceLocation location, String what, String why) {
        ignored.add(new CoverageReport.Entry(what, location, why, false));
    }

    /** The coverage report says of this element that it is not used as it stands. */
    void reported(XmlElement element) {
        reported.add(element);
    }

    /** A tree whose elements belong into the report. */
    void root(XmlElement element) {
        roots.add(element);
    }

    boolean anyError() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    List<Diagnostic> all() {
        return diagnostics;
    }

    CoverageReport report(String path) {
        List<CoverageReport.Entry> used = new ArrayList<>();
        roots.forEach(root -> collect(root, root.used, false, used));
        return new CoverageReport(
                path,
                used,
                approximated.stream().distinct().toList(),
                ignored.stream().distinct().toList(),
                diagnostics.stream().filter(Diagnostic::isError).distinct().toList(),
                diagnostics.stream().filter(d -> !d.isError()).distinct().toList());
    }

    private void collect(XmlElement element, boolean used, boolean inside, List<CoverageReport.Entry> out) {
        if (!used && !inside) {
            return;
        }
        boolean own = !reported.contains(element);
        if (own) {
            out.add(new CoverageReport.Entry(element.name, element.location, "", true));
        }
        for (XmlElement child : element.children) {
            collect(child, child.used, own && (inside || element.settled), out);
        }
    }

    /** Says of every element and attribute that no reader used. */
    void reportUnused(XmlElement element) {
        if (element.settled) {
            return;
        }
        for (var attribute : element.attributes.entrySet()) {
            String name = attribute.getKey();
            if (element.askedAttributes().contains(name) || name.startsWith("xmlns") || name.equals("xsi")) {
                continue;
            }
            SourceLocation place = attribute.getValue().location();
            String what = element.name + "@" + name;
            if (ATTRIBUTES_WITHOUT_INFLUENCE.contains(name)) {
                withoutInfluence(place, what, "describes");
            } else {
                ignored(
                        place,
                        what,
                        "the attribute '" + name + "' of <" + element.name + "> is not used",
                        Suggestion.forWord(name, element.askedAttributes()));
            }
        }
        for (XmlElement child : element.children) {
            if (child.used) {
                reportUnused(child);
            } else if (WITHOUT_INFLUENCE.contains(child.name)) {
                withoutInfluence(child.location, child.name, "describes");
            } else {
                ignored(
                        child.location,
                        child.name,
                        "<" + child.name + "> in <" + element.name + "> is not used",
                        Suggestion.forWord(child.name, element.askedChildren()));
            }
        }
    }
}
