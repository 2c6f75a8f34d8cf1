package org.skidpad.scenarios.script;

import java.util.BitSet;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.state.StateVisitor;

/**
 * A trajectory as points in the map frame with metres and seconds along it: what is left of its shape once positions that depend
 * on somebody are known. Mutable only while it is restored.
 */
final class Path {
    /** More than any trajectory in the field has, and little enough to keep. */
    static final int MOST_POINTS = 200_000;

    /** Within this of a corner a heading goes from one piece's to the next's, m. */
    private static final double CORNER = 2;

    final double[] x;
    final double[] y;
    /** Which way the actor faces, rad. */
    final double[] heading;
    /** Metres from the start. */
    final double[] s;
    /** Seconds as the trajectory states them; all 0 where it states none. */
    final double[] time;

    /** Turns only near corners instead of all along a piece. */
    private boolean cornered;

    /** Its points were laid along a curve; they are no vertices at which a speed could change. */
    private boolean curve;

    /** Points that have no heading of their own; known until it is saved. */
    private final BitSet unstated = new BitSet();

    Path(int points) {
        x = new double[points];
        y = new double[points];
        heading = new double[points];
        s = new double[points];
        time = new double[points];
    }

    /** Fills in metres, and the headings of points that have none of their own ({@code NaN}) from the way on. */
    Path finish(boolean turnsAtCorners) {
        cornered = turnsAtCorners;
        int n = x.length;
        double along = 0;
        boolean known = false;
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                s[i] = s[i - 1]
                        + Math.sqrt((x[i] - x[i - 1]) * (x[i] - x[i - 1]) + (y[i] - y[i - 1]) * (y[i] - y[i - 1]));
            }
            if (!known && i > 0 && s[i] > 1e-9) {
                known = true;
                along = StrictMath.atan2(y[i] - y[i - 1], x[i] - x[i - 1]);
            }
        }
        for (int i = 0; i < n; i++) {
            if (i + 1 < n && s[i + 1] - s[i] > 1e-9) {
                along = StrictMath.atan2(y[i + 1] - y[i], x[i + 1] - x[i]);
            }
            if (Double.isNaN(heading[i])) {
                heading[i] = along;
                unstated.set(i);
            }
        }
        return this;
    }

    /** Its points lie along a curve. */
    Path ofCurve() {
        curve = true;
        unstated.set(0, x.length);
        return this;
    }

    boolean isCurve() {
        return curve;
    }

    /** Whoever drives it backwards faces the other way, except where a heading is stated. */
    void backwards() {
        unstated.stream().forEach(i -> heading[i] = Angles.wrap(heading[i] + Math.PI));
    }

    double length() {
        return s[s.length - 1];
    }

    /** The piece, 0 to points - 2, that holds a number of metres. */
    int pieceAt(double metres) {
        int low = 0;
        int high = s.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (s[middle] <= metres) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private double part(int piece, double metres) {
        double length = s[piece + 1] - s[piece];
        return length <= 0 ? 1 : Math.max(0, Math.min(1, (metres - s[piece]) / length));
    }

    /** The pose at a number of metres, clamped to the ends. */
    void pose(double metres, Spot out) {
        int i = pieceAt(metres);
        double part = part(i, metres);
        out.x = x[i] + part * (x[i + 1] - x[i]);
        out.y = y[i] + part * (y[i + 1] - y[i]);
        out.heading = Angles.wrap(heading(i, part));
    }

    private double heading(int i, double part) {
        double turn = Angles.wrap(heading[i + 1] - heading[i]);
        if (!cornered) {
            return heading[i] + part * turn;
        }
        double length = s[i + 1] - s[i];
        double radius = Math.min(CORNER, length / 2);
        double local = part * length;
        if (radius <= 0) {
            return heading[i];
        }
        if (local < radius && i > 0) {
            double before = Angles.wrap(heading[i] - heading[i - 1]);
            return heading[i] - before * (1 - (radius + local) / (2 * radius));
        }
        if (local > length - radius) {
            boolean last = i == x.length - 2;
            double done = last ? (length - local) / radius : (radius + length - local) / (2 * radius);
            return heading[i] + (1 - done) * turn;
        }
        return heading[i];
    }

    /** Direction of the line itself at a number of metres, rad. */
    double direction(double metres) {
        int i = pieceAt(metres);
        return StrictMath.atan2(y[i + 1] - y[i], x[i + 1] - x[i]);
    }

    /** Metres along the line of the point on it nearest to a place. */
    double nearest(double px, double py) {
        double best = Double.POSITIVE_INFINITY;
        double at = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double ex = x[i + 1] - x[i];
            double ey = y[i + 1] - y[i];
            double length2 = ex * ex + ey * ey;
            double u = length2 == 0 ? 0 : Math.max(0, Math.min(1, ((px - x[i]) * ex + (py - y[i]) * ey) / length2));
            double dx = px - x[i] - u * ex;
            double dy = py - y[i] - u * ey;
            if (dx * dx + dy * dy < best) {
                best = dx * dx + dy * dy;
                at = s[i] + u * (s[i + 1] - s[i]);
            }
        }
        return at;
    }

    /** Moves a point sideways, to the left of the line. */
    static void shift(Spot spot, double direction, double t) {
        spot.x -= t * Trigonometry.sin(direction);
        spot.y += t * Trigonometry.cos(direction);
    }

    /** This path, or that of a snapshot. */
    static Path visited(Path path, StateVisitor v) {
        int points = v.count(path == null ? 0 : path.x.length, MOST_POINTS);
        Path now = v.restoring() ? points < 2 ? null : new Path(points) : path;
        if (now != null) {
            v.reals(now.x, points);
            v.reals(now.y, points);
            v.reals(now.heading, points);
            v.reals(now.s, points);
            v.reals(now.time, points);
            now.cornered = v.flag(now.cornered);
            now.curve = v.flag(now.curve);
        }
        return now;
    }
}
