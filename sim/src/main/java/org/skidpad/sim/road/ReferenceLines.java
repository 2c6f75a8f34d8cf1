package org.skidpad.sim.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;

/**
 * The reference lines of all roads as pieces in parallel arrays, so that a query reads a few neighbouring numbers, calls no
 * virtual method and needs no trigonometry.
 *
 * <p>A straight piece keeps its direction. A curved piece keeps x, y and heading as polynomials of degree {@value #DEGREE} in
 * w ∈ [-1, 1], interpolated at Chebyshev nodes and split until they agree with the exact curve to {@value #POSITION_ERROR} m and
 * {@value #HEADING_ERROR} rad, and until a piece turns by less than {@value #MAX_TURN} rad, which keeps Newton's iteration for
 * the foot of a perpendicular convergent.
 */
final class ReferenceLines {
    static final int DEGREE = 8;
    static final double POSITION_ERROR = 1e-10;
    static final double HEADING_ERROR = 1e-9;
    static final double MAX_TURN = 0.6;

    private static final int TERMS = DEGREE + 1;
    private static final int X = 0;
    private static final int Y = TERMS;
    private static final int H = 2 * TERMS;
    private static final int STRIDE = 3 * TERMS;

    /** Pieces of road r are firstPiece[r] … firstPiece[r + 1] - 1. */
    final int[] firstPiece;

    final int[] pieceRoad;
    final double[] startS;
    final double[] endS;
    final double[] middleS;
    final double[] half;
    final boolean[] straight;
    /** Middle of the piece. */
    final double[] x;

    final double[] y;
    /** Direction of a straight piece. */
    final double[] heading;

    final double[] cos;
    final double[] sin;
    /** Offset of a curved piece's coefficients, or -1. */
    private final int[] at;

    private final double[] coefficients;

    private ReferenceLines(Collector c, int[] firstPiece) {
        this.firstPiece = firstPiece;
        int n = c.count;
        pieceRoad = Arrays.copyOf(c.road, n);
        startS = Arrays.copyOf(c.startS, n);
        endS = Arrays.copyOf(c.endS, n);
        x = Arrays.copyOf(c.x, n);
        y = Arrays.copyOf(c.y, n);
        heading = Arrays.copyOf(c.heading, n);
        at = Arrays.copyOf(c.at, n);
        coefficients = Arrays.copyOf(c.coefficients, c.used);
        middleS = new double[n];
        half = new double[n];
        straight = new boolean[n];
        cos = new double[n];
        sin = new double[n];
        for (int i = 0; i < n; i++) {
            middleS[i] = (startS[i] + endS[i]) / 2;
            half[i] = (endS[i] - startS[i]) / 2;
            straight[i] = at[i] < 0;
            cos[i] = Trigonometry.cos(heading[i]);
            sin[i] = Trigonometry.sin(heading[i]);
        }
    }

    int pieceAt(int road, double s) {
        int low = firstPiece[road];
        int high = firstPiece[road + 1] - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (startS[middle] <= s) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Pose at (s, t) of a piece; {@code slope} is dt/ds of the path taken, which turns the heading. Beyond the ends of the piece
     * the curve goes on straight.
     */
    void pose(int piece, double s, double t, double slope, PoseHolder out) {
        if (straight[piece]) {
            double u = s - middleS[piece];
            out.x = x[piece] + u * cos[piece] - t * sin[piece];
            out.y = y[piece] + u * sin[piece] + t * cos[piece];
            out.heading = slope == 0 ? heading[piece] : heading[piece] + StrictMath.atan2(slope, 1);
            return;
        }
        double h = half[piece];
        double w = (s - middleS[piece]) / h;
        double inside = w > 1 ? 1 : w < -1 ? -1 : w;
        int c = at[piece];
        double dx = derivative(c + X, inside);
        double dy = derivative(c + Y, inside);
        double norm = 1 / Math.sqrt(dx * dx + dy * dy);
        double beyond = (w - inside) * h;
        dx *= norm;
        dy *= norm;
        out.x = x[piece] + value(c + X, inside) + beyond * dx - t * dy;
        out.y = y[piece] + value(c + Y, inside) + beyond * dy + t * dx;
        double theta = value(c + H, inside);
        if (slope != 0) {
            double kappa = beyond == 0 ? derivative(c + H, inside) / h : 0;
            theta += StrictMath.atan2(slope, 1 - kappa * t);
        }
        out.heading = theta;
    }

    double curvature(int piece, double s) {
        if (straight[piece]) {
            return 0;
        }
        double w = (s - middleS[piece]) / half[piece];
        return w > 1 || w < -1 ? 0 : derivative(at[piece] + H, w) / half[piece];
    }

    /** dκ/ds, 1/m². */
    double curvatureRate(int piece, double s) {
        if (straight[piece]) {
            return 0;
        }
        double h = half[piece];
        double w = (s - middleS[piece]) / h;
        return w > 1 || w < -1 ? 0 : second(at[piece] + H, w) / (h * h);
    }

    /** Station of the piece's point nearest to (px, py), within the piece. */
    double project(int piece, double px, double py) {
        if (straight[piece]) {
            double u = (px - x[piece]) * cos[piece] + (py - y[piece]) * sin[piece];
            return middleS[piece] + Math.max(-half[piece], Math.min(half[piece], u));
        }
        int c = at[piece];
        double qx = px - x[piece];
        double qy = py - y[piece];
        double tx = coefficients[c + X + 1];
        double ty = coefficients[c + Y + 1];
        // The tangent at the middle gives the start; a piece turns little, so few steps follow.
        double w = Math.max(-1, Math.min(1, (qx * tx + qy * ty) / (tx * tx + ty * ty)));
        for (int i = 0; i < 32; i++) {
            double dx = derivative(c + X, w);
            double dy = derivative(c + Y, w);
            double rx = value(c + X, w) - qx;
            double ry = value(c + Y, w) - qy;
            double speed2 = dx * dx + dy * dy;
            double bend = speed2 + rx * second(c + X, w) + ry * second(c + Y, w);
            // Beyond the centre of curvature Newton would climb; there a short step downhill is taken.
            double step = (rx * dx + ry * dy) / (bend > 0.1 * speed2 ? bend : speed2);
            double next = Math.max(-1, Math.min(1, w - step));
            double moved = Math.abs(next - w);
            w = next;
            if (moved < 1e-13) {
                break;
            }
        }
        return middleS[piece] + w * half[piece];
    }

    /** Component of (px, py) - P(s) along the normal: t, where s is the foot of the perpendicular. */
    double lateral(int piece, double s, double px, double py) {
        if (straight[piece]) {
            return (py - y[piece]) * cos[piece] - (px - x[piece]) * sin[piece];
        }
        int c = at[piece];
        double w = (s - middleS[piece]) / half[piece];
        double dx = derivative(c + X, w);
        double dy = derivative(c + Y, w);
        double rx = px - x[piece] - value(c + X, w);
        double ry = py - y[piece] - value(c + Y, w);
        return (ry * dx - rx * dy) / Math.sqrt(dx * dx + dy * dy);
    }

    /** Component of (px, py) - P(s) along the tangent: zero at a foot inside the piece. */
    double longitudinal(int piece, double s, double px, double py) {
        if (straight[piece]) {
            return (px - x[piece]) * cos[piece] + (py - y[piece]) * sin[piece] - (s - middleS[piece]);
        }
        int c = at[piece];
        double w = (s - middleS[piece]) / half[piece];
        double dx = derivative(c + X, w);
        double dy = derivative(c + Y, w);
        double rx = px - x[piece] - value(c + X, w);
        double ry = py - y[piece] - value(c + Y, w);
        return (rx * dx + ry * dy) / Math.sqrt(dx * dx + dy * dy);
    }

    private double value(int c, double w) {
        double[] a = coefficients;
        double sum = a[c + DEGREE];
        for (int i = DEGREE - 1; i >= 0; i--) {
            sum = sum * w + a[c + i];
        }
        return sum;
    }

    private double derivative(int c, double w) {
        double[] a = coefficients;
        double sum = DEGREE * a[c + DEGREE];
        for (int i = DEGREE - 1; i >= 1; i--) {
            sum = sum * w + i * a[c + i];
        }
        return sum;
    }

    private double second(int c, double w) {
        double[] a = coefficients;
        double sum = DEGREE * (DEGREE - 1) * a[c + DEGREE];
        for (int i = DEGREE - 1; i >= 2; i--) {
            sum = sum * w + i * (i - 1) * a[c + i];
        }
        return sum;
    }

    /** Gathers pieces road by road. */
    static final class Collector {
        private static final double[] NODES = new double[TERMS];
        private static final int MAX_DEPTH = 10;

        static {
            for (int i = 0; i < TERMS; i++) {
                NODES[i] = -Trigonometry.cos(Math.PI * (2 * i + 1) / (2 * TERMS));
            }
        }

        private final List<Integer> firstPieces = new ArrayList<>();
        private int count;
        private int[] road = new int[16];
        private double[] startS = new double[16];
        private double[] endS = new double[16];
        private double[] x = new double[16];
        private double[] y = new double[16];
        private double[] heading = new double[16];
        private int[] at = new int[16];
        private double[] coefficients = new double[STRIDE * 4];
        private int used;
        private final double[] sample = new double[3];
        private final double[] fit = new double[STRIDE];

        /** Starts the next road; its index is the number of roads begun before. */
        void beginRoad() {
            firstPieces.add(count);
        }

        /** Adds a curve that begins at station {@code s} of the current road. */
        void add(double s, PlanCurve curve) {
            if (curve instanceof LineCurve || curve instanceof ArcCurve arc && arc.curvature() == 0) {
                curve.at(curve.length() / 2, sample);
                int i = newPiece(s, s + curve.length());
                x[i] = sample[0];
                y[i] = sample[1];
                heading[i] = sample[2];
                at[i] = -1;
            } else {
                split(s, curve, 0, curve.length(), 0);
            }
        }

        ReferenceLines build() {
            int[] first = new int[firstPieces.size() + 1];
            for (int i = 0; i < firstPieces.size(); i++) {
                first[i] = firstPieces.get(i);
            }
            first[firstPieces.size()] = count;
            return new ReferenceLines(this, first);
        }

        private void split(double s, PlanCurve curve, double from, double to, int depth) {
            double middle = (from + to) / 2;
            double halfLength = (to - from) / 2;
            curve.at(middle, sample);
            double mx = sample[0];
            double my = sample[1];
            double mh = sample[2];
            for (int i = 0; i < TERMS; i++) {
                curve.at(middle + halfLength * NODES[i], sample);
                fit[X + i] = sample[0] - mx;
                fit[Y + i] = sample[1] - my;
                // The same turn as the middle, so that the interpolated heading is continuous.
                fit[H + i] = mh + Angles.wrap(sample[2] - mh);
            }
            double turn = 0;
            for (int i = 0; i < TERMS; i++) {
                turn = Math.max(turn, Math.abs(fit[H + i] - mh));
            }
            interpolate(X);
            interpolate(Y);
            interpolate(H);
            boolean good = 2 * turn <= MAX_TURN && agrees(curve, middle, halfLength, mx, my, mh);
            if (!good && depth < MAX_DEPTH && halfLength > 1e-3) {
                split(s, curve, from, middle, depth + 1);
                split(s, curve, middle, to, depth + 1);
                return;
            }
            int i = newPiece(s + from, s + to);
            x[i] = mx;
            y[i] = my;
            heading[i] = mh;
            at[i] = used;
            if (used + STRIDE > coefficients.length) {
                coefficients = Arrays.copyOf(coefficients, 2 * coefficients.length);
            }
            System.arraycopy(fit, 0, coefficients, used, STRIDE);
            used += STRIDE;
        }

        private boolean agrees(PlanCurve curve, double middle, double halfLength, double mx, double my, double mh) {
            // Far from the origin, as in UTM coordinates, a position is known no better than to its last bits.
            double error = Math.max(POSITION_ERROR, 8 * Math.ulp(Math.max(Math.abs(mx), Math.abs(my))));
            for (double w = -1; w <= 1; w += 0.25) {
                curve.at(middle + halfLength * w, sample);
                double theta = mh + Angles.wrap(sample[2] - mh);
                if (Math.abs(mx + horner(X, w) - sample[0]) > error
                        || Math.abs(my + horner(Y, w) - sample[1]) > error
                        || Math.abs(horner(H, w) - theta) > HEADING_ERROR) {
                    return false;
                }
            }
            return true;
        }

        private double horner(int c, double w) {
            double sum = fit[c + DEGREE];
            for (int i = DEGREE - 1; i >= 0; i--) {
                sum = sum * w + fit[c + i];
            }
            return sum;
        }

        /** Replaces the values at the nodes by monomial coefficients: Newton's divided differences, then expansion. */
        private void interpolate(int c) {
            for (int order = 1; order < TERMS; order++) {
                for (int i = TERMS - 1; i >= order; i--) {
                    fit[c + i] = (fit[c + i] - fit[c + i - 1]) / (NODES[i] - NODES[i - order]);
                }
            }
            for (int i = TERMS - 2; i >= 0; i--) {
                for (int j = i; j < TERMS - 1; j++) {
                    fit[c + j] -= NODES[i] * fit[c + j + 1];
                }
            }
        }

        private int newPiece(double from, double to) {
            if (count == road.length) {
                int n = 2 * count;
                road = Arrays.copyOf(road, n);
                startS = Arrays.copyOf(startS, n);
                endS = Arrays.copyOf(endS, n);
                x = Arrays.copyOf(x, n);
                y = Arrays.copyOf(y, n);
                heading = Arrays.copyOf(heading, n);
                at = Arrays.copyOf(at, n);
            }
            road[count] = firstPieces.size() - 1;
            startS[count] = from;
            endS[count] = to;
            return count++;
        }
    }
}
