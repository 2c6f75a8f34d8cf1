package org.skidpad.viewer.scene;

/** An axis-aligned box in the map frame, m; empty where a minimum exceeds its maximum. */
public record Bounds(double minX, double minY, double maxX, double maxY) {
    public static final Bounds EMPTY = new Bounds(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

    public boolean isEmpty() {
        return minX > maxX || minY > maxY;
    }

    public Bounds including(double x, double y) {
        return new Bounds(Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y));
    }

    public Bounds grownBy(double metres) {
        return isEmpty() ? this : new Bounds(minX - metres, minY - metres, maxX + metres, maxY + metres);
    }

    public double width() {
        return isEmpty() ? 0 : maxX - minX;
    }

    public double height() {
        return isEmpty() ? 0 : maxY - minY;
    }
}
