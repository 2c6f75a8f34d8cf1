package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.Trigonometry;

/** Exact distance of two oriented bounding boxes. */
final class Boxes {
    private Boxes() {}

    /** 0 where they overlap. */
    static double distance(Puppet a, Puppet b) {
        double[] p = corners(a);
        double[] q = corners(b);
        if (!separated(p, q) && !separated(q, p)) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                best = Math.min(best, toSegment(p[2 * i], p[2 * i + 1], q, j));
                best = Math.min(best, toSegment(q[2 * i], q[2 * i + 1], p, j));
            }
        }
        return best;
    }

    /** Distance of a point to a box; 0 inside. */
    static double distance(Puppet a, double x, double y) {
        double dx = x - a.spot.x;
        double dy = y - a.spot.y;
        double cos = Trigonometry.cos(a.spot.heading);
        double sin = Trigonometry.sin(a.spot.heading);
        double along = Math.max(0, Math.abs(dx * cos + dy * sin - a.boxOffset) - a.length / 2);
        double across = Math.max(0, Math.abs(dy * cos - dx * sin) - a.width / 2);
        return Math.sqrt(along * along + across * across);
    }

    private static double[] corners(Puppet p) {
        double cos = Trigonometry.cos(p.spot.heading);
        double sin = Trigonometry.sin(p.spot.heading);
        double cx = p.spot.x + p.boxOffset * cos;
        double cy = p.spot.y + p.boxOffset * sin;
        double[] out = new double[8];
        for (int i = 0; i < 4; i++) {
            double l = (i == 0 || i == 3 ? 1 : -1) * p.length / 2;
            double w = (i < 2 ? 1 : -1) * p.width / 2;
            out[2 * i] = cx + l * cos - w * sin;
            out[2 * i + 1] = cy + l * sin + w * cos;
        }
        return out;
    }

    /** True where an axis along a side of the first box lies between the two (separating axis theorem). */
    private static boolean separated(double[] p, double[] q) {
        for (int i = 0; i < 2; i++) {
            double ax = p[2 * i + 2] - p[2 * i];
            double ay = p[2 * i + 3] - p[2 * i + 1];
            double pMin = Double.POSITIVE_INFINITY;
            double pMax = Double.NEGATIVE_INFINITY;
            double qMin = Double.POSITIVE_INFINITY;
            double qMax = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < 4; k++) {
                double a = p[2 * k] * ax + p[2 * k + 1] * ay;
                double b = q[2 * k] * ax + q[2 * k + 1] * ay;
                pMin = Math.min(pMin, a);
                pMax = Math.max(pMax, a);
                qMin = Math.min(qMin, b);
                qMax = Math.max(qMax, b);
            }
            if (pMax < qMin || qMax < pMin) {
                return true;
            }
        }
        return false;
    }

    private static double toSegment(double x, double y, double[] q, int j) {
        int k = (j + 1) % 4;
        double ax = q[2 * j];
        double ay = q[2 * j + 1];
        double ex = q[2 * k] - ax;
        double ey = q[2 * k + 1] - ay;
        double length = ex * ex + ey * ey;
        double u = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / length));
        double dx = x - ax - u * ex;
        double dy = y - ay - u * ey;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
