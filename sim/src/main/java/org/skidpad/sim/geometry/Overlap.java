package org.skidpad.sim.geometry;

/**
 * Exact overlap of closed planar shapes: touching counts. A box is given by its centre, the cosine and sine of its heading,
 * and its half length (along the heading) and half width; a circle by centre and radius; all in m. Boxes by the separating
 * axis theorem (Gottschalk, Lin and Manocha, "OBBTree", SIGGRAPH 1996, in two dimensions: four axes).
 */
public final class Overlap {
    private Overlap() {}

    public static boolean boxes(
            double ax,
            double ay,
            double aCos,
            double aSin,
            double aHalfLength,
            double aHalfWidth,
            double bx,
            double by,
            double bCos,
            double bSin,
            double bHalfLength,
            double bHalfWidth) {
        double dx = bx - ax;
        double dy = by - ay;
        // |cos| and |sin| of the angle between the boxes.
        double c = Math.abs(aCos * bCos + aSin * bSin);
        double s = Math.abs(aCos * bSin - aSin * bCos);
        return Math.abs(dx * aCos + dy * aSin) <= aHalfLength + bHalfLength * c + bHalfWidth * s
                && Math.abs(dy * aCos - dx * aSin) <= aHalfWidth + bHalfLength * s + bHalfWidth * c
                && Math.abs(dx * bCos + dy * bSin) <= bHalfLength + aHalfLength * c + aHalfWidth * s
                && Math.abs(dy * bCos - dx * bSin) <= bHalfWidth + aHalfLength * s + aHalfWidth * c;
    }

    public static boolean boxCircle(
            double bx,
            double by,
            double bCos,
            double bSin,
            double halfLength,
            double halfWidth,
            double cx,
            double cy,
            double radius) {
        double dx = cx - bx;
        double dy = cy - by;
        double along = Math.max(0, Math.abs(dx * bCos + dy * bSin) - halfLength);
        double across = Math.max(0, Math.abs(dy * bCos - dx * bSin) - halfWidth);
        return along * along + across * across <= radius * radius;
    }

    public static boolean circles(double ax, double ay, double aRadius, double bx, double by, double bRadius) {
        double dx = bx - ax;
        double dy = by - ay;
        double r = aRadius + bRadius;
        return dx * dx + dy * dy <= r * r;
    }

    public static boolean boxSegment(
            double bx,
            double by,
            double bCos,
            double bSin,
            double halfLength,
            double halfWidth,
            double x0,
            double y0,
            double x1,
            double y1) {
        // In the frame of the box: middle and half extent of the segment.
        double mx = (x0 + x1) * 0.5 - bx;
        double my = (y0 + y1) * 0.5 - by;
        double ex = (x1 - x0) * 0.5;
        double ey = (y1 - y0) * 0.5;
        double m0 = mx * bCos + my * bSin;
        double m1 = my * bCos - mx * bSin;
        double e0 = ex * bCos + ey * bSin;
        double e1 = ey * bCos - ex * bSin;
        return Math.abs(m0) <= halfLength + Math.abs(e0)
                && Math.abs(m1) <= halfWidth + Math.abs(e1)
                && Math.abs(m0 * e1 - m1 * e0) <= halfLength * Math.abs(e1) + halfWidth * Math.abs(e0);
    }

    public static boolean circleSegment(
            double cx, double cy, double radius, double x0, double y0, double x1, double y1) {
        return squaredDistanceToSegment(cx, cy, x0, y0, x1, y1) <= radius * radius;
    }

    /** From a point to the nearest point of a segment, m². */
    public static double squaredDistanceToSegment(double x, double y, double x0, double y0, double x1, double y1) {
        double ex = x1 - x0;
        double ey = y1 - y0;
        double square = ex * ex + ey * ey;
        double t = square > 0 ? Math.max(0, Math.min(1, ((x - x0) * ex + (y - y0) * ey) / square)) : 0;
        double dx = x - (x0 + t * ex);
        double dy = y - (y0 + t * ey);
        return dx * dx + dy * dy;
    }
}
