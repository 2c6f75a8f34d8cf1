package org.skidpad.scenarios.opendrive;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of OpenDRIVE is supported, element by element, made of the lists that the reader uses. */
public final class OpenDriveCoverage {
    private OpenDriveCoverage() {}

    /** A section of {@code docs/coverage.md}. */
    public static String markdown() {
        StringBuilder out = new StringBuilder("""
                ## OpenDRIVE 1.4 to 1.8

                Elevation, superelevation, shape and lane heights are kept for pictures in three dimensions (`RoadNetwork.heights`); everything
                moves on the plane that they are projected to. The georeference is kept.
                """);
        for (String parent : new TreeSet<>(MapVocabulary.USED.keySet())) {
            out.append("\n### `").append(parent).append("`\n\n| element | | what is lost |\n|---|---|---|\n");
            new TreeSet<>(MapVocabulary.USED.get(parent)).forEach(e -> row(out, e, "supported", ""));
            new TreeMap<>(MapVocabulary.LOST.getOrDefault(parent, Map.of()))
                    .forEach((e, loss) -> row(out, e, "ignored", loss));
            new TreeSet<>(MapVocabulary.DECORATION.getOrDefault(parent, Set.of()))
                    .forEach(e -> row(out, e, "ignored, without influence", ""));
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String element, String level, String note) {
        out.append("| `")
                .append(element)
                .append("` | ")
                .append(level)
                .append(" | ")
                .append(note)
                .append(" |\n");
    }
}
