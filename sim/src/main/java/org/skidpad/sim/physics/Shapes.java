package org.skidpad.sim.physics;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.HeadingVectors;
import org.skidpad.sim.geometry.Overlap;
import org.skidpad.sim.grid.Walls;

/** The outlines of all actors where they stand now: centre, heading as cosine and sine, and axis-aligned bounds. */
final class Shapes {
    final double[] centreX;
    final double[] centreY;
    final double[] cos;
    final double[] sin;
    final double[] minX;
    final double[] minY;
    final double[] maxX;
    final double[] maxY;

    /** What follows from the heading, and the heading it follows from: from reference point to centre, half of the bounds. */
    private final double[] offsetX;

    private final double[] offsetY;
    private final double[] extentX;
    private final double[] extentY;
    private final double[] known;

    private final ActorStates actors;
    private final HeadingVectors headings;

    Shapes(ActorStates actors, HeadingVectors headings) {
        this.actors = actors;
        this.headings = headings;
        int n = actors.capacity;
        centreX = new double[n];
        centreY = new double[n];
        cos = headings.cos;
        sin = headings.sin;
        minX = new double[n];
        minY = new double[n];
        maxX = new double[n];
        maxY = new double[n];
        offsetX = new double[n];
        offsetY = new double[n];
        extentX = new double[n];
        extentY = new double[n];
        known = new double[n];
        reset();
    }

    /** Forgets the outlines of the last episode's actors. */
    void reset() {
        Arrays.fill(known, Double.NaN);
    }

    /** Brings the outlines of the first {@code n} actors up to date; absent ones get bounds that meet nothing. */
    void updateAll(int n) {
        double[] heading = actors.heading;
        double[] knownHeading = known;
        boolean anyAbsent = false;
        for (int i = 0; i < n; i++) {
            if (heading[i] != knownHeading[i]) {
                turn(i);
            }
            anyAbsent |= !actors.present[i];
        }
        place(n, actors.x, offsetX, extentX, centreX, minX, maxX);
        place(n, actors.y, offsetY, extentY, centreY, minY, maxY);
        for (int i = 0; anyAbsent && i < n; i++) {
            if (!actors.present[i]) {
                minX[i] = Double.POSITIVE_INFINITY;
                minY[i] = Double.POSITIVE_INFINITY;
                maxX[i] = Double.NEGATIVE_INFINITY;
                maxY[i] = Double.NEGATIVE_INFINITY;
            }
        }
    }

    /** Along one axis. Calls nothing and branches nowhere, so that the compiler can use vector instructions. */
    private static void place(
            int n, double[] at, double[] offset, double[] extent, double[] centre, double[] min, double[] max) {
        for (int i = 0; i < n; i++) {
            double c = at[i] + offset[i];
            centre[i] = c;
            min[i] = c - extent[i];
            max[i] = c + extent[i];
        }
    }

    void update(int i) {
        if (actors.heading[i] != known[i]) {
            turn(i);
        }
        double x = actors.x[i] + offsetX[i];
        double y = actors.y[i] + offsetY[i];
        centreX[i] = x;
        centreY[i] = y;
        minX[i] = x - extentX[i];
        maxX[i] = x + extentX[i];
        minY[i] = y - extentY[i];
        maxY[i] = y + extentY[i];
    }

    private void turn(int i) {
        known[i] = actors.heading[i];
        headings.update(i);
        double c = cos[i];
        double s = sin[i];
        offsetX[i] = actors.boxOffset[i] * c;
        offsetY[i] = actors.boxOffset[i] * s;
        double radius = actors.radius[i];
        double halfLength = actors.length[i] * 0.5;
        double halfWidth = actors.width[i] * 0.5;
        extentX[i] = radius > 0 ? radius : halfLength * Math.abs(c) + halfWidth * Math.abs(s);
        extentY[i] = radius > 0 ? radius : halfLength * Math.abs(s) + halfWidth * Math.abs(c);
    }

    /** Of the centre, m/s along map x. */
    double velocityX(int i) {
        return actors.speed[i] * cos[i] - sideways(i) * sin[i];
    }

    /** Of the centre, m/s along map y. */
    double velocityY(int i) {
        return actors.speed[i] * sin[i] + sideways(i) * cos[i];
    }

    private double sideways(int i) {
        return actors.lateralSpeed[i] + actors.yawRate[i] * actors.boxOffset[i];
    }

    /** From the centre to the nearest point of the outline, m. */
    double smallestHalf(int i) {
        return actors.radius[i] > 0 ? actors.radius[i] : 0.5 * Math.min(actors.length[i], actors.width[i]);
    }

    boolean overlap(int i, int j) {
        double ri = actors.radius[i];
        double rj = actors.radius[j];
        if (ri > 0 && rj > 0) {
            return Overlap.circles(centreX[i], centreY[i], ri, centreX[j], centreY[j], rj);
        }
        if (ri > 0) {
            return boxCircle(j, i, ri);
        }
        if (rj > 0) {
            return boxCircle(i, j, rj);
        }
        return Overlap.boxes(
                centreX[i],
                centreY[i],
                cos[i],
                sin[i],
                actors.length[i] * 0.5,
                actors.width[i] * 0.5,
                centreX[j],
                centreY[j],
                cos[j],
                sin[j],
                actors.length[j] * 0.5,
                actors.width[j] * 0.5);
    }

    boolean overlapsWall(int i, Walls walls, int w) {
        double radius = actors.radius[i];
        if (radius > 0) {
            return Overlap.circleSegment(
                    centreX[i], centreY[i], radius, walls.x0[w], walls.y0[w], walls.x1[w], walls.y1[w]);
        }
        return Overlap.boxSegment(
                centreX[i],
                centreY[i],
                cos[i],
                sin[i],
                actors.length[i] * 0.5,
                actors.width[i] * 0.5,
                walls.x0[w],
                walls.y0[w],
                walls.x1[w],
                walls.y1[w]);
    }

    private boolean boxCircle(int box, int circle, double radius) {
        return Overlap.boxCircle(
                centreX[box],
                centreY[box],
                cos[box],
                sin[box],
                actors.length[box] * 0.5,
                actors.width[box] * 0.5,
                centreX[circle],
                centreY[circle],
                radius);
    }
}
