package org.skidpad.bridge.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeadingHistoryTest {
    @Test
    void aHeadingBetweenTwoStampsIsInterpolatedTheShortWayRound() {
        HeadingHistory history = new HeadingHistory();
        history.add(0, 3.1);
        history.add(100, -3.1);
        double gap = 2 * Math.PI - 6.2;
        assertEquals(3.1 + gap / 4, history.at(25, 9), 1e-12);
        assertEquals(3.1, history.at(-5, 9), 1e-12);
        assertEquals(-3.1, history.at(200, 9), 1e-12);
    }

    @Test
    void withoutAnyHeadingTheGivenOneStands() {
        assertEquals(9, new HeadingHistory().at(1, 9));
    }
}
