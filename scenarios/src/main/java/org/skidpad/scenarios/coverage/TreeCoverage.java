package org.skidpad.scenarios.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Diagnostic;

/** Makes the report of a tree whose readers marked what they used, with rules for what they do not use as it stands. */
public final class TreeCoverage {
    /** How far an element is honoured that is not used as it stands. */
    public enum Level {
        APPROXIMATED("approximated"),
        /** It may change how somebody moves. */
        IGNORED("ignored"),
        WITHOUT_INFLUENCE("ignored, without influence");

        public final String word;

        Level(String word) {
            this.word = word;
        }
    }

    /**
     * What becomes of an element, with all that is in it unless it is approximated.
     *
     * @param parent in which it stands; empty for any
     * @param note how or why
     */
    public record Rule(String parent, String element, Level level, String note) {}

    private final BiFunction<XmlElement, XmlElement, Rule> rules;
    private final List<CoverageReport.Entry> used = new ArrayList<>();
    private final List<CoverageReport.Entry> approximated = new ArrayList<>();
    private final List<CoverageReport.Entry> ignored = new ArrayList<>();

    private TreeCoverage(BiFunction<XmlElement, XmlElement, Rule> rules) {
        this.rules = rules;
    }

    /**
     * The report of a file.
     *
     * @param root null where there is no tree
     * @param rules of parent and element; null for what counts as used where a reader looked at it
     * @param found everything that is wrong or worth saying
     */
    public static CoverageReport report(
            String path, XmlElement root, BiFunction<XmlElement, XmlElement, Rule> rules, List<Diagnostic> found) {
        CoverageReport plain = CoverageReport.ofErrors(path, found);
        if (root == null) {
            return plain;
        }
        TreeCoverage coverage = new TreeCoverage(rules);
        coverage.used.add(new CoverageReport.Entry(root.name, root.location, "", true));
        coverage.inside(root);
        return new CoverageReport(
                path, coverage.used, coverage.approximated, coverage.ignored, plain.errors(), plain.warnings());
    }

    /** The rule of a list that fits, the one for a certain parent first. */
    public static Rule find(List<Rule> rules, XmlElement parent, XmlElement element) {
        Rule found = null;
        for (Rule rule : rules) {
            if (rule.element().equals(element.name)
                    && (rule.parent().equals(parent.name) || rule.parent().isEmpty() && found == null)) {
                found = rule;
            }
        }
        return found;
    }

    private void inside(XmlElement parent) {
        for (XmlElement element : parent.children) {
            Rule rule = rules.apply(parent, element);
            if (rule == null && element.used) {
                used.add(new CoverageReport.Entry(element.name, element.location, "", true));
                inside(element);
            } else if (rule == null) {
                boolean empty = element.children.isEmpty() && element.attributes.isEmpty();
                ignored.add(new CoverageReport.Entry(
                        element.name, element.location, "it is not read in <" + parent.name + ">", !empty));
            } else if (rule.level() == Level.APPROXIMATED) {
                approximated.add(new CoverageReport.Entry(element.name, element.location, rule.note(), true));
                inside(element);
            } else {
                ignored.add(new CoverageReport.Entry(
                        element.name, element.location, rule.note(), rule.level() == Level.IGNORED));
            }
        }
    }
}
