package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.LaneBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.SectionBuilder;

/** Reads {@code <road>} elements into a builder and remembers, by id, what links need. */
final class RoadReader {
    /** OpenDRIVE 1.8, table 'e_laneType', with the names of earlier versions. */
    private static final Set<String> LANE_TYPES = Set.of(
            "shoulder",
            "border",
            "driving",
            "stop",
            "none",
            "restricted",
            "parking",
            "median",
            "biking",
            "walking",
            "sidewalk",
            "curb",
            "exit",
            "entry",
            "onRamp",
            "offRamp",
            "connectingRamp",
            "slipLane",
            "bidirectional",
            "special1",
            "special2",
            "special3",
            "roadWorks",
            "tram",
            "rail",
            "bus",
            "taxi",
            "HOV",
            "mwyEntry",
            "mwyExit",
            "shared");

    /** A lane section with the elements its links stand in. */
    record Section(SectionBuilder builder, Map<Integer, XmlElement> lanes) {}

    /** A road with the elements its links stand in. */
    record ReadRoad(XmlElement element, RoadBuilder builder, List<Section> sections) {}

    private final RoadNetworkBuilder builder;
    private final MapProblems problems;
    private final GeometryReader geometries;
    private final Map<String, ReadRoad> roads = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<XmlElement> withoutGeometry = new ArrayList<>();

    RoadReader(RoadNetworkBuilder builder, MapProblems problems) {
        this.builder = builder;
        this.problems = problems;
        this.geometries = new GeometryReader(problems);
    }

    Map<String, ReadRoad> all() {
        return roads;
    }

    /** Roads of which nothing can be made. */
    List<XmlElement> withoutGeometry() {
        return withoutGeometry;
    }

    void read(XmlElement element) {
        if (element.children("planView", "geometry").isEmpty()) {
            withoutGeometry.add(element);
            return;
        }
        String id = id(element);
        String junction = element.text("junction", "-1");
        RoadBuilder road = builder.road(
                id, element.text("name", ""), junction.equals("-1") ? "" : junction, leftHandTraffic(element));
        if (!geometries.read(element, road)) {
            if (!problems.hasError()) {
                // There were only residues of rounding.
                builder.takeBack(road);
                withoutGeometry.add(element);
            }
            return;
        }
        double length = problems.lenient(element, "length", road.length());
        if (Math.abs(length - road.length()) > 0.01) {
            problems.warning(
                    "road length",
                    element,
                    "road '" + id + "' states a length of " + length + " m, its geometry is " + road.length()
                            + " m long, which is used");
        }
        heights(element, road);
        List<Section> sections = new ArrayList<>();
        roads.put(id, new ReadRoad(element, road, sections));
        XmlElement lanes = element.child("lanes");
        if (lanes == null || lanes.children("laneSection").isEmpty()) {
            problems.warning("no lanes", element, "road '" + id + "' has no lanes");
            return;
        }
        for (XmlElement offset : lanes.children("laneOffset")) {
            double[] c = cubic(offset);
            double s = problems.number(offset, "s", 0);
            if (s == s && c != null) {
                road.laneOffset(s, c[0], c[1], c[2], c[3]);
            }
        }
        for (XmlElement section : ascending(lanes.children("laneSection"))) {
            double s = station(section);
            if (s > road.length() + 1e-3) {
                problems.warning(
                        "section beyond road",
                        section,
                        "a lane section begins at s = " + s + " m, behind the road's end at " + road.length() + " m");
            }
            sections.add(section(element, section, road.section(Math.min(s, road.length()))));
        }
        speedSigns(element, road, sections);
    }

    /** Gives lanes without a limit of their own the limit of the last sign in their section or before. */
    private void speedSigns(XmlElement element, RoadBuilder road, List<Section> sections) {
        List<XmlElement> signs = element.children("signals", "signal").stream()
                .filter(sign -> SignReader.kind(sign) == SignReader.Kind.SPEED)
                .toList();
        for (int i = 0; i < sections.size() && !signs.isEmpty(); i++) {
            double start = sections.get(i).builder().startS();
            double end = i + 1 < sections.size() ? sections.get(i + 1).builder().startS() : road.length();
            for (int id : sections.get(i).lanes().keySet()) {
                LaneBuilder lane = sections.get(i).builder().find(id);
                if (!hasLimit(element, sections.get(i).lanes().get(id))) {
                    double limit = signed(signs, id, lane.forward(), start, end);
                    lane.speedLimit(limit);
                }
            }
        }
    }

    private static boolean hasLimit(XmlElement road, XmlElement lane) {
        return lane.child("speed") != null
                || road.children("type").stream().anyMatch(type -> type.child("speed") != null);
    }

    /** The limit of the last sign that a driver passes before leaving a section, m/s; NaN where there is none. */
    private double signed(List<XmlElement> signs, int lane, boolean forward, double start, double end) {
        double limit = Double.NaN;
        double last = Double.NEGATIVE_INFINITY;
        for (XmlElement sign : signs) {
            double s = problems.lenient(sign, "s", Double.NaN);
            double way = forward ? s : -s;
            if (way <= (forward ? end : -start)
                    && way >= last
                    && SignReader.faces(sign.text("orientation", "none"), forward)
                    && SignReader.isValid(sign, lane)) {
                last = way;
                limit = SignReader.limit(sign, problems);
            }
        }
        return limit;
    }

    /** Lane sections in the order of their stations, of those at one station the first; what had to be changed is said. */
    private List<XmlElement> ascending(List<XmlElement> stated) {
        List<XmlElement> sorted = new ArrayList<>();
        for (XmlElement section : stated) {
            double s = problems.number(section, "s");
            int at = sorted.size();
            while (at > 0 && s <= station(sorted.get(at - 1))) {
                at--;
            }
            boolean twice = at < sorted.size() && s == station(sorted.get(at));
            if (at < sorted.size()) {
                problems.warning(
                        "section order",
                        section,
                        "lane sections are not in ascending order: s = " + s + " after "
                                + station(sorted.get(sorted.size() - 1))
                                + (twice ? "; the second of two at one station is left out" : "; they are sorted"));
            }
            if (s == s && !twice) {
                sorted.add(at, section);
            }
        }
        return sorted;
    }

    private static double station(XmlElement section) {
        return Double.parseDouble(section.text("s", "").strip());
    }

    /** A road's id, made unique: where two have the same, links mean the first. */
    private String id(XmlElement element) {
        String stated = element.text("id", null);
        String id = stated == null ? "without id" : stated;
        for (int k = 2; !ids.add(id); k++) {
            id = (stated == null ? "without id" : stated) + " #" + k;
        }
        if (stated == null) {
            problems.warning(
                    "road id",
                    element,
                    "<road> lacks the attribute 'id'; it is called '" + id + "', nothing links to it");
        } else if (!id.equals(stated)) {
            problems.warning(
                    "road id",
                    element,
                    "two roads have the id '" + stated + "'; this one is called '" + id + "', links mean the first");
        }
        return id;
    }

    private boolean leftHandTraffic(XmlElement road) {
        String rule = road.text("rule", "RHT");
        if (!rule.equals("RHT") && !rule.equals("LHT")) {
            problems.warning("rule", road, "rule must be RHT or LHT, not '" + rule + "'; RHT is taken");
        }
        return rule.equals("LHT");
    }

    private void heights(XmlElement element, RoadBuilder road) {
        for (XmlElement elevation : element.children("elevationProfile", "elevation")) {
            double[] c = height(elevation, "elevation is kept for pictures in 3D; physics is that of the projection");
            if (c != null) {
                road.elevation(problems.number(elevation, "s", 0), c[0], c[1], c[2], c[3]);
            }
        }
        for (XmlElement roll : element.children("lateralProfile", "superelevation")) {
            double[] c = height(roll, "superelevation is kept for pictures in 3D; physics is that of the projection");
            if (c != null) {
                road.superelevation(problems.number(roll, "s", 0), c[0], c[1], c[2], c[3]);
            }
        }
        for (XmlElement shape : element.children("lateralProfile", "shape")) {
            double[] c = height(shape, "shape is kept for pictures in 3D; physics is that of the projection");
            if (c != null) {
                road.shape(problems.number(shape, "s", 0), problems.number(shape, "t", 0), c[0], c[1], c[2], c[3]);
            }
        }
    }

    /** The cubic, or null after an error; what is not zero is said. */
    private double[] height(XmlElement element, String said) {
        double[] c = new double[4];
        boolean zero = true;
        boolean good = true;
        String[] names = {"a", "b", "c", "d"};
        for (int k = 0; k < 4; k++) {
            c[k] = problems.number(element, names[k], 0);
            zero &= c[k] == 0;
            good &= c[k] == c[k];
        }
        if (zero || !good) {
            return good ? c : null;
        }
        problems.unused(element, said);
        return c;
    }

    private Section section(XmlElement road, XmlElement element, SectionBuilder section) {
        if (element.text("singleSide", "false").equals("true")) {
            problems.warning("singleSide", element, "a single-sided lane section is read as if it held both sides");
        }
        Map<Integer, XmlElement> lanes = new LinkedHashMap<>();
        for (String side : List.of("left", "right")) {
            for (XmlElement lane : element.children(side, "lane")) {
                int id = problems.integer(lane, "id");
                if (id == Integer.MIN_VALUE) {
                    continue;
                }
                if (id == 0 || (id > 0) != side.equals("left")) {
                    problems.warning(
                            "lane side",
                            lane,
                            "lane id " + id + " stands under <" + side + ">, where ids are "
                                    + (side.equals("left") ? "positive" : "negative")
                                    + (id == 0 ? "; it is left out" : "; the id counts"));
                }
                if (lanes.containsKey(id)) {
                    problems.warning(
                            "lane id", lane, "two lanes of one section have the id " + id + "; the second is left out");
                } else if (id != 0) {
                    lanes.put(id, lane);
                    lane(road, lane, section.lane(id, type(lane)), section.startS());
                }
            }
        }
        for (XmlElement lane : element.children("center", "lane")) {
            // A lane without width leads nowhere, whatever it is linked to.
            lane.children("link").forEach(XmlElement::settle);
            for (XmlElement mark : lane.children("roadMark")) {
                section.centreMark(problems.lenient(mark, "sOffset", 0), mark.text("type", "none"));
            }
        }
        return new Section(section, lanes);
    }

    private String type(XmlElement lane) {
        String type = lane.text("type", "none");
        if (!LANE_TYPES.contains(type)) {
            problems.warning(
                    "lane type",
                    lane,
                    "unknown lane type '" + type + "': nobody drives on it",
                    Suggestion.forWord(type, LANE_TYPES));
        }
        return type;
    }

    private void lane(XmlElement road, XmlElement element, LaneBuilder lane, double sectionS) {
        List<XmlElement> widths = element.children("width");
        List<XmlElement> borders = element.children("border");
        for (XmlElement width : widths) {
            double[] c = cubic(width);
            if (c != null) {
                lane.width(problems.number(width, "sOffset", 0), c[0], c[1], c[2], c[3]);
            }
        }
        // Clause 11.6.2: where both are given, width counts.
        if (widths.isEmpty()) {
            for (XmlElement border : borders) {
                double[] c = cubic(border);
                if (c != null) {
                    lane.border(problems.number(border, "sOffset", 0), c[0], c[1], c[2], c[3]);
                }
            }
            if (borders.isEmpty()) {
                problems.warning(
                        "lane without width",
                        element,
                        "lane " + lane.id() + " has neither width nor border: it is closed");
            }
        }
        for (XmlElement height : element.children("height")) {
            double inner = problems.number(height, "inner", 0);
            double outer = problems.number(height, "outer", 0);
            if (inner != 0 || outer != 0) {
                problems.unused(height, "lane height is kept for pictures in 3D; physics is that of the projection");
                lane.height(problems.number(height, "sOffset", 0), inner, outer);
            }
        }
        for (XmlElement mark : element.children("roadMark")) {
            lane.mark(problems.lenient(mark, "sOffset", 0), mark.text("type", "none"));
        }
        String direction = element.text("direction", "standard");
        if (direction.equals("reversed")) {
            lane.reversed();
        } else if (direction.equals("both") || element.text("type", "").equals("bidirectional")) {
            problems.unused(element, "lanes for both directions are used in their side's direction only");
        }
        speedLimit(road, element, lane, sectionS);
    }

    private void speedLimit(XmlElement road, XmlElement element, LaneBuilder lane, double sectionS) {
        List<XmlElement> speeds = element.children("speed");
        if (speeds.size() > 1) {
            problems.unused(speeds.get(1), "a lane's speed limit changes inside its section: the first is used");
        }
        if (!speeds.isEmpty()) {
            lane.speedLimit(speed(speeds.get(0)));
            return;
        }
        XmlElement holds = null;
        for (XmlElement type : road.children("type")) {
            double s = problems.number(type, "s", 0);
            if (type.child("speed") != null && (holds == null || s <= sectionS + 1e-9)) {
                holds = type.child("speed");
            }
        }
        if (holds != null) {
            lane.speedLimit(speed(holds));
        }
    }

    /** Speed limit in m/s; NaN for none. */
    private double speed(XmlElement element) {
        String max = element.text("max", "undefined").strip();
        if (max.equals("no limit") || max.equals("undefined")) {
            return Double.NaN;
        }
        double value = problems.lenient(element, "max", Double.NaN);
        String unit = element.text("unit", "m/s");
        switch (unit.toLowerCase(Locale.ROOT)) {
            case "m/s", "":
                break;
            case "km/h":
                value /= 3.6;
                break;
            case "mph":
                value *= 0.44704;
                break;
            default:
                problems.warning(
                        "unit of a speed",
                        element,
                        "unknown unit '" + unit + "' of a speed limit, which is not used",
                        Suggestion.forWord(unit, List.of("m/s", "km/h", "mph")));
                return Double.NaN;
        }
        if (value < 0) {
            problems.warning(
                    "negative speed", element, "a speed limit of " + value + " m/s is negative; it is not used");
            return Double.NaN;
        }
        return value;
    }

    /** Coefficients a, b, c, d, or null after an error. */
    private double[] cubic(XmlElement element) {
        return problems.coefficients(element, "a", "b", "c", "d");
    }
}
