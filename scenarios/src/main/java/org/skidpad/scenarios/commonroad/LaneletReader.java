package org.skidpad.scenarios.commonroad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.skidpad.scenarios.commonroad.Lanelet.Beside;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.scenarios.xml.XmlElement;

/** Reads lanelets (documentation of the format, section "Lanelets"). */
final class LaneletReader {
    /** Signs that limit the speed, by their number in the country's own catalogue. */
    static final Set<String> SPEED_LIMIT_SIGNS =
            Set.of("274", "R2-1", "r301", "R301", "C43", "B14", "4001", "B43", "274.1");

    private static final Map<String, Double> UNITS = Map.of("kmh", 1 / 3.6, "km/h", 1 / 3.6, "mph", 0.44704);

    private static final Set<String> SLOW_USERS = Set.of("bicycle", "pedestrian");

    /** How lanelet types read in OpenDRIVE's words; all others are driven on. */
    private static final Map<String, String> LANE_TYPES = Map.of(
            "sidewalk", "sidewalk",
            "crosswalk", "sidewalk",
            "bicycleLane", "biking",
            "shoulder", "shoulder",
            "border", "border",
            "parking", "parking",
            "restricted", "restricted");

    private final Values values;
    private final Problems problems;
    private final Tally remarks;
    private final Map<Long, Double> limits;

    /** @param limits speed limits by the id of their sign, m/s */
    LaneletReader(Values values, Problems problems, Tally remarks, Map<Long, Double> limits) {
        this.values = values;
        this.problems = problems;
        this.remarks = remarks;
        this.limits = limits;
    }

    /** The lanelet, or null after an error. */
    Lanelet read(XmlElement element) {
        XmlElement left = bound(element, "leftBound");
        XmlElement right = bound(element, "rightBound");
        long id = values.id(element);
        if (left == null || right == null) {
            return null;
        }
        double[] l = values.points(left);
        double[] r = values.points(right);
        String type = "driving";
        for (XmlElement word : element.children("laneletType")) {
            type = LANE_TYPES.getOrDefault(word.content().strip(), type);
        }
        if (type.equals("driving")) {
            type = forUsers(element);
        }
        double limit = values.optional(element, "speedLimit", Double.NaN);
        for (XmlElement sign : element.children("trafficSignRef")) {
            Double set = limits.get(values.whole(sign, "ref"));
            limit = set == null ? limit : Double.isNaN(limit) ? set : Math.min(limit, set);
        }
        XmlElement line = element.child("stopLine");
        if (line != null
                && Stream.of(element, line)
                        .flatMap(e -> Stream.of(e.children("trafficLightRef"), e.children("trafficSignRef")))
                        .allMatch(List::isEmpty)) {
            remarks.add(line.location, CommonRoadCoverage.STOP_LINE.note());
        }
        return new Lanelet(
                element,
                id,
                every(l, 0),
                every(l, 1),
                every(r, 0),
                every(r, 1),
                mark(left),
                mark(right),
                references(element, "successor"),
                references(element, "predecessor"),
                beside(element, "adjacentLeft"),
                beside(element, "adjacentRight"),
                type,
                limit);
    }

    /** The value of a speed limit sign: m/s, or a number with its unit behind it. */
    static double speed(XmlElement value, Values values) {
        String text = value.content().strip();
        for (Map.Entry<String, Double> unit : UNITS.entrySet()) {
            if (text.endsWith(unit.getKey())) {
                String number = text.substring(0, text.length() - unit.getKey().length());
                return values.number(value, number, "a speed limit") * unit.getValue();
            }
        }
        return values.number(value);
    }

    private XmlElement bound(XmlElement lanelet, String side) {
        XmlElement bound = lanelet.child(side);
        if (bound == null) {
            problems.error(lanelet.location, "<lanelet> needs a <" + side + "> inside");
            return null;
        }
        int n = bound.children("point").size();
        if (n < 2) {
            problems.error(bound.location, "a bound needs at least two points, has " + n);
            return null;
        }
        if (bound.child("point").child("z") != null) {
            remarks.add(bound.location, CommonRoadCoverage.HEIGHT.note());
        }
        return bound;
    }

    /** Where a lanelet says who may use it and no motor vehicle is among them, it is not driven on. */
    private static String forUsers(XmlElement element) {
        List<String> users = Stream.of("userOneWay", "userBidirectional")
                .flatMap(name -> element.children(name).stream())
                .map(e -> e.content().strip())
                .toList();
        boolean slow = !users.isEmpty() && users.stream().allMatch(SLOW_USERS::contains);
        return !slow ? "driving" : users.contains("bicycle") ? "biking" : "sidewalk";
    }

    private static double[] every(double[] points, int from) {
        double[] out = new double[points.length / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = points[2 * i + from];
        }
        return out;
    }

    private static String mark(XmlElement bound) {
        XmlElement marking = bound.child("lineMarking");
        String text = marking == null ? "" : marking.content().strip();
        return switch (text) {
            case "solid", "broad_solid", "curb", "lowered_curb" -> "solid";
            case "dashed", "broad_dashed" -> "broken";
            case "solid_solid" -> "solid solid";
            case "dashed_dashed" -> "broken broken";
            case "solid_dashed" -> "solid broken";
            case "dashed_solid" -> "broken solid";
            default -> "none";
        };
    }

    private List<Long> references(XmlElement element, String name) {
        List<Long> ids = new ArrayList<>();
        for (XmlElement child : element.children(name)) {
            ids.add(values.whole(child, "ref"));
        }
        return ids;
    }

    private Beside beside(XmlElement element, String name) {
        XmlElement child = element.child(name);
        if (child == null) {
            return null;
        }
        String direction = child.text("drivingDir", "same");
        if (!direction.equals("same") && !direction.equals("opposite")) {
            problems.error(child.location, "drivingDir must be same or opposite, is '" + direction + "'");
        }
        return new Beside(values.whole(child, "ref"), direction.equals("same"));
    }
}
