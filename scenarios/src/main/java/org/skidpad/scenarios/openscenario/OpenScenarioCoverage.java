package org.skidpad.scenarios.openscenario;

import java.util.List;
import java.util.Locale;

/** What of OpenSCENARIO XML is supported, element by element, made of the lists that the readers use. */
public final class OpenScenarioCoverage {
    private static final List<Family<?, ?>> FAMILIES = List.of(
            DocumentReader.PARTS,
            StoryboardReader.INIT,
            ActionReader.PRIVATE,
            LongitudinalReader.FAMILY,
            LateralReader.FAMILY,
            RoutingReader.FAMILY,
            TrajectoryReader.SHAPES,
            ControllerReader.FAMILY,
            ActionReader.TRAILER,
            ActionReader.APPEARANCE,
            GlobalReader.GLOBAL,
            GlobalReader.ENTITY,
            GlobalReader.SIGNAL,
            TrafficActionReader.FAMILY,
            PositionReader.FAMILY,
            EntityConditionReader.FAMILY,
            ValueConditionReader.FAMILY,
            ParameterDistributions.DETERMINISTIC,
            ParameterDistributions.SINGLE,
            ParameterDistributions.STOCHASTIC);

    private OpenScenarioCoverage() {}

    /** A section of {@code docs/coverage.md}. */
    public static String markdown() {
        StringBuilder out = new StringBuilder("## OpenSCENARIO XML 1.0 to 1.3\n");
        for (Family<?, ?> family : FAMILIES) {
            out.append("\n### `").append(family.place()).append("`\n\n| element | | how or why |\n|---|---|---|\n");
            for (Family.Member<?, ?> member : family.members()) {
                row(out, "`" + member.element() + "`", member.level(), member.note());
            }
        }
        out.append("\n### Details\n\n| element | where | | how or why |\n|---|---|---|---|\n");
        for (Detail detail : Detail.values()) {
            row(out, detail.element + " | " + detail.when, detail.level, detail.note);
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String what, Family.Level level, String note) {
        out.append(String.format(Locale.ROOT, "| %s | %s | %s |%n", what, level.word, note)
                .replace(System.lineSeparator(), "\n"));
    }
}
