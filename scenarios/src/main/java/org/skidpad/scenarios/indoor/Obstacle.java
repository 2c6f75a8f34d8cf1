package org.skidpad.scenarios.indoor;

import org.skidpad.sim.geometry.Trigonometry;

/**
 * A solid box or cylinder, m.
 *
 * @param radius of a cylinder, 0 for a box
 * @param halfX half the side along the box's own x axis
 */
record Obstacle(double x, double y, double cos, double sin, double halfX, double halfY, double radius) {
    /** A cylinder becomes a ring of this many segments, corners on the circle: a lidar sees it at most 2 % of its radius too far. */
    private static final int CYLINDER_SIDES = 16;

    static Obstacle box(double x, double y, double angle, double halfX, double halfY) {
        return new Obstacle(x, y, Trigonometry.cos(angle), Trigonometry.sin(angle), halfX, halfY, 0);
    }

    static Obstacle cylinder(double x, double y, double radius) {
        return new Obstacle(x, y, 1, 0, radius, radius, radius);
    }

    /** Radius of the circle around its centre that holds it. */
    double reach() {
        return radius > 0 ? radius : Math.sqrt(halfX * halfX + halfY * halfY);
    }

    /** From a point to its surface, 0 inside. */
    double distance(double px, double py) {
        double dx = px - x;
        double dy = py - y;
        if (radius > 0) {
            return Math.max(0, Math.sqrt(dx * dx + dy * dy) - radius);
        }
        double outX = Math.max(0, Math.abs(cos * dx + sin * dy) - halfX);
        double outY = Math.max(0, Math.abs(cos * dy - sin * dx) - halfY);
        return Math.sqrt(outX * outX + outY * outY);
    }

    /** Its outline counter-clockwise: x, y of each corner. */
    double[] outline() {
        if (radius > 0) {
            double[] ring = new double[2 * CYLINDER_SIDES];
            for (int i = 0; i < CYLINDER_SIDES; i++) {
                double angle = 2 * Math.PI * i / CYLINDER_SIDES;
                ring[2 * i] = x + radius * Trigonometry.cos(angle);
                ring[2 * i + 1] = y + radius * Trigonometry.sin(angle);
            }
            return ring;
        }
        double[] signs = {-1, -1, 1, -1, 1, 1, -1, 1};
        double[] ring = new double[8];
        for (int i = 0; i < 4; i++) {
            double u = signs[2 * i] * halfX;
            double v = signs[2 * i + 1] * halfY;
            ring[2 * i] = x + cos * u - sin * v;
            ring[2 * i + 1] = y + sin * u + cos * v;
        }
        return ring;
    }
}
