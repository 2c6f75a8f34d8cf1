package org.skidpad.sim.sensor;

import org.skidpad.sim.geometry.Trigonometry;

/**
 * The geometry of a scan, turned inside out: instead of asking each beam what it hits, each edge is asked which beams it
 * covers - one contiguous range - and those keep the nearer hit. The cost is the sum of the beams covered, not beams times
 * edges. Everything is in the sensor frame, m; only exact arithmetic and square roots, so equal on every machine.
 *
 * <p>The reciprocal of a range is what is kept: along a straight edge it is linear in the beam's cosine and sine, so the inner
 * loop is two multiplications and a maximum.
 */
final class ScanSweep {
    private final int beams;
    private final double angleMin;
    private final double beamsPerRadian;
    private final double beamsPerTurn;
    private final double rangeMax;
    private final double[] cos;
    private final double[] sin;
    /** 1/range of the nearest hit so far, 0 where there is none. */
    private final double[] reciprocal;

    ScanSweep(LidarParameters p) {
        beams = p.beams();
        angleMin = p.angleMin();
        rangeMax = p.rangeMax();
        double increment = increment(p);
        beamsPerRadian = 1 / increment;
        beamsPerTurn = 2 * Math.PI / increment;
        cos = new double[beams];
        sin = new double[beams];
        reciprocal = new double[beams];
        for (int k = 0; k < beams; k++) {
            cos[k] = Trigonometry.cos(angleMin + k * increment);
            sin[k] = Trigonometry.sin(angleMin + k * increment);
        }
    }

    /** Angle between beams, rad: all round the first beam is also the end; otherwise the ends are beams. */
    static double increment(LidarParameters p) {
        boolean isAllRound = p.fieldOfView() > 2 * Math.PI - 1e-9;
        return p.beams() == 1 ? p.fieldOfView() : p.fieldOfView() / (isAllRound ? p.beams() : p.beams() - 1);
    }

    void clear() {
        java.util.Arrays.fill(reciprocal, 0);
    }

    /** Range of a beam, m; {@code +Infinity} where nothing was hit. */
    double range(int beam) {
        return 1 / reciprocal[beam];
    }

    void segment(double x0, double y0, double x1, double y1) {
        double cross = x0 * y1 - y0 * x1;
        double ex = x1 - x0;
        double ey = y1 - y0;
        // The nearest point of its line is beyond reach, or it is seen end on.
        if (cross == 0 || cross * cross > rangeMax * rangeMax * (ex * ex + ey * ey)) {
            return;
        }
        // As seen from here, counter-clockwise from p to q.
        boolean ccw = cross > 0;
        double px = ccw ? x0 : x1;
        double py = ccw ? y0 : y1;
        double qx = ccw ? x1 : x0;
        double qy = ccw ? y1 : y0;
        double alongCos = ey / cross;
        double alongSin = -ex / cross;
        double first = beamAt(px, py);
        double last = beamAt(qx, qy);
        last = unwrap(first, last);
        hitLine(first, last, px, py, qx, qy, alongCos, alongSin);
        if (last >= beamsPerTurn - 1) {
            hitLine(first - beamsPerTurn, last - beamsPerTurn, px, py, qx, qy, alongCos, alongSin);
        }
    }

    void circle(double x, double y, double radius) {
        double square = x * x + y * y;
        double tangentSquare = square - radius * radius;
        if (tangentSquare <= 0 || square > (rangeMax + radius) * (rangeMax + radius)) {
            return;
        }
        double tangent = Math.sqrt(tangentSquare);
        // Directions of the two tangents, not normalised: the centre turned by ∓ asin(radius/distance).
        double px = x * tangent + y * radius;
        double py = y * tangent - x * radius;
        double qx = x * tangent - y * radius;
        double qy = y * tangent + x * radius;
        double first = beamAt(px, py);
        double last = beamAt(qx, qy);
        last = unwrap(first, last);
        hitCircle(first, last, px, py, qx, qy, x, y, tangentSquare);
        if (last >= beamsPerTurn - 1) {
            hitCircle(first - beamsPerTurn, last - beamsPerTurn, px, py, qx, qy, x, y, tangentSquare);
        }
    }

    private void hitLine(
            double first, double last, double px, double py, double qx, double qy, double alongCos, double alongSin) {
        int from = firstBeam(first, px, py);
        int to = lastBeam(last, qx, qy);
        for (int k = from; k <= to; k++) {
            reciprocal[k] = Math.max(reciprocal[k], alongCos * cos[k] + alongSin * sin[k]);
        }
    }

    private void hitCircle(
            double first,
            double last,
            double px,
            double py,
            double qx,
            double qy,
            double x,
            double y,
            double tangentSquare) {
        int from = firstBeam(first, px, py);
        int to = lastBeam(last, qx, qy);
        for (int k = from; k <= to; k++) {
            double b = x * cos[k] + y * sin[k];
            double half = Math.sqrt(Math.max(0, b * b - tangentSquare));
            // 1/(b - half), without the cancellation.
            reciprocal[k] = Math.max(reciprocal[k], (b + half) / tangentSquare);
        }
    }

    /** The first beam at or counter-clockwise of p: an estimate, then the exact test. */
    private int firstBeam(double estimate, double px, double py) {
        int k = (int) Math.max(0, Math.ceil(estimate - ESTIMATE_ERROR * beamsPerRadian));
        while (k < beams && k < estimate + 1 && px * sin[k] - py * cos[k] < 0) {
            k++;
        }
        return k;
    }

    private int lastBeam(double estimate, double qx, double qy) {
        int k = (int) Math.min(beams - 1, Math.floor(estimate + ESTIMATE_ERROR * beamsPerRadian));
        while (k >= 0 && k > estimate - 1 && qy * cos[k] - qx * sin[k] < 0) {
            k--;
        }
        return k;
    }

    private static final double ESTIMATE_ERROR = 2e-5;

    /** An edge subtends less than half a turn; less than nothing is an error of the estimates of a very short one. */
    private double unwrap(double first, double last) {
        if (last >= first) {
            return last;
        }
        return first - last > beamsPerTurn * 0.5 ? last + beamsPerTurn : first;
    }

    /** Estimated beam number of a direction, in [0, beamsPerTurn). */
    private double beamAt(double x, double y) {
        double beam = (angle(x, y) - angleMin) * beamsPerRadian;
        return beam - beamsPerTurn * Math.floor(beam / beamsPerTurn);
    }

    /**
     * The angle of a direction to within 1.2e-5 rad, by Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964),
     * 4.4.47: an arc tangent would cost more than the rest of the edge.
     */
    private static double angle(double x, double y) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        boolean steep = ay > ax;
        double t = steep ? ax / ay : ay / ax;
        double u = t * t;
        double a = t * (0.9998660 + u * (-0.3302995 + u * (0.1801410 + u * (-0.0851330 + u * 0.0208351))));
        a = steep ? Math.PI / 2 - a : a;
        a = x < 0 ? Math.PI - a : a;
        return y < 0 ? -a : a;
    }
}
