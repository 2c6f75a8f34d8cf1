package org.skidpad.sim.sensor;

import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.world.WorldView;

/** Lines of sight: whether walls or other actors stand between an eye and an actor. m, map frame. */
final class Sight {
    /** How far the line of sight stays short of the point looked at, as a share of it: the object must not hide itself. */
    private static final double SHORT_OF = 1 - 1e-9;

    private Sight() {}

    /**
     * True where the centre, a corner or, of a circle, one of four points of the rim can be seen from the eye. The observer
     * itself hides nothing.
     */
    static boolean sees(WorldView world, int observer, double eyeX, double eyeY, int object) {
        ActorStates a = world.actors();
        double c = Trigonometry.cos(a.heading[object]);
        double s = Trigonometry.sin(a.heading[object]);
        double x = a.x[object] + a.boxOffset[object] * c;
        double y = a.y[object] + a.boxOffset[object] * s;
        if (isClear(world, observer, object, eyeX, eyeY, x, y)) {
            return true;
        }
        boolean round = a.radius[object] > 0;
        double u = round ? a.radius[object] : 0.5 * a.length[object];
        double v = round ? a.radius[object] : 0.5 * a.width[object];
        for (int k = 0; k < 4; k++) {
            // Corners of a box; of a circle the points on its axes.
            double along = round ? (k & 1) * (1 - (k & 2)) * u : (k & 1) == 0 ? u : -u;
            double across = round ? ((k + 1) & 1) * (1 - (k & 2)) * v : (k & 2) == 0 ? v : -v;
            if (isClear(world, observer, object, eyeX, eyeY, x + along * c - across * s, y + along * s + across * c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClear(
            WorldView world, int observer, int object, double eyeX, double eyeY, double x, double y) {
        double dx = (x - eyeX) * SHORT_OF;
        double dy = (y - eyeY) * SHORT_OF;
        Walls w = world.walls();
        for (int i = 0; i < w.count; i++) {
            if (crosses(eyeX, eyeY, dx, dy, w.x0[i], w.y0[i], w.x1[i], w.y1[i])) {
                return false;
            }
        }
        ActorStates a = world.actors();
        for (int i = 0; i < a.count; i++) {
            if (a.present[i] && i != observer && i != object && hides(a, i, eyeX, eyeY, dx, dy)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line from (x, y) by (dx, dy) and the segment from 0 to 1 have a point in common. */
    private static boolean crosses(
            double x, double y, double dx, double dy, double x0, double y0, double x1, double y1) {
        double side0 = dx * (y0 - y) - dy * (x0 - x);
        double side1 = dx * (y1 - y) - dy * (x1 - x);
        if (side0 * side1 > 0) {
            return false;
        }
        double ex = x1 - x0;
        double ey = y1 - y0;
        double from = ex * (y - y0) - ey * (x - x0);
        double to = ex * (y + dy - y0) - ey * (x + dx - x0);
        return from * to <= 0 && (side0 != 0 || side1 != 0);
    }

    private static boolean hides(ActorStates a, int i, double x, double y, double dx, double dy) {
        // A circle about the actor first: most are far from the line.
        double reach = a.radius[i] > 0 ? a.radius[i] : 0.5 * (a.length[i] + a.width[i]);
        reach += Math.abs(a.boxOffset[i]);
        double square = dx * dx + dy * dy;
        if (square == 0 || distanceSquare(a.x[i] - x, a.y[i] - y, dx, dy, square) > reach * reach) {
            return false;
        }
        double c = Trigonometry.cos(a.heading[i]);
        double s = Trigonometry.sin(a.heading[i]);
        double ox = a.x[i] + a.boxOffset[i] * c - x;
        double oy = a.y[i] + a.boxOffset[i] * s - y;
        if (a.radius[i] > 0) {
            return distanceSquare(ox, oy, dx, dy, square) < a.radius[i] * a.radius[i];
        }
        // In the box's own frame the line is clipped by two pairs of sides (Liang and Barsky, 1984).
        double startU = -ox * c - oy * s;
        double startV = ox * s - oy * c;
        double du = dx * c + dy * s;
        double dv = dy * c - dx * s;
        double halfLength = 0.5 * a.length[i];
        double halfWidth = 0.5 * a.width[i];
        double enter = Math.max(entry(startU, du, halfLength), entry(startV, dv, halfWidth));
        double leave = Math.min(exit(startU, du, halfLength), exit(startV, dv, halfWidth));
        return enter < leave && enter < 1 && leave > 0;
    }

    /** From a point to the line that begins at the origin, m². */
    private static double distanceSquare(double px, double py, double dx, double dy, double square) {
        double share = Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        double ex = px - share * dx;
        double ey = py - share * dy;
        return ex * ex + ey * ey;
    }

    /** Share of the line at which it enters the strip |u| < half; {@code +Infinity} where it never does. */
    private static double entry(double start, double by, double half) {
        if (by == 0) {
            return Math.abs(start) < half ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (-Math.copySign(half, by) - start) / by;
    }

    private static double exit(double start, double by, double half) {
        return by == 0 ? Double.POSITIVE_INFINITY : (Math.copySign(half, by) - start) / by;
    }
}
