package org.skidpad.scenarios.commonroad;

import java.util.List;

/** A part of the plane: polygons and circles joined. Map frame, m. Immutable. */
final class Region {
    private final List<double[]> polygons;
    private final List<double[]> circles;

    /**
     * @param polygons rings of x, y
     * @param circles x, y, radius
     */
    Region(List<double[]> polygons, List<double[]> circles) {
        this.polygons = List.copyOf(polygons);
        this.circles = List.copyOf(circles);
    }

    boolean contains(double x, double y) {
        for (double[] circle : circles) {
            double dx = x - circle[0];
            double dy = y - circle[1];
            if (dx * dx + dy * dy <= circle[2] * circle[2]) {
                return true;
            }
        }
        for (double[] ring : polygons) {
            if (inside(ring, x, y)) {
                return true;
            }
        }
        return false;
    }

    /** Even-odd rule: a ray to the right crosses the ring an odd number of times. */
    private static boolean inside(double[] ring, double x, double y) {
        boolean inside = false;
        int n = ring.length / 2;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            double xi = ring[2 * i];
            double yi = ring[2 * i + 1];
            double xj = ring[2 * j];
            double yj = ring[2 * j + 1];
            if (yi > y != yj > y && x < (xj - xi) * (y - yi) / (yj - yi) + xi) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Middle of the bounding box of everything, as x, y. */
    double[] middle() {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (double[] circle : circles) {
            minX = Math.min(minX, circle[0] - circle[2]);
            maxX = Math.max(maxX, circle[0] + circle[2]);
            minY = Math.min(minY, circle[1] - circle[2]);
            maxY = Math.max(maxY, circle[1] + circle[2]);
        }
        for (double[] ring : polygons) {
            for (int i = 0; i < ring.length; i += 2) {
                minX = Math.min(minX, ring[i]);
                maxX = Math.max(maxX, ring[i]);
                minY = Math.min(minY, ring[i + 1]);
                maxY = Math.max(maxY, ring[i + 1]);
            }
        }
        return new double[] {(minX + maxX) / 2, (minY + maxY) / 2};
    }
}
