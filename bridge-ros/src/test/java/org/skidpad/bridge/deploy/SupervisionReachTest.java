package org.skidpad.bridge.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SupervisionReachTest {
    private static final long S = 1_000_000_000;

    private final SupervisionReach reach = new SupervisionReach();

    @Test
    void aRecorderThatIsReachedDoesNotStandInForARobotThatIsNot() {
        assertFalse(reach.holds(0, 2, 0));
        assertFalse(reach.holds(S, 2, 1), "one of the two may be the robot");
        assertTrue(reach.holds(2 * S, 2, 2));
    }

    @Test
    void nothingHoldsWhereNobodyReads() {
        assertFalse(reach.holds(0, 0, 0));
    }

    @Test
    void theSupervisorHasTwoSecondsToMeetANewcomerWhileTheRobotDrives() {
        assertTrue(reach.holds(0, 1, 1));
        assertTrue(reach.holds(2 * S, 2, 1));
        assertFalse(reach.holds(2 * S + 1, 2, 1));
        assertTrue(reach.holds(3 * S, 2, 2));
    }

    @Test
    void aRobotThatLeftAndCameAgainIsANewcomerWithoutGrace() {
        assertTrue(reach.holds(0, 1, 1));
        assertFalse(reach.holds(S / 10, 0, 0));
        assertFalse(reach.holds(S / 5, 1, 0));
    }
}
