package org.skidpad.scenarios.populate;

import org.skidpad.scenarios.sample.Distribution;

/**
 * Where the ego is to go.
 *
 * @param x m, or null where the place draws the goal or it lies ahead
 * @param y m, likewise
 * @param ahead so far along the ego's lane, m, or at the end of the road where that is nearer; null elsewhere
 * @param lanesLeft and so many lanes to the left
 * @param minDistance from the start, m, where the place draws it
 * @param maxDistance likewise
 * @param radius m
 */
public record GoalSpec(
        Distribution x,
        Distribution y,
        Distribution ahead,
        int lanesLeft,
        double minDistance,
        double maxDistance,
        double radius) {
    public static GoalSpec at(Distribution x, Distribution y, double radius) {
        return new GoalSpec(x, y, null, 0, 0, 0, radius);
    }

    public static GoalSpec ahead(Distribution distance, int lanesLeft, double radius) {
        return new GoalSpec(null, null, distance, lanesLeft, 0, 0, radius);
    }

    public static GoalSpec drawnByPlace(double minDistance, double maxDistance, double radius) {
        return new GoalSpec(null, null, null, 0, minDistance, maxDistance, radius);
    }

    boolean isDrawnByPlace() {
        return x == null && ahead == null;
    }
}
