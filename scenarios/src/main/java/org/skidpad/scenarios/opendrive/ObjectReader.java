package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.opendrive.RoadReader.ReadRoad;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;

/**
 * Reads {@code <object>} (OpenDRIVE 1.8, clause 13): the ground plans of what stands beside or on a road, as walls. A plan is that
 * of the outlines, else a circle or a box; repetitions follow the road. Left out is what is painted or hangs overhead, what has no
 * extent, and plants and buildings that reach over a lane, whose stated size is that of the crown or the roof.
 */
final class ObjectReader {
    static final String STANDS =
            "its ground plan is a wall where the map is driven alone; entities of a scenario pass through, as in the reference player";

    static final String LIES = "it is painted, or no kind that stands in the way";

    private static final Set<String> STANDING = Set.of(
            "barrier",
            "bike",
            "building",
            "bus",
            "car",
            "motorbike",
            "obstacle",
            "pole",
            "railing",
            "soundbarrier",
            "streetlamp",
            "trailer",
            "train",
            "tram",
            "tree",
            "truck",
            "van",
            "vegetation");

    private static final Set<String> SPREADING = Set.of("tree", "vegetation", "building");

    /** Lower than a kerb, m: driven over. */
    private static final double FLAT = 0.12;

    /** Begins above the highest vehicles, m. */
    private static final double OVERHEAD = 4;

    private static final double THIN = 0.05;
    private static final double STRIP_STEP = 2;
    private static final double LARGEST = 1e4;
    private static final int CIRCLE = 10;
    private static final int MOST_SEGMENTS = 200_000;

    private final RoadNetwork roads;
    private final MapProblems problems;
    private final PoseHolder pose = new PoseHolder();
    private final LanePosition place = new LanePosition();
    private int count;
    private double[] x0 = new double[64];
    private double[] y0 = new double[64];
    private double[] x1 = new double[64];
    private double[] y1 = new double[64];

    ObjectReader(RoadNetwork roads, MapProblems problems) {
        this.roads = roads;
        this.problems = problems;
    }

    static boolean stands(XmlElement object) {
        return STANDING.contains(type(object));
    }

    private static String type(XmlElement object) {
        return object.text("type", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Segments, m, map frame; closed rings. */
    Walls read(Map<String, ReadRoad> all) {
        all.forEach((id, road) -> {
            int index = roads.roadIndex(id);
            for (XmlElement object : road.element().children("objects", "object")) {
                if (stands(object) && index >= 0 && count < MOST_SEGMENTS) {
                    object(object, index);
                }
            }
        });
        return count == 0
                ? Walls.NONE
                : new Walls(
                        Arrays.copyOf(x0, count),
                        Arrays.copyOf(y0, count),
                        Arrays.copyOf(x1, count),
                        Arrays.copyOf(y1, count));
    }

    private void object(XmlElement object, int road) {
        List<XmlElement> outlines = new ArrayList<>(object.children("outline"));
        outlines.addAll(object.children("outlines", "outline"));
        double turn = problems.lenient(object, "hdg", 0)
                + (object.text("orientation", "").equals("-") ? Math.PI : 0);
        List<XmlElement> repeats = object.children("repeat");
        if (repeats.isEmpty()) {
            double height = problems.lenient(object, "height", 0);
            Shape shape = new Shape(
                    problems.lenient(object, "radius", 0),
                    problems.lenient(object, "length", 0),
                    problems.lenient(object, "width", 0));
            double foot = problems.lenient(object, "zOffset", 0);
            one(
                    object,
                    outlines,
                    road,
                    problems.lenient(object, "s", 0),
                    problems.lenient(object, "t", 0),
                    turn,
                    shape,
                    foot,
                    height);
        }
        for (XmlElement repeat : repeats) {
            repeat(object, outlines, repeat, road, turn);
        }
    }

    /** Of a box, or a circle where there is a radius; m. */
    private record Shape(double radius, double length, double width) {}

    private void repeat(XmlElement object, List<XmlElement> outlines, XmlElement repeat, int road, double turn) {
        double s = problems.lenient(repeat, "s", 0);
        double length = Math.max(
                0,
                Math.min(problems.lenient(repeat, "length", 0), roads.road(road).length() - s));
        double distance = problems.lenient(repeat, "distance", 0);
        double height = between(object, repeat, "height", 0);
        double foot = Math.min(between(object, repeat, "zOffset", 0), between(object, repeat, "zOffset", 1));
        if (!(distance > 0)) {
            strip(object, repeat, road, s, length, foot, height);
            return;
        }
        for (int k = 0; k * distance <= length + 1e-9 && count < MOST_SEGMENTS; k++) {
            double share = length > 0 ? Math.min(1, k * distance / length) : 0;
            Shape shape = new Shape(
                    between(object, repeat, "radius", share),
                    between(object, repeat, "length", share),
                    between(object, repeat, "width", share));
            one(
                    object,
                    outlines,
                    road,
                    s + k * distance,
                    between(object, repeat, "t", share),
                    turn,
                    shape,
                    foot,
                    height);
        }
    }

    /** A value that goes evenly from its start to its end along a repetition; the object's own where it states none. */
    private double between(XmlElement object, XmlElement repeat, String what, double share) {
        double own = problems.lenient(object, what, 0);
        double from = problems.lenient(repeat, what + "Start", own);
        return from + share * (problems.lenient(repeat, what + "End", from) - from);
    }

    /** Without gaps: a band along the road. */
    private void strip(
            XmlElement object, XmlElement repeat, int road, double s, double length, double foot, double height) {
        int steps = (int) Math.max(1, Math.min(MOST_SEGMENTS, Math.ceil(length / STRIP_STEP)));
        if (!(length > 0) || 2 * steps + 2 > MOST_SEGMENTS - count) {
            return;
        }
        double[] ring = new double[4 * (steps + 1)];
        for (int k = 0; k <= steps; k++) {
            double share = (double) k / steps;
            double half = Math.max(THIN, between(object, repeat, "width", share)) / 2;
            double t = between(object, repeat, "t", share);
            corner(road, s + share * length, t + half, ring, k);
            corner(road, s + share * length, t - half, ring, 2 * steps + 1 - k);
        }
        add(object, ring, foot, height);
    }

    private void corner(int road, double s, double t, double[] ring, int k) {
        roads.roadToMap(road, Math.max(0, Math.min(roads.road(road).length(), s)), t, pose);
        ring[2 * k] = pose.x;
        ring[2 * k + 1] = pose.y;
    }

    private void one(
            XmlElement object,
            List<XmlElement> outlines,
            int road,
            double s,
            double t,
            double turn,
            Shape shape,
            double foot,
            double height) {
        double length = roads.road(road).length();
        if (s < -1 || s > length + 1) {
            return;
        }
        roads.roadToMap(road, Math.max(0, Math.min(length, s)), t, pose);
        double x = pose.x;
        double y = pose.y;
        double heading = pose.heading + turn;
        if (!outlines.isEmpty()) {
            for (XmlElement outline : outlines) {
                outline(object, outline, road, x, y, heading, foot, height);
            }
        } else if (shape.radius > 0) {
            double[] ring = new double[2 * CIRCLE];
            for (int k = 0; k < CIRCLE; k++) {
                double angle = 2 * Math.PI * k / CIRCLE;
                ring[2 * k] = x + shape.radius * Trigonometry.cos(angle);
                ring[2 * k + 1] = y + shape.radius * Trigonometry.sin(angle);
            }
            add(object, ring, foot, height);
        } else if (shape.length > 0 || shape.width > 0) {
            double u = Math.max(THIN, shape.length) / 2;
            double v = Math.max(THIN, shape.width) / 2;
            add(object, turned(new double[] {-u, -v, u, -v, u, v, -u, v}, x, y, heading), foot, height);
        }
    }

    private void outline(
            XmlElement object,
            XmlElement outline,
            int road,
            double x,
            double y,
            double heading,
            double foot,
            double height) {
        List<XmlElement> onRoad = outline.children("cornerRoad");
        List<XmlElement> local = outline.children("cornerLocal");
        List<XmlElement> corners = onRoad.isEmpty() ? local : onRoad;
        if (corners.size() < 2 || outline.text("outer", "true").equals("false")) {
            return;
        }
        double[] ring = new double[2 * corners.size()];
        double highest = height;
        for (int k = 0; k < corners.size(); k++) {
            XmlElement corner = corners.get(k);
            highest = Math.max(highest, problems.lenient(corner, "height", 0));
            if (onRoad.isEmpty()) {
                ring[2 * k] = problems.lenient(corner, "u", 0);
                ring[2 * k + 1] = problems.lenient(corner, "v", 0);
            } else {
                corner(road, problems.lenient(corner, "s", 0), problems.lenient(corner, "t", 0), ring, k);
            }
        }
        add(object, onRoad.isEmpty() ? turned(ring, x, y, heading) : ring, foot, highest);
    }

    private static double[] turned(double[] local, double x, double y, double heading) {
        double cos = Trigonometry.cos(heading);
        double sin = Trigonometry.sin(heading);
        double[] ring = new double[local.length];
        for (int k = 0; k < local.length; k += 2) {
            ring[k] = x + local[k] * cos - local[k + 1] * sin;
            ring[k + 1] = y + local[k] * sin + local[k + 1] * cos;
        }
        return ring;
    }

    /** @param height 0 where none is stated */
    private void add(XmlElement object, double[] ring, double foot, double height) {
        boolean low = height > 0 && foot + height < FLAT;
        if (low || foot > OVERHEAD || count + ring.length / 2 > MOST_SEGMENTS || isFarOrOverLane(object, ring)) {
            return;
        }
        for (int k = 0; k < ring.length; k += 2) {
            int next = (k + 2) % ring.length;
            if (count == x0.length) {
                x0 = Arrays.copyOf(x0, 2 * count);
                y0 = Arrays.copyOf(y0, 2 * count);
                x1 = Arrays.copyOf(x1, 2 * count);
                y1 = Arrays.copyOf(y1, 2 * count);
            }
            x0[count] = ring[k];
            y0[count] = ring[k + 1];
            x1[count] = ring[next];
            y1[count] = ring[next + 1];
            count++;
        }
    }

    private boolean isFarOrOverLane(XmlElement object, double[] ring) {
        boolean spreads = SPREADING.contains(type(object));
        for (int k = 0; k < ring.length; k += 2) {
            if (!(Math.abs(ring[k] - ring[0]) < LARGEST) || !(Math.abs(ring[k + 1] - ring[1]) < LARGEST)) {
                return true;
            }
            if (spreads && roads.locate(ring[k], ring[k + 1], -1, place) && roads.isDriving(place.lane)) {
                return true;
            }
        }
        return false;
    }
}
