package org.skidpad.sim.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IdmTest {
    private static final IdmParameters P = IdmParameters.TREIBER;

    @Test
    void atTheEquilibriumGapACarNeitherBrakesNorAccelerates() {
        for (double v = 0; v < 33; v += 3) {
            assertEquals(0, Idm.acceleration(v, Idm.equilibriumGap(v, P), 0, P), 1e-12, "at " + v + " m/s");
        }
    }

    @Test
    void onAFreeRoadItAcceleratesFullyFromRestAndNotAtAllAtTheDesiredSpeed() {
        assertEquals(1, Idm.acceleration(0, Double.POSITIVE_INFINITY, 0, P));
        assertEquals(0, Idm.acceleration(P.desiredSpeed(), Double.POSITIVE_INFINITY, 0, P), 1e-12);
    }

    @Test
    void theDesiredGapIsThatOfTheBookAtTwentyMetresPerSecondApproachingAtFive() {
        // 2 + 20 * 1.8 + 20 * 5 / (2 * sqrt(3))
        assertEquals(2 + 36 + 100 / (2 * Math.sqrt(3)), Idm.desiredGap(20, 5, P), 1e-12);
    }

    @Test
    void theExponentFourShortcutAgreesWithThePower() {
        IdmParameters near = new IdmParameters(30, 1.5, 2, 1, 2, 4.000000001);
        IdmParameters exact = new IdmParameters(30, 1.5, 2, 1, 2, 4);
        assertEquals(Idm.acceleration(17, 30, 2, near), Idm.acceleration(17, 30, 2, exact), 1e-7);
    }

    @Test
    void aLeadThatDrawsAwayNeverMakesTheFollowerBrakeMoreThanTheLeastGapDoes() {
        assertEquals(P.minimumGap(), Idm.desiredGap(20, -40, P));
    }

    @Test
    void mobilChangesForAnAdvantageBeyondTheThresholdAndNotAtTheCostOfTheFollower() {
        MobilParameters m = MobilParameters.MOVSIM;
        assertTrue(Mobil.incentive(0, 0.3, 0, 0, 0, 0, m) > 0);
        assertTrue(Mobil.incentive(0, 0.3, 0, -2, 0, 0, m) < 0);
        assertTrue(Mobil.isSafe(-3.9, m));
        assertFalse(Mobil.isSafe(-4.1, m));
    }

    @Test
    void aLaneChangeEndsWhereItShouldAndStartsAndEndsAtRest() {
        assertEquals(0, LaneChange.progress(0));
        assertEquals(0.5, LaneChange.progress(0.5), 1e-15);
        assertEquals(1, LaneChange.progress(1), 1e-15);
        assertEquals(0, LaneChange.progress(1e-4) / 1e-4, 1e-6);
        assertEquals(0, (1 - LaneChange.progress(1 - 1e-4)) / 1e-4, 1e-6);
    }
}
