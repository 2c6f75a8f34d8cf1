package org.skidpad.scenarios;

import org.skidpad.scenarios.sample.Distribution;

/**
 * Where the ego is to go.
 *
 * @param x m, null where the room draws the goal
 * @param y m, null where the room draws the goal
 * @param minDistance from the start, m, where the room draws it
 * @param radius m
 */
record GoalSpec(Distribution x, Distribution y, double minDistance, double radius) {
    boolean isDrawnByRoom() {
        return x == null;
    }
}
