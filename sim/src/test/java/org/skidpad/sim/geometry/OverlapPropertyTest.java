package org.skidpad.sim.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The closed forms against sampling the boundary of one shape and asking whether a sample lies in the other. */
class OverlapPropertyTest {
    private static final int SAMPLES = 400;
    /** Shapes whose overlap is shallower than the sampling can see are not judged. */
    private static final double BLIND = 0.05;

    @Property(tries = 500)
    void boxesOverlapExactlyWhereSamplingSaysSo(
            @ForAll @DoubleRange(min = -4, max = 4) double x,
            @ForAll @DoubleRange(min = -4, max = 4) double y,
            @ForAll @DoubleRange(min = -3.1, max = 3.1) double heading,
            @ForAll @DoubleRange(min = 0.2, max = 2.5) double halfLength,
            @ForAll @DoubleRange(min = 0.2, max = 1.5) double halfWidth) {
        double c = Math.cos(heading);
        double s = Math.sin(heading);
        double depth = -boxBoxDistance(x, y, c, s, halfLength, halfWidth);
        if (Math.abs(depth) > BLIND) {
            assertEquals(depth > 0, Overlap.boxes(0, 0, 1, 0, 2, 1, x, y, c, s, halfLength, halfWidth));
            assertEquals(depth > 0, Overlap.boxes(x, y, c, s, halfLength, halfWidth, 0, 0, 1, 0, 2, 1));
        }
    }

    @Property(tries = 500)
    void aCircleOverlapsABoxExactlyWhereItsCentreIsWithinTheRadius(
            @ForAll @DoubleRange(min = -4, max = 4) double x,
            @ForAll @DoubleRange(min = -4, max = 4) double y,
            @ForAll @DoubleRange(min = -3.1, max = 3.1) double heading,
            @ForAll @DoubleRange(min = 0.1, max = 2) double radius) {
        double c = Math.cos(heading);
        double s = Math.sin(heading);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = -60; i <= 60; i++) {
            for (int k = -30; k <= 30; k++) {
                double u = 2 * i / 60.0;
                double v = k / 30.0;
                nearest = Math.min(nearest, Math.hypot(x + u * c - v * s, y + u * s + v * c));
            }
        }
        if (Math.abs(nearest - radius) > BLIND) {
            assertEquals(nearest < radius, Overlap.boxCircle(x, y, c, s, 2, 1, 0, 0, radius));
        }
    }

    @Property(tries = 500)
    void aSegmentMeetsABoxExactlyWhereOneOfItsPointsLiesInside(
            @ForAll @DoubleRange(min = -4, max = 4) double x0,
            @ForAll @DoubleRange(min = -4, max = 4) double y0,
            @ForAll @DoubleRange(min = -4, max = 4) double x1,
            @ForAll @DoubleRange(min = -4, max = 4) double y1,
            @ForAll @DoubleRange(min = -3.1, max = 3.1) double heading) {
        double c = Math.cos(heading);
        double s = Math.sin(heading);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= SAMPLES; i++) {
            double t = (double) i / SAMPLES;
            double px = x0 + t * (x1 - x0) - 0.5;
            double py = y0 + t * (y1 - y0) + 0.3;
            nearest = Math.min(nearest, signedDistance(px * c + py * s, py * c - px * s, 2, 1));
        }
        if (Math.abs(nearest) > BLIND) {
            assertEquals(nearest < 0, Overlap.boxSegment(0.5, -0.3, c, s, 2, 1, x0, y0, x1, y1));
        }
    }

    @Property(tries = 300)
    void aCircleMeetsASegmentExactlyWhereAPointOfItIsWithinTheRadius(
            @ForAll @DoubleRange(min = -4, max = 4) double x0,
            @ForAll @DoubleRange(min = -4, max = 4) double y0,
            @ForAll @DoubleRange(min = -4, max = 4) double x1,
            @ForAll @DoubleRange(min = -4, max = 4) double y1,
            @ForAll @DoubleRange(min = 0.1, max = 3) double radius) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= SAMPLES; i++) {
            double t = (double) i / SAMPLES;
            nearest = Math.min(nearest, Math.hypot(x0 + t * (x1 - x0), y0 + t * (y1 - y0)));
        }
        if (Math.abs(nearest - radius) > BLIND) {
            assertEquals(nearest < radius, Overlap.circleSegment(0, 0, radius, x0, y0, x1, y1));
        }
    }

    /** Least signed distance from the sampled area of a box to the box [-2, 2] x [-1, 1]. */
    private static double boxBoxDistance(double x, double y, double c, double s, double halfLength, double halfWidth) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = -40; i <= 40; i++) {
            for (int k = -40; k <= 40; k++) {
                double u = halfLength * i / 40;
                double v = halfWidth * k / 40;
                nearest = Math.min(nearest, signedDistance(x + u * c - v * s, y + u * s + v * c, 2, 1));
            }
        }
        return nearest;
    }

    private static double signedDistance(double x, double y, double halfX, double halfY) {
        double dx = Math.abs(x) - halfX;
        double dy = Math.abs(y) - halfY;
        double outside = Math.hypot(Math.max(0, dx), Math.max(0, dy));
        return outside > 0 ? outside : Math.max(dx, dy);
    }
}
