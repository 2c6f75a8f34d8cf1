package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;

/** Reads the plan view of a road. */
final class GeometryReader {
    private static final List<String> KINDS = List.of("line", "arc", "spiral", "poly3", "paramPoly3");

    /** Shorter geometries are left out: they are rounding residues of exporters and have no direction. */
    private static final double SHORTEST = 1e-6;

    /** Longer geometries are slips of a decimal point, m. */
    private static final double LONGEST = 1e6;

    /** All roads of a map together, m: bounds what a hostile file can make the search grid hold. */
    private static final double LONGEST_MAP = 2e7;

    /** A geometry that turns further winds around itself, rad. */
    private static final double GREATEST_TURN = 100;

    /** Steps between geometries above this are reported, m. */
    private static final double GAP = 0.05;

    private final MapProblems problems;
    private double total;

    GeometryReader(MapProblems problems) {
        this.problems = problems;
    }

    private record Placed(XmlElement element, double s, double x, double y, double heading, double length) {}

    /** Adds all geometries of a road; false where it has none (which the caller tells) or an error was found. */
    boolean read(XmlElement roadElement, RoadBuilder road) {
        String id = roadElement.text("id", "");
        List<Placed> placed = new ArrayList<>();
        double previous = Double.NEGATIVE_INFINITY;
        boolean good = true;
        boolean sorted = true;
        for (XmlElement element : roadElement.children("planView", "geometry")) {
            Placed p = new Placed(
                    element,
                    problems.number(element, "s"),
                    problems.number(element, "x"),
                    problems.number(element, "y"),
                    problems.number(element, "hdg"),
                    problems.number(element, "length"));
            double sum = p.s + p.x + p.y + p.heading + p.length;
            if (sum != sum) {
                good = false;
                continue;
            }
            total += Math.max(0, p.length);
            if (p.length < 0 || p.length > LONGEST || total > LONGEST_MAP) {
                problems.error(
                        element,
                        p.length < 0
                                ? "a geometry's length of " + p.length + " m is negative"
                                : "a geometry may be up to " + LONGEST + " m long, all of a map up to " + LONGEST_MAP
                                        + " m, reached with " + p.length + " m here");
                good = false;
                continue;
            }
            if (p.s < previous) {
                problems.warning(
                        "geometry order",
                        element,
                        "geometries of road '" + id + "' are not in ascending order of s; they are sorted");
                sorted = false;
            }
            previous = p.s;
            if (p.length >= SHORTEST) {
                placed.add(p);
            } else {
                element.settle();
            }
        }
        if (!sorted) {
            placed.sort(Comparator.comparingDouble(Placed::s));
        }
        if (placed.isEmpty()) {
            return false;
        }
        checkStations(id, placed);
        for (Placed p : placed) {
            Pose end = road.end();
            if (end != null && Math.hypot(end.x() - p.x, end.y() - p.y) > GAP) {
                problems.warning(
                        "gap in a reference line",
                        p.element,
                        "a geometry of road '" + id + "' begins "
                                + Math.round(1000 * Math.hypot(end.x() - p.x, end.y() - p.y)) / 1000.0
                                + " m from where the one before ends");
            }
            good &= add(p, road);
        }
        return good;
    }

    private void checkStations(String id, List<Placed> placed) {
        double end = 0;
        for (Placed p : placed) {
            if (Math.abs(p.s - end) > 0.01) {
                problems.warning(
                        "geometry stations",
                        p.element,
                        "a geometry of road '" + id + "' begins at s = " + p.s + " m, the one before ends at " + end
                                + " m");
            }
            end = p.s + p.length;
        }
    }

    private boolean add(Placed p, RoadBuilder road) {
        XmlElement kind = null;
        for (XmlElement child : p.element.children) {
            child.used |= MapVocabulary.USED.get("geometry").contains(child.name);
            if (KINDS.contains(child.name)) {
                kind = child;
            }
        }
        if (kind == null) {
            String found = p.element.children.isEmpty() ? "" : p.element.children.get(0).name;
            problems.error(
                    p.element,
                    "a geometry must hold one of line, arc, spiral, poly3, paramPoly3",
                    found.isEmpty() ? "" : Suggestion.forWord(found, KINDS));
            return false;
        }
        switch (kind.name) {
            case "line":
                road.line(p.s, p.x, p.y, p.heading, p.length);
                return true;
            case "arc":
                double[] curvature = problems.coefficients(kind, "curvature");
                if (curvature != null && turnsTooFar(p, curvature[0], curvature[0])) {
                    return false;
                }
                if (curvature != null) {
                    road.arc(p.s, p.x, p.y, p.heading, p.length, curvature[0]);
                }
                return curvature != null;
            case "spiral":
                double[] ends = problems.coefficients(kind, "curvStart", "curvEnd");
                if (ends != null && turnsTooFar(p, ends[0], ends[1])) {
                    return false;
                }
                if (ends != null) {
                    road.spiral(p.s, p.x, p.y, p.heading, p.length, ends[0], ends[1]);
                }
                return ends != null;
            case "poly3":
                double[] v = problems.coefficients(kind, "a", "b", "c", "d");
                if (v != null) {
                    road.poly3(p.s, p.x, p.y, p.heading, p.length, v);
                }
                return v != null;
            default:
                return paramPoly3(p, kind, road);
        }
    }

    private boolean turnsTooFar(Placed p, double startCurvature, double endCurvature) {
        double turn = Math.max(Math.abs(startCurvature), Math.abs(endCurvature)) * p.length;
        if (turn > GREATEST_TURN) {
            problems.error(p.element, "a geometry that turns by " + turn + " rad winds around itself");
        }
        return turn > GREATEST_TURN;
    }

    private boolean paramPoly3(Placed p, XmlElement kind, RoadBuilder road) {
        double[] u = problems.coefficients(kind, "aU", "bU", "cU", "dU");
        double[] v = problems.coefficients(kind, "aV", "bV", "cV", "dV");
        String range = kind.text("pRange", "normalized");
        boolean byLength = range.strip().equalsIgnoreCase("arcLength");
        if (!byLength && !range.strip().equalsIgnoreCase("normalized")) {
            problems.error(
                    kind,
                    "pRange must be arcLength or normalized, not '" + range + "'",
                    Suggestion.forWord(range, List.of("arcLength", "normalized")));
            return false;
        }
        if (u == null || v == null) {
            return false;
        }
        // Clause 9.6: so that the curve starts in its stated pose.
        if (u[0] != 0 || v[0] != 0 || Math.abs(v[1]) > 1e-9 || u[1] <= 0) {
            problems.warning(
                    "paramPoly3",
                    kind,
                    "a paramPoly3 must have aU = aV = bV = 0 and bU > 0 to start in its stated pose; it is used as it is");
        }
        if (u[1] == 0 && v[1] == 0 && u[2] == 0 && v[2] == 0 && u[3] == 0 && v[3] == 0) {
            problems.warning(
                    "paramPoly3 that is a point",
                    kind,
                    "a paramPoly3 whose coefficients are all zero is a point; the road goes straight on there");
            road.line(p.s, p.x, p.y, p.heading, p.length);
            return true;
        }
        road.paramPoly3(p.s, p.x, p.y, p.heading, p.length, u, v, !byLength);
        return true;
    }
}
