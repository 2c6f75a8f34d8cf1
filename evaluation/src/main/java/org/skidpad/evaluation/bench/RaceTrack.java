package org.skidpad.evaluation.bench;

import org.skidpad.sim.grid.Walls;

/**
 * A closed corridor for 1:10 race cars, {@value #WIDTH} m wide and about 80 m round: the centre line is the polar curve {@code r
 * = 11 + 2.2 cos 2φ + 1.1 cos(3φ + 0.7)} m, which turns both ways; walls run half a width beside it, in pieces of about 0.8 m.
 * m, map frame, counter-clockwise.
 */
final class RaceTrack {
    static final int POINTS = 100;
    static final double WIDTH = 2.4;

    /** Centre line. */
    final double[] x = new double[POINTS];

    final double[] y = new double[POINTS];
    /** From the x axis to the direction of travel at the first point, rad. */
    final double startHeading;

    final double length;
    /** The left wall, then the right one. */
    final Walls walls;

    RaceTrack() {
        for (int k = 0; k < POINTS; k++) {
            double angle = 2 * Math.PI * k / POINTS;
            double r = 11 + 2.2 * StrictMath.cos(2 * angle) + 1.1 * StrictMath.cos(3 * angle + 0.7);
            x[k] = r * StrictMath.cos(angle);
            y[k] = r * StrictMath.sin(angle);
        }
        double[][] left = beside(0.5 * WIDTH);
        double[][] right = beside(-0.5 * WIDTH);
        double[][] ends = new double[4][2 * POINTS];
        double sum = 0;
        for (int k = 0; k < POINTS; k++) {
            int next = (k + 1) % POINTS;
            for (int axis = 0; axis < 2; axis++) {
                ends[axis][k] = left[axis][k];
                ends[axis + 2][k] = left[axis][next];
                ends[axis][POINTS + k] = right[axis][k];
                ends[axis + 2][POINTS + k] = right[axis][next];
            }
            sum += Math.sqrt((x[next] - x[k]) * (x[next] - x[k]) + (y[next] - y[k]) * (y[next] - y[k]));
        }
        walls = new Walls(ends[0], ends[1], ends[2], ends[3]);
        length = sum;
        startHeading = StrictMath.atan2(y[1] - y[POINTS - 1], x[1] - x[POINTS - 1]);
    }

    /** The centre line moved to the left by so many metres. */
    private double[][] beside(double left) {
        double[][] line = new double[2][POINTS];
        for (int k = 0; k < POINTS; k++) {
            int before = (k + POINTS - 1) % POINTS;
            int after = (k + 1) % POINTS;
            double dx = x[after] - x[before];
            double dy = y[after] - y[before];
            double scale = left / Math.sqrt(dx * dx + dy * dy);
            line[0][k] = x[k] - dy * scale;
            line[1][k] = y[k] + dx * scale;
        }
        return line;
    }
}
