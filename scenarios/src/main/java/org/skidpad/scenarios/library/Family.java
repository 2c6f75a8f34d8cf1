package org.skidpad.scenarios.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the library says of a shipped scenario.
 *
 * @param name of the scenario
 * @param description one or two sentences
 * @param group word of the group it is listed in
 * @param baseline the rule baseline that passes it
 * @param passRate share of its runs that the baseline passes as the scenario is drawn, 0 … 1
 * @param source protocol or paper that it follows, or empty
 * @param pictureSeed of the episode in its picture
 * @param pictureAtS moment of the picture, s
 * @param criteria formulas by name, in order
 * @param isGraded whether a parameter {@code difficulty} makes it harder, from 0 to 1
 * @param tags what is in it, told from its text, in alphabetical order: of {@link #TAGS}
 */
public record Family(
        String name,
        String description,
        String group,
        String baseline,
        double passRate,
        String source,
        long pictureSeed,
        double pictureAtS,
        Map<String, String> criteria,
        boolean isGraded,
        List<String> tags) {
    /** Every tag there is, and what it says. */
    public static final Map<String, String> TAGS = FamilyTags.MEANINGS;

    /** Groups in the order in which they are listed. */
    public static final List<String> GROUPS = List.of(
            "following",
            "motorway",
            "street",
            "junction",
            "people",
            "euro-ncap",
            "parking",
            "racing",
            "robot",
            "procedural");

    public Family {
        tags = List.copyOf(tags);
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
    }
}
