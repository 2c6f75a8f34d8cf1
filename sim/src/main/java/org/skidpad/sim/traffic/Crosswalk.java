package org.skidpad.sim.traffic;

/**
 * A strip of road on which pedestrians cross; map frame, m.
 *
 * @param name unique among the crosswalks
 * @param x0 one end of its middle line, at the kerb
 * @param width across the way the pedestrians go
 * @param signal that the drivers see, or null: pedestrians go while it is red, and drivers always yield to whoever is on it
 */
public record Crosswalk(String name, double x0, double y0, double x1, double y1, double width, TrafficLight signal) {
    public Crosswalk {
        if (!(width > 0) || !(Math.hypot(x1 - x0, y1 - y0) > 0)) {
            throw new IllegalArgumentException("crosswalk " + name + " has no extent");
        }
    }

    public double length() {
        return Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    }

    /** Distance of a point from the first end along the middle line, m; negative before it. */
    public double along(double x, double y) {
        return ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length();
    }

    /** Distance of a point from the middle line, left of its direction positive, m. */
    public double across(double x, double y) {
        return ((y - y0) * (x1 - x0) - (x - x0) * (y1 - y0)) / length();
    }
}
