package org.skidpad.scenarios;

import org.skidpad.scenarios.sample.Distribution;

/**
 * Where the ego is to go.
 *
 * @param x m, null where the place draws the goal
 * @param y m, null where the place draws the goal
 * @param minDistance from the start, m, where the place draws it
 * @param maxDistance likewise
 * @param radius m
 */
record GoalSpec(Distribution x, Distribution y, double minDistance, double maxDistance, double radius) {
    boolean isDrawnByPlace() {
        return x == null;
    }
}
