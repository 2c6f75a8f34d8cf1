package org.skidpad.scenarios.openscenario;

import java.util.Locale;
import org.skidpad.scenarios.script.Checks.Coordinates;
import org.skidpad.scenarios.script.Checks.DistanceType;
import org.skidpad.scenarios.script.Comparison;

/** Attributes that many conditions and some actions share. */
final class ConditionWords {
    private ConditionWords() {}

    static Comparison rule(Node node) {
        return Rules.comparison(node.word("rule", Rules.NAMES));
    }

    /** {@code coordinateSystem} and {@code routingAlgorithm}. */
    static Coordinates coordinates(Node node, String otherwise) {
        String word = node.wordOr("coordinateSystem", otherwise, "entity", "lane", "road", "trajectory", "world");
        if (word.equals("trajectory")) {
            node.report(Detail.ALONG_TRAJECTORY, "coordinateSystem");
            word = "road";
        }
        if (node.has("routingAlgorithm")) {
            String algorithm = node.word(
                    "routingAlgorithm", "undefined", "assignedRoute", "fastest", "leastIntersections", "shortest");
            if (!algorithm.equals("undefined") && !algorithm.equals("shortest")) {
                node.report(Detail.ROUTING_ALGORITHM, "routingAlgorithm");
            }
        }
        return Coordinates.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Of version 1.0, replaced by the coordinate system. */
    static boolean alongRoute(Node node) {
        return node.flag("alongRoute", false);
    }

    static DistanceType distanceType(Node node, String otherwise) {
        return switch (node.wordOr(
                "relativeDistanceType",
                otherwise,
                "longitudinal",
                "lateral",
                "euclidianDistance",
                "cartesianDistance")) {
            case "longitudinal" -> DistanceType.LONGITUDINAL;
            case "lateral" -> DistanceType.LATERAL;
            default -> DistanceType.EUCLIDEAN;
        };
    }
}
