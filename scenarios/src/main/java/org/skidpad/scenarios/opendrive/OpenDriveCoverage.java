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

                Of `signal`, lights for vehicles (dynamic, types 1000001 and 1000008 to 1000012) are supported: traffic stops at them; a map driven
                alone gets cycles of our own (each approach 20 s of green in turn), in OpenSCENARIO the scenario switches them, and they bind nobody
                before it does. Stop signs (206, R1-1) and yield signs (205, R1-2) are approximated: to whom one gives way is found from the lanes of
                the junction. Speed signs (274, R2-1) are approximated: they hold from their lane section to the end of the road, for lanes without a
                limit of their own. All other signals are ignored.

                Of `object`, what stands (barrier, building, obstacle, pole, railing, soundBarrier, streetLamp, tree, vegetation, parked vehicles) is
                approximated: its ground plan is a wall where the map is driven alone, which sensors see and vehicles touch; entities of an
                OpenSCENARIO file pass through it, as in the reference player. Plants and buildings that reach over a lane are left out, and so is
                what is lower than 12 cm or higher up than 4 m. Of `access`, the lanes that passenger cars may not use are approximated: there nobody
                begins where the map is driven alone.
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
