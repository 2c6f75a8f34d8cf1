package org.skidpad.scenarios.indoor;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;

/**
 * How a race track is drawn: a closed curve in polar coordinates, r = 1 + b Σ aₖ cos(kθ + φₖ) for k = 2 … 5, scaled to its length,
 * with a wall on either side.
 *
 * @param length of the centre line, m
 * @param width between the walls, m
 * @param bends b, 0 for a circle; softened until no bend is tighter than the width
 */
public record TrackSpec(Distribution length, Distribution width, Distribution bends) {
    private static final int POINTS = 240;
    private static final int LAPS = 12;
    private static final int MOST_WAVES = 5;

    /** @param patrols how many others drive round, evenly spread ahead of the start */
    public Track draw(Draws draws, int patrols) {
        RandomStream random = draws.stream(Draws.NOBODY, "track");
        double metres = draws.from(random, length);
        double between = draws.from(random, width);
        double bend = draws.from(random, bends);
        double[] amplitude = new double[MOST_WAVES + 1];
        double[] phase = new double[MOST_WAVES + 1];
        for (int k = 2; k <= MOST_WAVES; k++) {
            amplitude[k] = random.uniform(-1, 1) / k;
            phase[k] = random.uniform(-Math.PI, Math.PI);
        }
        double[][] centre = curve(metres, bend, amplitude, phase);
        while (tightest(centre) < between && bend > 1e-3) {
            bend *= 0.9;
            centre = curve(metres, bend, amplitude, phase);
        }
        double heading = StrictMath.atan2(centre[1][1] - centre[1][0], centre[0][1] - centre[0][0]);
        Pose start = new Pose(centre[0][0], centre[1][0], Angles.wrap(heading));
        List<Pose[]> others = new ArrayList<>();
        for (int i = 1; i <= patrols; i++) {
            others.add(laps(centre, i * POINTS / (patrols + 2)));
        }
        draws.note("track.length", metres);
        draws.note("track.width", between);
        return new Track(walls(centre, between / 2), start, others);
    }

    private static double[][] curve(double metres, double bend, double[] amplitude, double[] phase) {
        double[][] xy = new double[2][POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * i / POINTS;
            double r = 1;
            for (int k = 2; k <= MOST_WAVES; k++) {
                r += bend * amplitude[k] * Trigonometry.cos(k * angle + phase[k]);
            }
            xy[0][i] = r * Trigonometry.cos(angle);
            xy[1][i] = r * Trigonometry.sin(angle);
        }
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += Math.sqrt(squared(xy, i, (i + 1) % POINTS));
        }
        for (double[] row : xy) {
            for (int i = 0; i < POINTS; i++) {
                row[i] *= metres / sum;
            }
        }
        return xy;
    }

    private static double squared(double[][] xy, int i, int j) {
        double dx = xy[0][j] - xy[0][i];
        double dy = xy[1][j] - xy[1][i];
        return dx * dx + dy * dy;
    }

    /** The least radius of a circle through a point and those four before and behind it, m. */
    private static double tightest(double[][] xy) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < POINTS; i++) {
            int a = (i + POINTS - 4) % POINTS;
            int b = (i + 4) % POINTS;
            double ax = xy[0][a] - xy[0][i];
            double ay = xy[1][a] - xy[1][i];
            double bx = xy[0][b] - xy[0][i];
            double by = xy[1][b] - xy[1][i];
            double area2 = Math.abs(ax * by - ay * bx);
            double sides = Math.sqrt(squared(xy, a, i) * squared(xy, i, b) * squared(xy, a, b));
            least = Math.min(least, sides / Math.max(1e-9, 2 * area2));
        }
        return least;
    }

    private static Walls walls(double[][] centre, double half) {
        int n = 2 * POINTS;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] x1 = new double[n];
        double[] y1 = new double[n];
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < POINTS; i++) {
                int before = (i + POINTS - 1) % POINTS;
                int after = (i + 1) % POINTS;
                double dx = centre[0][after] - centre[0][before];
                double dy = centre[1][after] - centre[1][before];
                double d = Math.sqrt(dx * dx + dy * dy) * (side == 0 ? 1 : -1);
                x[side * POINTS + i] = centre[0][i] - half * dy / d;
                y[side * POINTS + i] = centre[1][i] + half * dx / d;
            }
        }
        for (int i = 0; i < n; i++) {
            int after = i / POINTS * POINTS + (i + 1) % POINTS;
            x1[i] = x[after];
            y1[i] = y[after];
        }
        return new Walls(x, y, x1, y1);
    }

    private static Pose[] laps(double[][] centre, int from) {
        Pose[] path = new Pose[LAPS * POINTS];
        for (int i = 0; i < path.length; i++) {
            int at = (from + i) % POINTS;
            int after = (at + 1) % POINTS;
            double heading = StrictMath.atan2(centre[1][after] - centre[1][at], centre[0][after] - centre[0][at]);
            path[i] = new Pose(centre[0][at], centre[1][at], Angles.wrap(heading));
        }
        return path;
    }
}
