package org.skidpad.scenarios.library;

import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;

/** Reads {@code library}: what is said of a scenario and changes nothing in it. */
public final class FamilyReader {
    private static final Family NOTHING =
            new Family("", "", Family.GROUPS.get(0), "stop", 1, "", 1, 5, Map.of(), false, List.of());

    private FamilyReader() {}

    /** Diagnoses what is wrong with the mapping. */
    public static void check(YamlMap map) {
        read(map, NOTHING);
    }

    /** What the text of the shipped scenario says of itself. */
    static Family read(String name, String text) {
        YamlMap root =
                YamlDocument.parse(name + ".yaml", text, new ArrayList<>()).root();
        Map<String, String> criteria = new LinkedHashMap<>();
        root.map("criteria").ifPresent(m -> m.keys().forEach(k -> criteria.put(k, m.text(k, ""))));
        boolean graded = root.map("parameters")
                .map(p -> p.has(Distribution.Graded.DIFFICULTY))
                .orElse(false);
        String source = root.map("library").map(m -> m.text("source", "")).orElse("");
        Family plain = new Family(
                name,
                root.text("description", "").trim(),
                "",
                "",
                1,
                "",
                1,
                5,
                criteria,
                graded,
                FamilyTags.of(text, source));
        return root.map("library")
                .map(m -> read(m, plain))
                .orElseThrow(() -> new IllegalStateException("shipped scenario '" + name + "' has no 'library'"));
    }

    private static Family read(YamlMap map, Family plain) {
        String group = map.choice("group", Family.GROUPS, Family.GROUPS.get(0));
        String baseline = map.requiredText("baseline");
        double rate = map.quantity("pass_rate", NUMBER, 0, 1, 1);
        String source = map.text("source", "");
        long seed = map.integer("picture_seed", 0, 1_000_000, 1);
        double at = map.quantity("picture_at", TIME, 0, 3600, 5);
        map.finish();
        return new Family(
                plain.name(),
                plain.description(),
                group,
                baseline,
                rate,
                source,
                seed,
                at,
                plain.criteria(),
                plain.isGraded(),
                plain.tags());
    }
}
