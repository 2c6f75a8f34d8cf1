package org.skidpad.scenarios.opendrive;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.xml.XmlElement;

/** Rules of OpenDRIVE for objects, boards and junctions (clauses 12, 13 and 14): a break is a warning, for nothing drives by them. */
final class FurnitureChecks {
    /** What lies flat on the road has no skeleton. */
    private static final Set<String> FLAT =
            Set.of("parkingSpace", "crosswalk", "roadMark", "roadSurface", "patch", "trafficIsland");

    /** Elements of an object that only its own kind has. */
    private static final Map<String, Set<String>> ONLY = Map.of("parkingSpace", Set.of("parkingSpace"));

    private final MapProblems problems;

    private FurnitureChecks(MapProblems problems) {
        this.problems = problems;
    }

    static void check(XmlElement root, MapProblems problems) {
        FurnitureChecks checks = new FurnitureChecks(problems);
        for (XmlElement road : root.children("road")) {
            below(road, "objects", "object").forEach(checks::object);
            below(road, "signals", "signal").forEach(checks::signal);
        }
        for (XmlElement junction : root.children("junction")) {
            for (XmlElement priority : named(junction, "priority")) {
                if (!priority.attributes.containsKey("high") || !priority.attributes.containsKey("low")) {
                    problems.warning(
                            "priority",
                            priority,
                            "a <priority> of junction '" + junction.text("id", "") + "' needs 'high' and 'low'");
                }
            }
        }
    }

    /** Children by name, without taking them for used: they are only looked at. */
    private static List<XmlElement> named(XmlElement parent, String name) {
        return parent.children.stream().filter(c -> c.name.equals(name)).toList();
    }

    private static List<XmlElement> below(XmlElement parent, String container, String name) {
        return named(parent, container).stream()
                .flatMap(c -> named(c, name).stream())
                .toList();
    }

    private static String value(XmlElement element, String attribute) {
        return element.attributes.containsKey(attribute)
                ? element.attributes.get(attribute).value().strip()
                : "";
    }

    private void object(XmlElement object) {
        String type = value(object, "type");
        for (XmlElement child : object.children) {
            boolean misplaced = !ONLY.getOrDefault(child.name, Set.of(type)).contains(type)
                    || child.name.equals("skeleton") && FLAT.contains(type);
            if (misplaced && !type.isEmpty()) {
                problems.warning(
                        "object", child, "an object of type '" + type + "' has no <" + child.name + "> (clause 13.1)");
            }
        }
        Set<String> corners = new HashSet<>();
        corners(object, corners);
        for (XmlElement marking : below(object, "markings", "marking")) {
            references(marking, corners);
        }
        for (XmlElement border : below(object, "borders", "border")) {
            references(border, corners);
            boolean complete = value(border, "useCompleteOutline").matches("true|1");
            if (!complete && named(border, "cornerReference").size() < 2) {
                problems.warning(
                        "object border",
                        border,
                        "a <border> without useCompleteOutline='true' needs two <cornerReference> or more");
            }
        }
    }

    private static void corners(XmlElement element, Set<String> ids) {
        for (XmlElement child : element.children) {
            if (child.name.startsWith("outline")) {
                corners(child, ids);
            } else if (child.name.equals("cornerRoad") || child.name.equals("cornerLocal")) {
                ids.add(value(child, "id"));
            }
        }
    }

    private void references(XmlElement element, Set<String> corners) {
        for (XmlElement reference : named(element, "cornerReference")) {
            if (!corners.contains(value(reference, "id"))) {
                problems.warning(
                        "corner reference",
                        reference,
                        "no outline of the object has a corner '" + value(reference, "id") + "'");
            }
        }
    }

    /** Clause 14.8: a multi-board holds boards of both kinds, and is dynamic for the changeable ones. */
    private void signal(XmlElement signal) {
        if (!value(signal, "type").equals("multiBoard")) {
            return;
        }
        for (String board : List.of("staticBoard", "vmsBoard")) {
            if (named(signal, board).isEmpty()) {
                problems.warning(
                        "board", signal, "the multiBoard '" + value(signal, "id") + "' lacks a <" + board + ">");
            }
        }
        if (!value(signal, "dynamic").equals("yes")) {
            problems.warning("board", signal, "the multiBoard '" + value(signal, "id") + "' must be dynamic='yes'");
        }
    }
}
