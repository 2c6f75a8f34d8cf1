package org.skidpad.sim.sensor;

import java.util.Arrays;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.sensor.parameters.LidarParameters;

/**
 * The geometry of a scan, turned inside out: instead of asking each beam what it hits, each edge is asked which beams it
 * covers - one contiguous range - and those keep the nearer hit. The cost is the sum of the beams covered, not beams times
 * edges. Everything is in the sweep frame, m: the sensor's own, turned so that beam 0 looks along x. Only exact arithmetic and
 * square roots, so equal on every machine.
 *
 * <p>Edges are first gathered as bare end points, then swept in one loop without branches that depend on where they lie: a
 * wrong guess of the processor costs more than an edge. The reciprocal of a range is what is kept: along a straight edge it is
 * linear in the beam's cosine and sine, so the innermost loop is two multiplications and a maximum, which the compiler turns
 * into vector instructions. One division a beam, after everything was swept.
 */
final class ScanSweep {
    /** Cells of the table of angles: the straight lines between them are within 2e-6 rad of the truth. */
    private static final int CELLS = 1024;

    private static final double CELLS_PER_DIAMOND = CELLS / 4.0;
    private static final double ESTIMATE_ERROR = 4e-6;
    /** An edge that spans less area with the sensor is seen end on and hides nothing, m². */
    private static final double END_ON = 1e-12;

    private final int beams;
    private final double rangeMax;
    /** How far an estimated beam number can be off. */
    private final double slack;

    private final double beamsPerTurn;
    /** Directions of the beams, one turn and a second one: an edge across the seam runs on into the second. */
    private final double[] cos;

    private final double[] sin;
    /** 1/range of the nearest hit so far, 0 where there is none; the second turn is folded into the first at the end. */
    private final double[] reciprocal;
    /** Where the second turn begins, or 0 where the lidar does not see all round: then the seam is between its ends. */
    private final int seam;
    /** Beam number by direction: see {@link #beamOf}. */
    private final double[] beamOfDiamond = new double[CELLS + 2];
    /** The edges gathered: the start of edge e stands at e, its end at room + e, so that either is picked by an index. */
    private int edges;

    private int room = 128;
    private double[] x = new double[2 * room];
    private double[] y = new double[2 * room];
    /** In which cell of the table an end lies. */
    private double[] cell = new double[2 * room];
    /** Twice the signed area of sensor, start and end: positive where the edge runs counter-clockwise as seen from here. */
    private double[] cross = new double[room];
    /** What the edges cover: beams from and to, and the reciprocal of range along it as a·cos + b·sin. */
    private int spans;

    private int[] from = new int[2 * room];
    private int[] to = new int[2 * room];
    private double[] alongCos = new double[2 * room];
    private double[] alongSin = new double[2 * room];

    ScanSweep(LidarParameters p) {
        beams = p.beams();
        rangeMax = p.rangeMax();
        double increment = increment(p);
        beamsPerTurn = 2 * Math.PI / increment;
        slack = ESTIMATE_ERROR / increment;
        seam = isAllRound(p) ? beams : 0;
        cos = new double[beams + seam];
        sin = new double[beams + seam];
        reciprocal = new double[beams + seam];
        for (int k = 0; k < cos.length; k++) {
            cos[k] = Trigonometry.cos((k < beams ? k : k - beams) * increment);
            sin[k] = Trigonometry.sin((k < beams ? k : k - beams) * increment);
        }
        for (int i = 0; i < beamOfDiamond.length; i++) {
            beamOfDiamond[i] = angleOfDiamond(i / CELLS_PER_DIAMOND) / increment;
        }
    }

    static boolean isAllRound(LidarParameters p) {
        return p.beams() > 1 && p.fieldOfView() > 2 * Math.PI - 1e-9;
    }

    /** Angle between beams, rad: all round the first beam is also the end; otherwise the ends are beams. */
    static double increment(LidarParameters p) {
        return p.beams() == 1 ? p.fieldOfView() : p.fieldOfView() / (isAllRound(p) ? p.beams() : p.beams() - 1);
    }

    void clear() {
        Arrays.fill(reciprocal, 0);
        edges = 0;
    }

    /** Adds an edge that is opaque from both sides; end points in the sweep frame, m. */
    void edge(double startX, double startY, double endX, double endY) {
        if (edges == room) {
            grow();
        }
        int e = edges++;
        x[e] = startX;
        y[e] = startY;
        x[room + e] = endX;
        y[room + e] = endY;
    }

    private void grow() {
        int more = 2 * room;
        x = spread(x, more);
        y = spread(y, more);
        cell = new double[2 * more];
        cross = new double[more];
        // An edge across the seam covers two ranges of beams.
        from = new int[2 * more];
        to = new int[2 * more];
        alongCos = new double[2 * more];
        alongSin = new double[2 * more];
        room = more;
    }

    private double[] spread(double[] old, int more) {
        double[] wider = new double[2 * more];
        System.arraycopy(old, 0, wider, 0, room);
        System.arraycopy(old, room, wider, more, room);
        return wider;
    }

    /** Adds a disc; centre in the sweep frame, m. */
    void circle(double cx, double cy, double radius) {
        double square = cx * cx + cy * cy;
        double tangentSquare = square - radius * radius;
        if (tangentSquare <= 0 || square > (rangeMax + radius) * (rangeMax + radius)) {
            return;
        }
        double tangent = Math.sqrt(tangentSquare);
        // Directions of the two tangents, not normalised: the centre turned by ∓ asin(radius/distance).
        double px = cx * tangent + cy * radius;
        double py = cy * tangent - cx * radius;
        double qx = cx * tangent - cy * radius;
        double qy = cy * tangent + cx * radius;
        double first = beamOf(cellOf(px, py));
        double last = beamOf(cellOf(qx, qy));
        if (!isAcrossSeam(first, last)) {
            hitCircle(firstBeam(first, px, py), lastBeam(last, qx, qy), cx, cy, tangentSquare);
        } else if (seam > 0) {
            hitCircle(firstBeam(first, px, py), lastBeam(last + beamsPerTurn, qx, qy), cx, cy, tangentSquare);
        } else {
            hitCircle(firstBeam(first, px, py), beams - 1, cx, cy, tangentSquare);
            hitCircle(0, lastBeam(last, qx, qy), cx, cy, tangentSquare);
        }
    }

    private void hitCircle(int from, int to, double x, double y, double tangentSquare) {
        for (int k = from; k <= to; k++) {
            double b = x * cos[k] + y * sin[k];
            double half = Math.sqrt(Math.max(0, b * b - tangentSquare));
            // 1/(b - half), without the cancellation.
            reciprocal[k] = Math.max(reciprocal[k], (b + half) / tangentSquare);
        }
    }

    /** Sweeps the edges gathered since {@link #clear} and writes the range of every beam, m; {@code +Infinity} without a hit. */
    void ranges(double[] out) {
        measureEdges(edges, room, x, y, cross);
        findCells(0, edges, x, y, cell);
        findCells(room, room + edges, x, y, cell);
        spans = 0;
        for (int e = 0; e < edges; e++) {
            span(e);
        }
        for (int i = 0; i < spans; i++) {
            hitLine(from[i], to[i], alongCos[i], alongSin[i]);
        }
        double[] r = reciprocal;
        int second = seam;
        for (int k = 0; k < second; k++) {
            r[k] = Math.max(r[k], r[k + second]);
        }
        for (int k = 0; k < beams; k++) {
            out[k] = 1 / r[k];
        }
    }

    /** A loop of its own over plain arrays, so that the compiler makes vector instructions of it; likewise the next. */
    private static void measureEdges(int n, int room, double[] x, double[] y, double[] cross) {
        for (int e = 0; e < n; e++) {
            cross[e] = x[e] * y[e + room] - y[e] * x[e + room];
        }
    }

    /**
     * Measures directions round the diamond |x| + |y| = 1, beginning at the x axis, in cells of the table: one division, no arc
     * tangent and no case distinction.
     */
    private static void findCells(int begin, int end, double[] x, double[] y, double[] cell) {
        for (int i = begin; i < end; i++) {
            cell[i] = cellOf(x[i], y[i]);
        }
    }

    private static double cellOf(double x, double y) {
        double share = x / (Math.abs(x) + Math.abs(y));
        // 1 above the x axis and on it, -1 below: a sign without a branch, which the compiler can still make a vector
        // of.
        double side = Math.max(-1, Math.min(1, (y + 1e-300) * 1e300 * 1e300));
        return (2 - (1 + share) * side) * CELLS_PER_DIAMOND;
    }

    /** Finds which beams an edge covers. */
    private void span(int e) {
        double area = cross[e];
        if (Math.abs(area) < END_ON) {
            return;
        }
        // Which end comes first, counter-clockwise, is a coin toss: an index costs less than a wrong guess.
        int flip = room & (int) (Double.doubleToRawLongBits(area) >> 63);
        int p = e + flip;
        int q = e + room - flip;
        double px = x[p];
        double py = y[p];
        double qx = x[q];
        double qy = y[q];
        double first = beamOf(cell[p]);
        double last = beamOf(cell[q]);
        double perCross = 1 / Math.abs(area);
        int at = spans;
        alongCos[at] = (qy - py) * perCross;
        alongSin[at] = (px - qx) * perCross;
        from[at] = firstBeam(first, px, py);
        if (!isAcrossSeam(first, last)) {
            to[at] = lastBeam(last, qx, qy);
        } else if (seam > 0) {
            to[at] = lastBeam(last + beamsPerTurn, qx, qy);
        } else {
            to[at] = beams - 1;
            spans = at + 1;
            alongCos[at + 1] = alongCos[at];
            alongSin[at + 1] = alongSin[at];
            from[at + 1] = 0;
            to[at + 1] = lastBeam(last, qx, qy);
            at++;
        }
        // Kept where it covers a beam at all.
        spans = at + ((from[at] - to[at] - 1) >>> 31);
    }

    /** The larger of two numbers above zero has the larger bits: a comparison of integers is cheaper than one that minds NaN. */
    private void hitLine(int first, int last, double a, double b) {
        double[] r = reciprocal;
        double[] c = cos;
        double[] s = sin;
        for (int k = first; k <= last; k++) {
            long bits = Double.doubleToRawLongBits(a * c[k] + b * s[k]);
            r[k] = Double.longBitsToDouble(Math.max(Double.doubleToRawLongBits(r[k]), bits));
        }
    }

    /**
     * Whether counter-clockwise from first to last leads past beam 0. What is seen subtends less than half a turn, so that
     * backwards by more than a little is forwards across the seam.
     */
    private boolean isAcrossSeam(double first, double last) {
        return first - last > 0.25 * beamsPerTurn;
    }

    /** The first beam at or counter-clockwise of p: an estimate, then the exact test. */
    private int firstBeam(double estimate, double px, double py) {
        int k = (int) Math.ceil(estimate - slack);
        int end = cos.length;
        while (k < end && k < estimate + 1 && px * sin[k] - py * cos[k] < 0) {
            k++;
        }
        return k;
    }

    private int lastBeam(double estimate, double qx, double qy) {
        int k = (int) Math.min(cos.length - 1, estimate + slack);
        while (k >= 0 && k > estimate - 1 && qy * cos[k] - qx * sin[k] < 0) {
            k--;
        }
        return k;
    }

    /** Estimated beam number of a direction given by its cell, in [0, beamsPerTurn]. */
    private double beamOf(double cell) {
        int i = (int) cell;
        double low = beamOfDiamond[i];
        return low + (cell - i) * (beamOfDiamond[i + 1] - low);
    }

    /** Angle in [0, 2π] of the point at that length round the diamond |x| + |y| = 1 of circumference 4. */
    private static double angleOfDiamond(double length) {
        double x = length <= 2 ? 1 - length : length - 3;
        double y = 1 - Math.abs(x);
        double angle = StrictMath.atan2(y, x);
        return length <= 2 ? angle : 2 * Math.PI - angle;
    }
}
