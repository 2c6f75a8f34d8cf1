package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.skidpad.scenarios.opendrive.RoadReader.ReadRoad;
import org.skidpad.scenarios.opendrive.RoadReader.Section;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/**
 * Rules of OpenDRIVE for lanes that a map can break and still be driven: each break is a warning. What a lane's borders, levels,
 * access rules and links must be stands in clauses 11.3 to 11.7; that what is linked meets, in clause 9.1 and 12.
 */
final class LaneChecks {
    /** Linked lanes whose borders are further apart than this do not meet, m. */
    private static final double MEETS = 0.01;

    /** Narrower is nothing, m. */
    private static final double NO_WIDTH = 1e-6;

    /** Stations closer than this are the same one, m. */
    private static final double SAME_PLACE = 1e-6;

    /** Into so many parts a section is cut to look for borders that cross, besides where cubics begin. */
    private static final int STATIONS = 50;

    /** One link: a lane's end that the map joins to another's. */
    record Joint(XmlElement place, Section from, int fromId, boolean fromEnd, Section to, int toId, boolean toEnd) {}

    private final MapProblems problems;
    private final PoseHolder pose = new PoseHolder();

    LaneChecks(MapProblems problems) {
        this.problems = problems;
    }

    void check(Iterable<ReadRoad> roads, List<Joint> joints, RoadNetwork network) {
        for (ReadRoad road : roads) {
            String id = road.element().text("id", "");
            bordersAndOffsets(road, id);
            for (Section section : road.sections()) {
                levels(section, id);
                section.lanes().forEach((lane, element) -> {
                    access(element, lane, id);
                });
                if (!section.lanes().isEmpty()) {
                    borders(section, length(section, network), id);
                }
            }
        }
        Set<Set<Integer>> seen = new HashSet<>();
        for (Joint joint : joints) {
            Lane a = network.lane(joint.from.builder().find(joint.fromId).index());
            Lane b = network.lane(joint.to.builder().find(joint.toId).index());
            // Both sides state most links.
            int endA = 2 * a.index() + (joint.fromEnd ? 1 : 0);
            int endB = 2 * b.index() + (joint.toEnd ? 1 : 0);
            if (endA != endB && seen.add(Set.of(endA, endB))) {
                joint(joint, a, b, network);
            }
        }
    }

    /** Clause 11.6.2: borders are no offsets from a shifted centre, so a road has the one or the other. */
    private void bordersAndOffsets(ReadRoad road, String id) {
        boolean bordered = road.sections().stream()
                .flatMap(s -> s.lanes().values().stream())
                .anyMatch(lane -> lane.child("border") != null);
        XmlElement lanes = road.element().child("lanes");
        List<XmlElement> offsets = lanes == null ? List.of() : lanes.children("laneOffset");
        if (bordered && offsets.stream().anyMatch(LaneChecks::isSomething)) {
            problems.warning(
                    "border and offset",
                    offsets.get(0),
                    "road '" + id
                            + "' has lane borders and a lane offset, of which it may have one; borders are taken from the"
                            + " reference line");
        }
    }

    private static boolean isSomething(XmlElement cubic) {
        for (String name : List.of("a", "b", "c", "d")) {
            if (!cubic.text(name, "0").strip().matches("[-+]?0*\\.?0*([eE][-+]?\\d+)?")) {
                return true;
            }
        }
        return false;
    }

    /** Once a lane is level, all further out are (clause 11.3). */
    private void levels(Section section, String road) {
        for (int side : new int[] {1, -1}) {
            int levelled = 0;
            for (int lane : outwards(section, side)) {
                XmlElement element = section.lanes().get(lane);
                if (level(element)) {
                    levelled = lane;
                } else if (levelled != 0) {
                    problems.warning(
                            "level",
                            element,
                            "lane " + lane + " of road '" + road + "' is not level although lane " + levelled
                                    + " inside of it is");
                }
            }
        }
    }

    private static boolean level(XmlElement lane) {
        String text = lane.text("level", "false").strip();
        return text.equals("true") || text.equals("1");
    }

    /** At one station a lane's access rules all allow or all deny (clause 11.7.6). */
    private void access(XmlElement element, int lane, String road) {
        List<XmlElement> rules = element.children("access");
        for (int i = 0; i < rules.size(); i++) {
            double s = problems.lenient(rules.get(i), "sOffset", 0);
            String rule = rules.get(i).text("rule", "");
            boolean mixed = rules.subList(0, i).stream()
                    .anyMatch(other -> contradict(rule, other.text("rule", ""))
                            && Math.abs(problems.lenient(other, "sOffset", 0) - s) <= SAME_PLACE);
            if (mixed) {
                problems.warning(
                        "access",
                        rules.get(i),
                        "lane " + lane + " of road '" + road + "' both allows and denies access at sOffset = " + s);
            }
        }
    }

    private static boolean contradict(String rule, String other) {
        return rule.equals("allow") && other.equals("deny") || rule.equals("deny") && other.equals("allow");
    }

    /** An outer border must not cross the inner one (clause 11.6.2); both are distances from the reference line here, outwards. */
    private void borders(Section section, double length, String road) {
        for (int side : new int[] {1, -1}) {
            List<Integer> outwards = outwards(section, side);
            Set<Double> stations = new TreeSet<>();
            List<Outline> outlines = new ArrayList<>();
            for (int lane : outwards) {
                outlines.add(new Outline(section.lanes().get(lane), side));
                outlines.get(outlines.size() - 1).starts().forEach(stations::add);
            }
            if (outlines.stream().allMatch(Outline::isPlain)) {
                continue;
            }
            for (int i = 0; i <= STATIONS; i++) {
                stations.add(length * i / STATIONS);
            }
            Set<Integer> told = new HashSet<>();
            for (double s : stations) {
                double inner = outlines.stream().anyMatch(Outline::isBorder) ? Double.NEGATIVE_INFINITY : 0;
                for (int k = 0; k < outlines.size() && s <= length; k++) {
                    double outer = outlines.get(k).at(s, inner);
                    if (outer < inner - 0.5 * NO_WIDTH && told.add(k)) {
                        problems.warning(
                                "crossing borders",
                                section.lanes().get(outwards.get(k)),
                                "the outer border of lane " + outwards.get(k) + " of road '" + road
                                        + "' lies inside of its inner one " + s + " m into the section");
                    }
                    inner = Math.max(inner, outer);
                }
            }
        }
    }

    private static List<Integer> outwards(Section section, int side) {
        return section.lanes().keySet().stream()
                .filter(l -> l * side > 0)
                .sorted(Comparator.comparingInt(l -> l * side))
                .toList();
    }

    /** A lane's borders or widths as the file states them. */
    private final class Outline {
        private final boolean border;
        private final int side;
        private final List<double[]> cubics = new ArrayList<>();

        Outline(XmlElement lane, int side) {
            this.side = side;
            border =
                    lane.children("width").isEmpty() && !lane.children("border").isEmpty();
            for (XmlElement cubic : lane.children(border ? "border" : "width")) {
                double[] c = {problems.lenient(cubic, "sOffset", 0), 0, 0, 0, 0};
                for (int i = 1; i < c.length; i++) {
                    c[i] = problems.lenient(cubic, "" + (char) ('a' + i - 1), 0);
                }
                cubics.add(c);
            }
        }

        /** Widths that do not change and are not negative cross nothing. */
        boolean isPlain() {
            return !border && cubics.stream().allMatch(c -> c[1] >= 0 && c[2] == 0 && c[3] == 0 && c[4] == 0);
        }

        boolean isBorder() {
            return border;
        }

        List<Double> starts() {
            return cubics.stream().map(c -> c[0]).toList();
        }

        double at(double s, double inner) {
            double[] holds = null;
            for (double[] cubic : cubics) {
                holds = holds == null || cubic[0] <= s && cubic[0] >= holds[0] ? cubic : holds;
            }
            if (holds == null) {
                return inner;
            }
            double d = s - holds[0];
            double value = holds[1] + d * (holds[2] + d * (holds[3] + d * holds[4]));
            return border ? side * value : Math.max(inner, -1e9) + value;
        }
    }

    private void joint(Joint joint, Lane a, Lane b, RoadNetwork network) {
        String which =
                "lane " + joint.fromId + " of road '" + network.road(a.road()).id() + "' and lane " + joint.toId
                        + " of road '" + network.road(b.road()).id() + "'";
        double atA = station(a, joint.fromEnd);
        double atB = station(b, joint.toEnd);
        if (level(joint.from.lanes().get(joint.fromId))
                != level(joint.to.lanes().get(joint.toId))) {
            problems.warning(
                    "level of linked lanes", joint.place, which + " are linked, but only one of them is level");
        }
        double widthA = network.width(a.index(), atA);
        double widthB = network.width(b.index(), atB);
        if (Math.min(widthA, widthB) < NO_WIDTH) {
            problems.warning(
                    "link without width",
                    joint.place,
                    which + " are linked where " + (widthA < NO_WIDTH ? "the first" : "the second")
                            + " has no width: lanes that begin or end there have no link");
            return;
        }
        double[] ofA = new double[4];
        double[] ofB = new double[4];
        corners(network, a, atA, widthA, ofA);
        corners(network, b, atB, widthB, ofB);
        double straight = Math.max(apart(ofA, 0, ofB, 0), apart(ofA, 2, ofB, 2));
        double crossed = Math.max(apart(ofA, 0, ofB, 2), apart(ofA, 2, ofB, 0));
        double gap = Math.min(straight, crossed);
        if (gap > MEETS) {
            problems.warning(
                    "linked lanes that do not meet",
                    joint.place,
                    which + " are linked, but their borders are " + Math.rint(1000 * gap) / 1000 + " m apart there");
        }
    }

    private static double length(Section section, RoadNetwork network) {
        int lane = section.lanes().keySet().iterator().next();
        return network.lane(section.builder().find(lane).index()).length();
    }

    private static double station(Lane lane, boolean roadEnd) {
        return lane.forward() == roadEnd ? lane.length() : 0;
    }

    private void corners(RoadNetwork network, Lane lane, double s, double width, double[] out) {
        network.toMap(lane.index(), s, width / 2, pose);
        out[0] = pose.x;
        out[1] = pose.y;
        network.toMap(lane.index(), s, -width / 2, pose);
        out[2] = pose.x;
        out[3] = pose.y;
    }

    private static double apart(double[] a, int i, double[] b, int k) {
        return Math.hypot(a[i] - b[k], a[i + 1] - b[k + 1]);
    }
}
