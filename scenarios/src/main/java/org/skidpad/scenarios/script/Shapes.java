package org.skidpad.scenarios.script;

import java.util.List;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * The shapes of trajectories of OpenSCENARIO XML, classes {@code Polyline}, {@code Clothoid}, {@code ClothoidSpline} and {@code
 * Nurbs}. Curves become points at most {@value #STEP} m apart. Metres, radians, 1/m, seconds.
 */
public final class Shapes {
    /** A circle of 9 m is cut by 1.4 mm at this distance of points. */
    private static final double STEP = 0.3;

    private Shapes() {}

    /**
     * @param time s
     * @param facing true where the position gives a heading of its own
     */
    public record Vertex(double time, Position position, boolean facing) {}

    /** Straight pieces between at least two places. */
    public static Shape polyline(List<Vertex> vertices) {
        List<Vertex> fixed = List.copyOf(vertices);
        if (fixed.size() < 2) {
            throw new IllegalArgumentException("a polyline needs at least two vertices, has " + fixed.size());
        }
        return (stage, actor, cornered) -> {
            Path path = new Path(fixed.size());
            Spot spot = new Spot();
            for (int i = 0; i < fixed.size(); i++) {
                Vertex vertex = fixed.get(i);
                if (!vertex.position.resolve(stage, spot)) {
                    return null;
                }
                path.x[i] = spot.x;
                path.y[i] = spot.y;
                path.heading[i] = vertex.facing ? spot.heading : Double.NaN;
                path.time[i] = vertex.time;
            }
            return path.finish(cornered);
        };
    }

    /**
     * One piece of a clothoid spline.
     *
     * @param start null to begin where the one before ends
     * @param turn added to the heading at the start, rad
     * @param from curvature at the start, 1/m, left positive
     * @param to curvature at the end
     * @param length m
     * @param time at its start, s
     */
    public record Clothoid(Position start, double turn, double from, double to, double length, double time) {}

    /**
     * Clothoids one after the other.
     *
     * @param endTime at the end of the last, s
     */
    public static Shape clothoids(List<Clothoid> pieces, double endTime) {
        List<Clothoid> fixed = List.copyOf(pieces);
        int points = 1;
        for (Clothoid piece : fixed) {
            points += steps(piece.length);
        }
        int total = Math.min(points, Path.MOST_POINTS);
        return (stage, actor, cornered) -> {
            Path path = new Path(Math.max(2, total));
            Spot at = new Spot();
            if (actor >= 0) {
                at.copy(stage.puppets[actor].spot);
            }
            int n = 0;
            for (int k = 0; k < fixed.size(); k++) {
                Clothoid piece = fixed.get(k);
                if (piece.start != null && !piece.start.resolve(stage, at)) {
                    return null;
                }
                at.heading += piece.turn;
                double until = k + 1 < fixed.size() ? fixed.get(k + 1).time : endTime;
                n = lay(piece, until, at, path, n);
            }
            while (n < path.x.length) {
                point(path, n++, at, endTime);
            }
            return path.finish(false).ofCurve();
        };
    }

    private static int steps(double length) {
        return (int) Math.min(Path.MOST_POINTS, Math.max(1, Math.ceil(length / STEP)));
    }

    /** Points of one clothoid by Simpson's rule over its heading, which is exact enough at this step. */
    private static int lay(Clothoid piece, double until, Spot at, Path path, int first) {
        int steps = steps(piece.length);
        double ds = piece.length / steps;
        double rate = piece.length == 0 ? 0 : (piece.to - piece.from) / piece.length;
        double heading = at.heading;
        int n = first;
        for (int i = 0; i < steps && n < path.x.length - 1; i++) {
            point(path, n++, at, piece.time + (until - piece.time) * i / steps);
            double s = i * ds;
            double h0 = heading + s * (piece.from + rate * s / 2);
            double h1 = heading + (s + ds / 2) * (piece.from + rate * (s + ds / 2) / 2);
            double h2 = heading + (s + ds) * (piece.from + rate * (s + ds) / 2);
            at.x += ds / 6 * (Trigonometry.cos(h0) + 4 * Trigonometry.cos(h1) + Trigonometry.cos(h2));
            at.y += ds / 6 * (Trigonometry.sin(h0) + 4 * Trigonometry.sin(h1) + Trigonometry.sin(h2));
            at.heading = h2;
        }
        return n;
    }

    private static void point(Path path, int n, Spot at, double time) {
        path.x[n] = at.x;
        path.y[n] = at.y;
        path.heading[n] = at.heading;
        path.time[n] = time;
    }

    /**
     * @param weight over 0
     * @param time s, or NaN
     */
    public record ControlPoint(Position position, double weight, double time) {}

    /**
     * A non-uniform rational B-spline (Piegl and Tiller, The NURBS Book, 2nd edition, equation 4.1).
     *
     * @param order degree plus one
     * @param knots as many as points and order together, not falling
     */
    public static Shape nurbs(int order, List<ControlPoint> points, double[] knots) {
        List<ControlPoint> fixed = List.copyOf(points);
        double[] own = knots.clone();
        return (stage, actor, cornered) -> {
            double[][] at = new double[fixed.size()][];
            Spot spot = new Spot();
            double polygon = 0;
            for (int i = 0; i < at.length; i++) {
                if (!fixed.get(i).position.resolve(stage, spot)) {
                    return null;
                }
                at[i] = new double[] {spot.x, spot.y, fixed.get(i).weight, fixed.get(i).time};
                if (i > 0) {
                    double dx = at[i][0] - at[i - 1][0];
                    double dy = at[i][1] - at[i - 1][1];
                    polygon += Math.sqrt(dx * dx + dy * dy);
                }
            }
            if (!Double.isFinite(polygon)) {
                return null;
            }
            int steps = steps(polygon);
            Path path = new Path(steps + 1);
            double[] basis = new double[order];
            double low = own[order - 1];
            double high = own[own.length - order];
            double[] peaks = peaks(order, at.length, own, (int) Math.min(Path.MOST_POINTS, 1 + polygon));
            for (int i = 0; i <= steps; i++) {
                double u = low + (high - low) * i / steps;
                evaluate(order, at, own, u, basis, path, i);
                path.heading[i] = Double.NaN;
                path.time[i] = time(at, peaks, u);
            }
            return path.finish(false).ofCurve();
        };
    }

    /**
     * The standard does not say what the time of a point means that the curve does not go through. Like in the reference player,
     * it is reached where the point pulls most, and between two such places time goes evenly with the parameter.
     */
    private static double time(double[][] at, double[] peaks, double u) {
        int i = 0;
        while (i < at.length - 2 && u >= peaks[i + 1]) {
            i++;
        }
        double width = peaks[i + 1] - peaks[i];
        double part = width > 0 ? (u - peaks[i]) / width : 1;
        return time(at[i]) + part * (time(at[i + 1]) - time(at[i]));
    }

    private static double time(double[] point) {
        return Double.isNaN(point[3]) ? 0 : point[3];
    }

    /** Where each basis function is greatest, found at so many even steps. */
    private static double[] peaks(int order, int points, double[] knots, int steps) {
        double low = knots[order - 1];
        double high = knots[knots.length - order];
        double[] greatest = new double[points];
        double[] peaks = new double[points];
        double[] basis = new double[order];
        for (int i = 0; i <= steps; i++) {
            double u = low + (high - low) * i / steps;
            int span = basis(order, points, knots, u, basis);
            for (int r = 0; r < order; r++) {
                if (basis[r] > greatest[span - order + 1 + r]) {
                    greatest[span - order + 1 + r] = basis[r];
                    peaks[span - order + 1 + r] = u;
                }
            }
        }
        return peaks;
    }

    /** De Boor–Cox: the basis functions that are not zero at u (The NURBS Book, algorithm A2.2); returns the knot span. */
    private static int basis(int order, int points, double[] knots, double u, double[] basis) {
        int span = order - 1;
        while (span < points - 1 && knots[span + 1] <= u) {
            span++;
        }
        basis[0] = 1;
        for (int j = 1; j < order; j++) {
            double saved = 0;
            for (int r = 0; r < j; r++) {
                double right = knots[span + r + 1] - u;
                double left = u - knots[span + 1 - j + r];
                double share = right + left == 0 ? 0 : basis[r] / (right + left);
                basis[r] = saved + right * share;
                saved = left * share;
            }
            basis[j] = saved;
        }
        return span;
    }

    /** The rational mean of the points at u. */
    private static void evaluate(int order, double[][] at, double[] knots, double u, double[] basis, Path path, int n) {
        int span = basis(order, at.length, knots, u, basis);
        double weight = 0;
        for (int r = 0; r < order; r++) {
            double[] point = at[span - order + 1 + r];
            double w = basis[r] * point[2];
            path.x[n] += w * point[0];
            path.y[n] += w * point[1];
            weight += w;
        }
        path.x[n] /= weight;
        path.y[n] /= weight;
    }
}
