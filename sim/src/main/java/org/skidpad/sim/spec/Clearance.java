package org.skidpad.sim.spec;

import org.skidpad.sim.geometry.Overlap;

/**
 * Distances between outlines, as pure functions: oriented boxes (centre, cosine and sine of the heading, half length, half
 * width), circles and wall segments. Metres; 0 where they touch or overlap. A rectangle and another convex outline that do not
 * overlap are nearest at a corner of one of them.
 */
public final class Clearance {
    private Clearance() {}

    /** From a point to a box. */
    public static double pointToBox(
            double px, double py, double x, double y, double cos, double sin, double halfLength, double halfWidth) {
        double dx = px - x;
        double dy = py - y;
        double along = Math.max(0, Math.abs(dx * cos + dy * sin) - halfLength);
        double across = Math.max(0, Math.abs(dy * cos - dx * sin) - halfWidth);
        return Math.sqrt(along * along + across * across);
    }

    /** From a circle to a box. */
    public static double circleToBox(
            double cx,
            double cy,
            double radius,
            double x,
            double y,
            double cos,
            double sin,
            double halfLength,
            double halfWidth) {
        return Math.max(0, pointToBox(cx, cy, x, y, cos, sin, halfLength, halfWidth) - radius);
    }

    /** From a circle to a circle. */
    public static double circleToCircle(double ax, double ay, double ar, double bx, double by, double br) {
        double dx = bx - ax;
        double dy = by - ay;
        return Math.max(0, Math.sqrt(dx * dx + dy * dy) - ar - br);
    }

    /** From a box to a box. */
    public static double boxToBox(
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
        if (Overlap.boxes(ax, ay, aCos, aSin, aHalfLength, aHalfWidth, bx, by, bCos, bSin, bHalfLength, bHalfWidth)) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            double along = (i & 1) == 0 ? 1 : -1;
            double across = (i & 2) == 0 ? 1 : -1;
            double cornerX = ax + along * aHalfLength * aCos - across * aHalfWidth * aSin;
            double cornerY = ay + along * aHalfLength * aSin + across * aHalfWidth * aCos;
            least = Math.min(least, pointToBox(cornerX, cornerY, bx, by, bCos, bSin, bHalfLength, bHalfWidth));
            cornerX = bx + along * bHalfLength * bCos - across * bHalfWidth * bSin;
            cornerY = by + along * bHalfLength * bSin + across * bHalfWidth * bCos;
            least = Math.min(least, pointToBox(cornerX, cornerY, ax, ay, aCos, aSin, aHalfLength, aHalfWidth));
        }
        return least;
    }

    /** From a box to the segment p–q. */
    public static double boxToSegment(
            double x,
            double y,
            double cos,
            double sin,
            double halfLength,
            double halfWidth,
            double px,
            double py,
            double qx,
            double qy) {
        double dx = qx - px;
        double dy = qy - py;
        double length = Math.sqrt(dx * dx + dy * dy);
        if (length == 0) {
            return pointToBox(px, py, x, y, cos, sin, halfLength, halfWidth);
        }
        // A segment is a box of no width.
        return boxToBox(
                x,
                y,
                cos,
                sin,
                halfLength,
                halfWidth,
                0.5 * (px + qx),
                0.5 * (py + qy),
                dx / length,
                dy / length,
                0.5 * length,
                0);
    }

    /** From a circle to the segment p–q. */
    public static double circleToSegment(
            double cx, double cy, double radius, double px, double py, double qx, double qy) {
        return Math.max(0, boxToSegment(cx, cy, 1, 0, 0, 0, px, py, qx, qy) - radius);
    }
}
