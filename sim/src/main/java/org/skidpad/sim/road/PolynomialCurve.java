package org.skidpad.sim.road;

import org.skidpad.sim.geometry.Trigonometry;

/**
 * A curve given by cubics u(p), v(p) in the local frame at its start ({@code paramPoly3}, and {@code poly3} with u = p), addressed
 * by arc length: p is found so that the arc length from the start is the wanted fraction of the whole. OpenDRIVE's station is
 * an arc length, whereas p is one only by accident, so taking p proportional to s would misplace stations inside the curve.
 */
final class PolynomialCurve implements PlanCurve {
    private static final int PANELS = 16;

    private final double x;
    private final double y;
    private final double heading;
    private final double cos;
    private final double sin;
    private final double length;
    private final double[] u;
    private final double[] v;
    private final double pMax;
    /** Arc length from the start to each panel's end. */
    private final double[] arc = new double[PANELS + 1];

    /** {@code u}, {@code v} hold four coefficients each, lowest power first; p runs from 0 to {@code pMax}. */
    PolynomialCurve(double x, double y, double heading, double length, double[] u, double[] v, double pMax) {
        this.x = x;
        this.y = y;
        this.heading = heading;
        this.cos = Trigonometry.cos(heading);
        this.sin = Trigonometry.sin(heading);
        this.length = length;
        this.u = u.clone();
        this.v = v.clone();
        this.pMax = pMax;
        for (int i = 0; i < PANELS; i++) {
            arc[i + 1] = arc[i] + arcLength(pMax * i / PANELS, pMax * (i + 1) / PANELS);
        }
    }

    /** {@code poly3}: v(u) = a + b u + c u² + d u³ over the arc length {@code length}. */
    static PolynomialCurve poly3(double x, double y, double heading, double length, double[] v) {
        double[] u = {0, 1, 0, 0};
        // The arc is at least as long as its projection on u, so the end lies in (0, length].
        double low = 0;
        double high = length;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (new PolynomialCurve(x, y, heading, length, u, v, middle).arc[PANELS] < length) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new PolynomialCurve(x, y, heading, length, u, v, (low + high) / 2);
    }

    /** Length of the curve by its cubics, m; a file may state another. */
    double measuredLength() {
        return arc[PANELS];
    }

    @Override
    public double length() {
        return length;
    }

    @Override
    public void at(double s, double[] out) {
        double p = length > 0 ? parameter(s / length * arc[PANELS]) : 0;
        double localU = cubic(u, p);
        double localV = cubic(v, p);
        double du = slope(u, p);
        double dv = slope(v, p);
        if (du * du + dv * dv < 1e-18) {
            // A curve that starts or ends at rest has its direction in the limit.
            double inside = p + (p < pMax / 2 ? 1e-6 : -1e-6) * pMax;
            du = slope(u, inside);
            dv = slope(v, inside);
        }
        out[0] = x + localU * cos - localV * sin;
        out[1] = y + localU * sin + localV * cos;
        out[2] = heading + StrictMath.atan2(dv, du);
    }

    private double parameter(double target) {
        int panel = 0;
        while (panel < PANELS - 1 && arc[panel + 1] < target) {
            panel++;
        }
        double from = pMax * panel / PANELS;
        double span = arc[panel + 1] - arc[panel];
        if (span <= 0) {
            return from;
        }
        double p = from + pMax / PANELS * (target - arc[panel]) / span;
        for (int i = 0; i < 12; i++) {
            double speed = speed(p);
            if (speed < 1e-12) {
                return p;
            }
            double step = (arc[panel] + arcLength(from, p) - target) / speed;
            p = Math.min(pMax, Math.max(0, p - step));
            if (Math.abs(step) <= 1e-14 * pMax) {
                break;
            }
        }
        return p;
    }

    private double arcLength(double from, double to) {
        double half = (to - from) / 2;
        double centre = (to + from) / 2;
        double sum = 0;
        for (int i = 0; i < GaussLegendre.NODES.length; i++) {
            sum += GaussLegendre.WEIGHTS[i] * speed(centre + half * GaussLegendre.NODES[i]);
        }
        return half * sum;
    }

    private double speed(double p) {
        double du = slope(u, p);
        double dv = slope(v, p);
        return Math.sqrt(du * du + dv * dv);
    }

    private static double cubic(double[] c, double p) {
        return c[0] + p * (c[1] + p * (c[2] + p * c[3]));
    }

    private static double slope(double[] c, double p) {
        return c[1] + p * (2 * c[2] + p * 3 * c[3]);
    }
}
