package org.skidpad.scenarios.commonroad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Obstacle;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Shape;
import org.skidpad.scenarios.commonroad.CommonRoadFile.State;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.geometry.Trigonometry;

/** Reads obstacles of both versions, their outlines and their states (section "Obstacles"). */
final class ObstacleReader {
    private static final Map<String, ActorType> TYPES = Map.ofEntries(
            Map.entry("car", ActorType.CAR),
            Map.entry("taxi", ActorType.CAR),
            Map.entry("parkedVehicle", ActorType.CAR),
            Map.entry("priorityVehicle", ActorType.CAR),
            Map.entry("truck", ActorType.TRUCK),
            Map.entry("bus", ActorType.BUS),
            Map.entry("train", ActorType.BUS),
            Map.entry("motorcycle", ActorType.MOTORCYCLE),
            Map.entry("bicycle", ActorType.BICYCLE),
            Map.entry("pedestrian", ActorType.PEDESTRIAN));

    /** Corners of the polygon that stands for a circular wall. */
    private static final int ROUND = 24;

    private final Values values;
    private final Problems problems;
    private final Tally remarks;
    private final double timeStep;

    ObstacleReader(Values values, Problems problems, Tally remarks, double timeStep) {
        this.values = values;
        this.problems = problems;
        this.remarks = remarks;
        this.timeStep = timeStep;
    }

    /** The obstacle, or null where the file gives no place for it. */
    Obstacle read(XmlElement element) {
        long id = values.id(element);
        XmlElement word = element.child("type");
        XmlElement role = element.child("role");
        boolean fixed = element.name.equals("staticObstacle")
                || role != null && role.content().strip().equals("static");
        ActorType type = TYPES.getOrDefault(word == null ? "" : word.content().strip(), ActorType.OBSTACLE);
        List<State> states = new ArrayList<>();
        XmlElement initial = element.child("initialState");
        if (initial != null) {
            add(states, state(initial));
        }
        for (XmlElement state : element.children("trajectory", "state")) {
            add(states, state(state));
        }
        Shape shape = shape(element.child("shape"));
        List<XmlElement> occupancies = element.children("occupancySet", "occupancy");
        if (element.child("trajectory") == null && !occupancies.isEmpty()) {
            remarks.add(element.location, CommonRoadCoverage.OCCUPANCY.note());
            shape = occupied(occupancies, states, shape);
        }
        if (element.child("signalSeries") != null) {
            remarks.add(element.child("signalSeries").location, CommonRoadCoverage.HORN.note());
        }
        if (states.isEmpty()) {
            problems.error(element.location, "obstacle " + id + " has no state");
            return null;
        }
        return new Obstacle(element, id, type, shape, complete(states, fixed), fixed);
    }

    private void add(List<State> states, State next) {
        if (!states.isEmpty() && next.step() <= states.get(states.size() - 1).step()) {
            remarks.add(place, "a state that does not come later than the one before is left out");
            return;
        }
        states.add(next);
    }

    /** Of the state that was read last. */
    private org.skidpad.sim.diagnostic.SourceLocation place;

    State state(XmlElement element) {
        place = element.location;
        XmlElement time = element.child("time");
        double step =
                time == null ? 0 : time.children.isEmpty() ? values.number(time) : values.quantity(element, "time");
        XmlElement position = element.child("position");
        double x = 0;
        double y = 0;
        if (position == null) {
            problems.error(element.location, "<" + element.name + "> needs a <position> inside");
        } else if (position.child("point") != null) {
            x = values.needed(position.child("point"), "x");
            y = values.needed(position.child("point"), "y");
        } else {
            remarks.add(position.location, "of an uncertain position the middle is taken");
            double[] middle = region(position).middle();
            x = middle[0];
            y = middle[1];
        }
        return new State(
                values.step(element, step),
                x,
                y,
                values.quantity(element, "orientation"),
                values.quantity(element, "velocity"));
    }

    /** Fills in headings and speeds that the file leaves open from the way between the states. */
    private List<State> complete(List<State> states, boolean fixed) {
        List<State> out = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            State at = states.get(i);
            State a = states.get(Math.max(0, i - 1));
            State b = states.get(Math.min(states.size() - 1, i + 1));
            double dx = b.x() - a.x();
            double dy = b.y() - a.y();
            double way = Math.sqrt(dx * dx + dy * dy);
            double seconds = (b.step() - a.step()) * timeStep;
            double heading = at.heading();
            if (Double.isNaN(heading)) {
                heading = way > 1e-3
                        ? StrictMath.atan2(dy, dx)
                        : out.isEmpty() ? 0 : out.get(i - 1).heading();
            }
            double speed = at.speed();
            if (fixed || Double.isNaN(speed)) {
                speed = fixed || seconds == 0 ? 0 : way / seconds;
            }
            out.add(new State(at.step(), at.x(), at.y(), heading, speed));
        }
        return List.copyOf(out);
    }

    private Shape shape(XmlElement element) {
        XmlElement box = element == null ? null : element.child("rectangle");
        XmlElement circle = element == null ? null : element.child("circle");
        if (box != null) {
            return new Shape(
                    positive(box, "length"),
                    positive(box, "width"),
                    0,
                    centre(box, "x"),
                    centre(box, "y"),
                    values.optional(box, "orientation", 0));
        }
        if (circle != null) {
            double radius = positive(circle, "radius");
            return new Shape(2 * radius, 2 * radius, radius, centre(circle, "x"), centre(circle, "y"), 0);
        }
        if (element != null && element.child("polygon") != null) {
            remarks.add(element.location, CommonRoadCoverage.CORNERS.note());
            double[] middle = region(element).middle();
            double[] size = size(element);
            return new Shape(size[0], size[1], 0, middle[0], middle[1], 0);
        }
        return new Shape(1, 1, 0, 0, 0, 0);
    }

    private double positive(XmlElement element, String child) {
        double value = values.needed(element, child);
        if (!(value > 0)) {
            problems.error(element.location, child + " must be positive, is " + value);
            return 1;
        }
        return value;
    }

    private double centre(XmlElement element, String axis) {
        XmlElement centre = element.child("center");
        return centre == null ? 0 : values.needed(centre, axis);
    }

    /** Length along x and width along y of what is drawn inside an element. */
    private double[] size(XmlElement element) {
        double[] min = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] max = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double[] ring : outlines(element)) {
            for (int i = 0; i < ring.length; i++) {
                min[i & 1] = Math.min(min[i & 1], ring[i]);
                max[i & 1] = Math.max(max[i & 1], ring[i]);
            }
        }
        return new double[] {Math.max(0.01, max[0] - min[0]), Math.max(0.01, max[1] - min[1])};
    }

    /** States at the middles of the areas, and a box that is as large as the largest of them. */
    private Shape occupied(List<XmlElement> occupancies, List<State> states, Shape own) {
        double length = own.length();
        double width = own.width();
        for (XmlElement occupancy : occupancies) {
            XmlElement shape = occupancy.child("shape");
            if (shape == null) {
                problems.error(occupancy.location, "<occupancy> needs a <shape> inside");
                continue;
            }
            place = occupancy.location;
            double[] size = size(shape);
            length = Math.max(length, size[0]);
            width = Math.max(width, size[1]);
            double[] middle = region(shape).middle();
            int step = values.step(occupancy, values.bounds(occupancy, "time")[0]);
            add(states, new State(step, middle[0], middle[1], 0, Double.NaN));
        }
        return new Shape(length, width, 0, 0, 0, 0);
    }

    /** Everything that is drawn inside an element: boxes, circles, polygons. */
    Region region(XmlElement element) {
        List<double[]> circles = new ArrayList<>();
        List<double[]> rings = new ArrayList<>();
        for (XmlElement circle : element.children("circle")) {
            circles.add(new double[] {centre(circle, "x"), centre(circle, "y"), positive(circle, "radius")});
        }
        for (XmlElement box : element.children("rectangle")) {
            rings.add(corners(box));
        }
        for (XmlElement polygon : element.children("polygon")) {
            rings.add(ring(polygon));
        }
        if (circles.isEmpty() && rings.isEmpty()) {
            problems.error(element.location, "<" + element.name + "> needs a rectangle, circle or polygon inside");
            circles.add(new double[] {0, 0, 1});
        }
        return new Region(rings, circles);
    }

    private double[] corners(XmlElement box) {
        double halfLength = positive(box, "length") / 2;
        double halfWidth = positive(box, "width") / 2;
        double turn = values.optional(box, "orientation", 0);
        double cos = Trigonometry.cos(turn);
        double sin = Trigonometry.sin(turn);
        double[] ring = new double[8];
        for (int i = 0; i < 4; i++) {
            double along = (i == 0 || i == 3) ? halfLength : -halfLength;
            double across = i < 2 ? halfWidth : -halfWidth;
            ring[2 * i] = centre(box, "x") + along * cos - across * sin;
            ring[2 * i + 1] = centre(box, "y") + along * sin + across * cos;
        }
        return ring;
    }

    private double[] ring(XmlElement polygon) {
        double[] ring = values.points(polygon);
        if (ring.length < 6) {
            problems.error(polygon.location, "a polygon needs at least three points, has " + ring.length / 2);
            return new double[] {0, 0, 1, 0, 0, 1};
        }
        return ring;
    }

    /** Rings around what is drawn inside an element or its {@code <shape>}. */
    List<double[]> outlines(XmlElement element) {
        XmlElement shape = element.child("shape") == null ? element : element.child("shape");
        List<double[]> rings = new ArrayList<>();
        shape.children("rectangle").forEach(box -> rings.add(corners(box)));
        shape.children("polygon").forEach(polygon -> rings.add(ring(polygon)));
        for (XmlElement circle : shape.children("circle")) {
            double radius = positive(circle, "radius");
            double[] ring = new double[2 * ROUND];
            for (int i = 0; i < ROUND; i++) {
                ring[2 * i] = centre(circle, "x") + radius * Trigonometry.cos(2 * Math.PI * i / ROUND);
                ring[2 * i + 1] = centre(circle, "y") + radius * Trigonometry.sin(2 * Math.PI * i / ROUND);
            }
            rings.add(ring);
        }
        return rings;
    }
}
