package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Shape;
import org.skidpad.scenarios.script.Shapes;

/** {@code Trajectory} and its shapes. */
final class TrajectoryReader {
    static final Family<TrajectoryReader, Shape> SHAPES = new Family<TrajectoryReader, Shape>("Shape")
            .supported("Polyline", TrajectoryReader::polyline)
            .supported("Clothoid", TrajectoryReader::clothoid)
            .supported("ClothoidSpline", TrajectoryReader::clothoidSpline)
            .supported("Nurbs", TrajectoryReader::nurbs);

    private static final int MAX_ORDER = 20;

    private final PositionReader positions;
    private final Catalogs catalogs;

    TrajectoryReader(PositionReader positions, Catalogs catalogs) {
        this.positions = positions;
        this.catalogs = catalogs;
    }

    /** A trajectory before somebody follows it. */
    record Line(Shape shape, boolean closed) {}

    /**
     * The trajectory inside {@code TrajectoryRef}, or, as version 1.0 has it, inside the node itself; from a catalog where it
     * is in one. Null with an error noted.
     */
    Line inside(Node node) {
        Node reference = node.child("TrajectoryRef");
        Node holder = reference == null ? node : reference;
        Node trajectory = holder.child("Trajectory");
        Node catalog = holder.child("CatalogReference");
        if (trajectory != null) {
            trajectory = trajectory.within(new Scope(trajectory.scope));
            ParameterReader.declare(trajectory, trajectory.scope, Map.of());
        } else if (catalog != null) {
            trajectory = catalogs.entry(catalog);
        } else {
            node.problems.error(node.location(), "<" + node.name() + "> has no trajectory");
        }
        if (trajectory == null) {
            return null;
        }
        trajectory.text("name", "");
        boolean closed = trajectory.flag("closed", false);
        Node shape = trajectory.need("Shape");
        Shape read = shape == null ? null : SHAPES.read(this, shape, null);
        return read == null ? null : new Line(read, closed);
    }

    private Shape polyline(Node line) {
        List<Shapes.Vertex> vertices = new ArrayList<>();
        int written = 0;
        for (Node vertex : line.children("Vertex")) {
            written++;
            double time = vertex.finite("time", 0);
            boolean facing = PositionReader.hasFacing(vertex);
            Position position = positions.read(vertex);
            if (position != null) {
                vertices.add(new Shapes.Vertex(time, position, facing));
            }
        }
        if (written < 2) {
            line.problems.error(line.location(), "a <Polyline> needs at least two vertices, has " + written);
        }
        return vertices.size() < 2 ? null : Shapes.polyline(vertices);
    }

    private Shape clothoid(Node node) {
        // Version 1.0 calls the change of curvature over length "curvatureDot".
        double rate = node.has("curvatureDot") ? node.finite("curvatureDot") : node.finite("curvaturePrime");
        double from = node.finite("curvature");
        double length = length(node);
        double start = node.finite("startTime", 0);
        double stop = node.finite("stopTime", 0);
        Position position = positions.read(node);
        return position == null
                ? null
                : Shapes.clothoids(
                        List.of(new Shapes.Clothoid(position, 0, from, from + rate * length, length, start)), stop);
    }

    private static double length(Node node) {
        double length = node.finite("length");
        if (!(length >= 0) || length > 1e6) {
            node.problems.error(node.at("length"), "length must be 0 to 1e6 m, is " + length);
            return 0;
        }
        return length;
    }

    private Shape clothoidSpline(Node node) {
        double end = node.finite("timeEnd", 0);
        List<Shapes.Clothoid> pieces = new ArrayList<>();
        for (Node segment : node.children("ClothoidSplineSegment")) {
            Node start = segment.child("PositionStart");
            pieces.add(new Shapes.Clothoid(
                    start == null ? null : positions.inside(start),
                    segment.finite("hOffset", 0),
                    segment.finite("curvatureStart"),
                    segment.finite("curvatureEnd"),
                    length(segment),
                    segment.finite("timeStart", 0)));
        }
        if (pieces.isEmpty()) {
            node.problems.error(node.location(), "<ClothoidSpline> needs a <ClothoidSplineSegment> inside");
            return null;
        }
        return Shapes.clothoids(pieces, end);
    }

    private Shape nurbs(Node node) {
        int order = node.integer("order");
        List<Shapes.ControlPoint> points = new ArrayList<>();
        boolean complete = true;
        for (Node point : node.children("ControlPoint")) {
            double weight = point.number("weight", 1);
            if (!(weight > 0)) {
                point.problems.error(point.at("weight"), "weight must be positive, is " + weight);
                weight = 1;
            }
            Position position = positions.read(point);
            complete &= position != null;
            points.add(new Shapes.ControlPoint(position, weight, point.finite("time", 0)));
        }
        double[] knots = node.children("Knot").stream()
                .mapToDouble(k -> k.number("value"))
                .toArray();
        if (order < 2 || order > MAX_ORDER || points.size() < order) {
            node.problems.error(
                    node.at("order"),
                    "order is " + order + ", but it must be 2 to " + MAX_ORDER + " and at most the number of points, "
                            + points.size());
            return null;
        }
        if (knots.length != points.size() + order) {
            node.problems.error(
                    node.location(),
                    "<Nurbs> needs as many knots as points and order together, " + (points.size() + order) + ", has "
                            + knots.length);
            return null;
        }
        boolean rising = knots[order - 1] < knots[knots.length - order];
        for (int i = 1; i < knots.length; i++) {
            rising &= knots[i] >= knots[i - 1];
        }
        if (!rising) {
            node.problems.error(node.location(), "the knots of <Nurbs> must rise");
            return null;
        }
        return complete ? Shapes.nurbs(order, points, knots) : null;
    }
}
