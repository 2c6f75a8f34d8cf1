package org.skidpad.scenarios.curve;

import java.util.Arrays;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;

/**
 * A smooth curve through vertices: one cubic Hermite piece between two vertices, whose tangent at an inner vertex halves the turn
 * there. A vehicle on a lane of chords would turn in jerks at every vertex.
 */
public final class VertexCurve {
    /** Panels of Simpson's rule for a piece's length; the error is below a micrometre for pieces of some metres. */
    private static final int PANELS = 16;

    private final int pieces;
    private final double[] x;
    private final double[] y;
    /** Unit tangents at the vertices. */
    private final double[] tx;

    private final double[] ty;
    private final double[] chord;
    /** Arc length up to each vertex, m. */
    private final double[] station;

    /** Result of {@link #project}: arc length, and distance to the left, m. */
    public double s;

    public double t;

    /** An open curve. Vertices closer than a millimetre to the one before are left out. */
    public VertexCurve(double[] vertexX, double[] vertexY) {
        this(vertexX, vertexY, false);
    }

    /**
     * A curve in m.
     *
     * @param closed the last vertex is the first, and the curve is smooth there too
     */
    public VertexCurve(double[] vertexX, double[] vertexY, boolean closed) {
        double[] keptX = new double[vertexX.length];
        double[] keptY = new double[vertexX.length];
        int n = 0;
        for (int i = 0; i < vertexX.length; i++) {
            if (n == 0 || distance(vertexX[i] - keptX[n - 1], vertexY[i] - keptY[n - 1]) > 1e-3) {
                keptX[n] = vertexX[i];
                keptY[n] = vertexY[i];
                n++;
            }
        }
        pieces = n - 1;
        x = Arrays.copyOf(keptX, n);
        y = Arrays.copyOf(keptY, n);
        chord = new double[Math.max(0, pieces)];
        tx = new double[n];
        ty = new double[n];
        station = new double[n];
        for (int i = 0; i < pieces; i++) {
            chord[i] = distance(x[i + 1] - x[i], y[i + 1] - y[i]);
        }
        for (int i = 0; i < n && pieces > 0; i++) {
            int before = i > 0 ? i - 1 : closed ? pieces - 1 : 0;
            int after = i < pieces ? i : closed ? 0 : pieces - 1;
            double dx = (x[before + 1] - x[before]) / chord[before] + (x[after + 1] - x[after]) / chord[after];
            double dy = (y[before + 1] - y[before]) / chord[before] + (y[after + 1] - y[after]) / chord[after];
            double length = distance(dx, dy);
            // A bound that turns on the spot has no halved turn; it goes on as it came.
            tx[i] = length > 1e-6 ? dx / length : (x[before + 1] - x[before]) / chord[before];
            ty[i] = length > 1e-6 ? dy / length : (y[before + 1] - y[before]) / chord[before];
        }
        for (int i = 0; i < pieces; i++) {
            station[i + 1] = station[i] + length(i);
        }
    }

    private static double distance(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Arc length of the whole curve, m; 0 for a bound that is a point. */
    public double length() {
        return pieces < 1 ? 0 : station[pieces];
    }

    /** Arc length up to a vertex among those that were kept, m. */
    public double station(int vertex) {
        return station[vertex];
    }

    /** Adds the curve to a road as its reference line. */
    public void addTo(RoadBuilder road) {
        for (int i = 0; i < pieces; i++) {
            double heading = StrictMath.atan2(ty[i], tx[i]);
            double dx = x[i + 1] - x[i];
            double dy = y[i + 1] - y[i];
            double u1 = dx * tx[i] + dy * ty[i];
            double v1 = dy * tx[i] - dx * ty[i];
            double endU = (tx[i + 1] * tx[i] + ty[i + 1] * ty[i]) * chord[i];
            double endV = (ty[i + 1] * tx[i] - tx[i + 1] * ty[i]) * chord[i];
            double[] u = {0, chord[i], 3 * u1 - 2 * chord[i] - endU, -2 * u1 + chord[i] + endU};
            double[] v = {0, 0, 3 * v1 - endV, -2 * v1 + endV};
            road.paramPoly3(station[i], x[i], y[i], heading, station[i + 1] - station[i], u, v, true);
        }
    }

    /** Finds the foot of a point on the curve; beyond the ends, that of the end. */
    public void project(double px, double py) {
        int piece = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < pieces; i++) {
            double ex = x[i + 1] - x[i];
            double ey = y[i + 1] - y[i];
            double along = ((px - x[i]) * ex + (py - y[i]) * ey) / (chord[i] * chord[i]);
            double clamped = Math.max(0, Math.min(1, along));
            double d = distance(px - x[i] - clamped * ex, py - y[i] - clamped * ey);
            if (d < least - 1e-12) {
                least = d;
                piece = i;
            }
        }
        // The chord's nearest piece may lie next to the curve's.
        int best = piece;
        double bestDistance = Double.POSITIVE_INFINITY;
        double bestP = 0;
        for (int i = Math.max(0, piece - 1); i <= Math.min(pieces - 1, piece + 1); i++) {
            double p = foot(i, px, py);
            double d = distance(px - atX(i, p), py - atY(i, p));
            if (d < bestDistance) {
                best = i;
                bestDistance = d;
                bestP = p;
            }
        }
        double slopeX = slopeX(best, bestP);
        double slopeY = slopeY(best, bestP);
        double cross = slopeX * (py - atY(best, bestP)) - slopeY * (px - atX(best, bestP));
        t = Math.copySign(bestDistance, cross);
        s = station[best] + length(best, bestP);
    }

    /** Parameter of the foot in a piece, by bisection on the derivative of the squared distance. */
    private double foot(int i, double px, double py) {
        double low = 0;
        double high = 1;
        for (int k = 0; k < 50; k++) {
            double p = (low + high) / 2;
            double ahead = (px - atX(i, p)) * slopeX(i, p) + (py - atY(i, p)) * slopeY(i, p);
            if (ahead > 0) {
                low = p;
            } else {
                high = p;
            }
        }
        return (low + high) / 2;
    }

    private double atX(int i, double p) {
        return hermite(x[i], chord[i] * tx[i], x[i + 1], chord[i] * tx[i + 1], p);
    }

    private double atY(int i, double p) {
        return hermite(y[i], chord[i] * ty[i], y[i + 1], chord[i] * ty[i + 1], p);
    }

    private double slopeX(int i, double p) {
        return slope(x[i], chord[i] * tx[i], x[i + 1], chord[i] * tx[i + 1], p);
    }

    private double slopeY(int i, double p) {
        return slope(y[i], chord[i] * ty[i], y[i + 1], chord[i] * ty[i + 1], p);
    }

    private static double hermite(double a, double ma, double b, double mb, double p) {
        double q = 1 - p;
        return q * q * ((1 + 2 * p) * a + p * ma) + p * p * ((1 + 2 * q) * b - q * mb);
    }

    private static double slope(double a, double ma, double b, double mb, double p) {
        return 6 * p * (1 - p) * (b - a) + (1 - p) * (1 - 3 * p) * ma + p * (3 * p - 2) * mb;
    }

    private double length(int i) {
        return length(i, 1);
    }

    private double length(int i, double until) {
        double h = until / PANELS;
        double sum = 0;
        for (int k = 0; k <= PANELS; k++) {
            double weight = k == 0 || k == PANELS ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * distance(slopeX(i, k * h), slopeY(i, k * h));
        }
        return sum * h / 3;
    }
}
