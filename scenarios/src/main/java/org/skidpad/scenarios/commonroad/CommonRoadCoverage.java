package org.skidpad.scenarios.commonroad;

import static org.skidpad.scenarios.coverage.TreeCoverage.Level.APPROXIMATED;
import static org.skidpad.scenarios.coverage.TreeCoverage.Level.IGNORED;
import static org.skidpad.scenarios.coverage.TreeCoverage.Level.WITHOUT_INFLUENCE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.coverage.TreeCoverage;
import org.skidpad.scenarios.coverage.TreeCoverage.Rule;
import org.skidpad.scenarios.xml.XmlElement;

/** What of CommonRoad is supported, element by element: the lists that the readers use, and docs/coverage.md. */
public final class CommonRoadCoverage {
    static final Rule PHANTOM = new Rule(
            "commonRoad", "phantomObstacle", IGNORED, "phantom obstacles, which only might be there, are ignored");
    static final Rule INTERSECTION = new Rule(
            "commonRoad",
            "intersection",
            APPROXIMATED,
            "who has the lower sign, or comes from the left where the file says so, gives way where the ways meet");
    static final Rule STOP_LINE = new Rule(
            "lanelet",
            "stopLine",
            APPROXIMATED,
            "one waits at a stop line for a light, or by a stop or yield sign, alone");
    static final Rule HEIGHT = new Rule("point", "z", APPROXIMATED, "heights are ignored: lanelets are taken as flat");
    static final Rule OCCUPANCY =
            new Rule("", "occupancySet", APPROXIMATED, "a set of occupied areas is taken as one outline that moves");
    static final Rule CORNERS =
            new Rule("shape", "polygon", APPROXIMATED, "an outline of corners is taken as the box around it");
    static final Rule HORN =
            new Rule("", "signalSeries", WITHOUT_INFLUENCE, "lights and horns of vehicles are ignored");

    private static final String MEANT = "what a state's other values say follows from position, heading and speed";

    private static final List<Rule> RULES = List.of(
            PHANTOM,
            INTERSECTION,
            new Rule("commonRoad", "location", WITHOUT_INFLUENCE, "where the scenario lies on Earth"),
            new Rule("commonRoad", "scenarioTags", WITHOUT_INFLUENCE, "for finding scenarios"),
            STOP_LINE,
            new Rule("stopLine", "lineMarking", WITHOUT_INFLUENCE, "how a line is painted"),
            new Rule(
                    "trafficLight",
                    "position",
                    WITHOUT_INFLUENCE,
                    "a light is heeded by the lanelets that refer to it"),
            new Rule("trafficLight", "direction", APPROXIMATED, "a light holds for all directions"),
            new Rule("intersection", "crossing", IGNORED, "crossings of intersections are not used"),
            new Rule(
                    "lanelet",
                    "userBidirectional",
                    APPROXIMATED,
                    "says who may use a lanelet; vehicles drive in its own direction alone"),
            new Rule(
                    "trafficSign",
                    "position",
                    WITHOUT_INFLUENCE,
                    "a speed limit holds on the lanelets that refer to it"),
            new Rule("trafficSign", "virtual", WITHOUT_INFLUENCE, "whether a sign was seen"),
            HEIGHT,
            OCCUPANCY,
            CORNERS,
            HORN,
            new Rule("", "initialSignalState", WITHOUT_INFLUENCE, HORN.note()),
            new Rule("", "yawRate", WITHOUT_INFLUENCE, MEANT),
            new Rule("", "slipAngle", WITHOUT_INFLUENCE, MEANT),
            new Rule("", "acceleration", WITHOUT_INFLUENCE, MEANT));

    private static final Map<String, List<String>> SUPPORTED = supported();

    private CommonRoadCoverage() {}

    private static Map<String, List<String>> supported() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(
                "commonRoad",
                List.of(
                        "lanelet",
                        "trafficSign",
                        "trafficLight",
                        "staticObstacle",
                        "dynamicObstacle",
                        "obstacle",
                        "environmentObstacle",
                        "planningProblem"));
        all.put(
                "lanelet",
                List.of(
                        "leftBound",
                        "rightBound",
                        "predecessor",
                        "successor",
                        "adjacentLeft",
                        "adjacentRight",
                        "laneletType",
                        "userOneWay",
                        "speedLimit",
                        "trafficSignRef",
                        "trafficLightRef"));
        all.put("intersection", List.of("incoming"));
        all.put(
                "incoming",
                List.of("incomingLanelet", "successorsRight", "successorsStraight", "successorsLeft", "isLeftOf"));
        all.put("trafficLight", List.of("cycle", "active"));
        all.put("trafficSign", List.of("trafficSignElement"));
        all.put("dynamicObstacle", List.of("type", "shape", "initialState", "trajectory", "occupancySet"));
        all.put("staticObstacle", List.of("type", "shape", "initialState"));
        all.put("shape", List.of("rectangle", "circle", "polygon"));
        all.put("state", List.of("position", "orientation", "velocity", "time"));
        all.put("planningProblem", List.of("initialState", "goalState"));
        return all;
    }

    /** Whether the standard has an element directly below the root. */
    static List<String> partsOfAFile() {
        List<String> parts = new ArrayList<>(SUPPORTED.get("commonRoad"));
        RULES.stream().filter(r -> r.parent().equals("commonRoad")).forEach(r -> parts.add(r.element()));
        return parts;
    }

    static Rule rule(XmlElement parent, XmlElement element) {
        return TreeCoverage.find(RULES, parent, element);
    }

    /** A section of {@code docs/coverage.md}. */
    public static String markdown() {
        StringBuilder out =
                new StringBuilder("## CommonRoad XML 2018b and 2020a\n\nOf an interval the middle is taken.\n");
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        SUPPORTED.forEach((parent, elements) -> elements.stream()
                .filter(e -> RULES.stream()
                        .noneMatch(r -> r.element().equals(e)
                                && (r.parent().equals(parent) || r.parent().isEmpty())))
                .forEach(e -> row(tables, parent, e, "supported", "")));
        RULES.forEach(r ->
                row(tables, r.parent().isEmpty() ? "anywhere" : r.parent(), r.element(), r.level().word, r.note()));
        tables.forEach((parent, rows) -> out.append("\n### `")
                .append(parent)
                .append("`\n\n| element | | how or why |\n|---|---|---|\n")
                .append(rows));
        return out.toString();
    }

    private static void row(
            Map<String, StringBuilder> tables, String parent, String element, String level, String note) {
        tables.computeIfAbsent(parent, p -> new StringBuilder())
                .append("| `")
                .append(element)
                .append("` | ")
                .append(level)
                .append(" | ")
                .append(note)
                .append(" |\n");
    }
}
