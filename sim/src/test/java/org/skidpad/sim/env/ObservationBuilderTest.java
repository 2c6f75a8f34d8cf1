package org.skidpad.sim.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.sensor.Measurement;

class ObservationBuilderTest {
    private static final float EXACT = 1e-6f;

    private static PolicyContract observing(Channel... channels) {
        return new PolicyContract(
                List.of(channels),
                List.of(ObservationChannels.SPEED.channel(), ObservationChannels.YAW_RATE.channel()),
                0.1,
                0);
    }

    private static float[] build(PolicyContract contract, Measurement m) {
        float[] out = new float[contract.observationSize()];
        new ObservationBuilder(contract).build(m, out, 0);
        return out;
    }

    @Test
    void theBoundsOfAChannelBecomeMinusOneAndOne() {
        PolicyContract contract = observing(ObservationChannels.EGO_SPEED.bounded(0, 40));
        Measurement m = new Measurement(0, 2);
        m.speed = 0;
        assertEquals(-1, build(contract, m)[0], EXACT);
        m.speed = 40;
        assertEquals(1, build(contract, m)[0], EXACT);
        m.speed = 30;
        assertEquals(0.5, build(contract, m)[0], EXACT);
    }

    @Test
    void valuesBeyondTheBoundsAreClampedAndNanBecomesTheMiddle() {
        PolicyContract contract = observing(ObservationChannels.EGO_SPEED.bounded(0, 40));
        Measurement m = new Measurement(0, 2);
        m.speed = 1e9;
        assertEquals(1, build(contract, m)[0], EXACT);
        m.speed = Double.NEGATIVE_INFINITY;
        assertEquals(-1, build(contract, m)[0], EXACT);
        m.speed = Double.NaN;
        assertEquals(0, build(contract, m)[0], EXACT);
    }

    @Test
    void aMissingNeighbourIsAtTheFarEndOfTheGapAndHasNoCloseness() {
        PolicyContract contract =
                observing(ObservationChannels.SLOT_GAP.channel(), ObservationChannels.SLOT_CLOSENESS.channel());
        Measurement m = new Measurement(0, 2);
        Arrays.fill(m.slotGap, Double.POSITIVE_INFINITY);
        m.slotGap[0] = 10;
        float[] out = build(contract, m);
        assertEquals(-0.8, out[0], EXACT);
        assertEquals(1, out[1], EXACT);
        assertEquals(0, out[6], EXACT);
        assertEquals(-1, out[7], EXACT);
    }

    @Test
    void anObstacleStraightAheadIsInSectorZeroAndOneToTheLeftInTheFirstQuarter() {
        PolicyContract contract = observing(ObservationChannels.LIDAR_SECTORS.sized(8));
        Measurement m = scan(360);
        m.ranges[0] = 1;
        m.ranges[90] = 2;
        float[] out = build(contract, m);
        assertEquals(2 * 1 / 3.5 - 1, out[0], EXACT);
        assertEquals(2 * 2 / 3.5 - 1, out[2], EXACT);
        assertEquals(1, out[1], EXACT);
        assertEquals(1, out[6], EXACT);
    }

    @Test
    void aHeldScanTurnsAgainstTheTurnOfTheRobot() {
        PolicyContract contract = observing(ObservationChannels.LIDAR_SECTORS.sized(4));
        Measurement m = scan(360);
        m.ranges[90] = 1;
        m.scanHeading = 0.3;
        m.heading = 0.3 + Math.PI / 2;
        float[] out = build(contract, m);
        assertEquals(2 * 1 / 3.5 - 1, out[0], EXACT, "what was to the left is now ahead");
        assertEquals(1, out[1], EXACT);
    }

    @Test
    void theGoalBehindHasADirectionOfMinusOneAndZero() {
        PolicyContract contract = observing(ObservationChannels.GOAL_DIRECTION.channel());
        Measurement m = new Measurement(0, 2);
        m.goalX = -3;
        m.goalY = 0;
        float[] out = build(contract, m);
        assertEquals(-1, out[0], EXACT);
        assertEquals(0, out[1], EXACT);
    }

    @Test
    void thePreviousActionIsScaledByTheBoundsOfTheAction() {
        PolicyContract contract = observing(ObservationChannels.PREVIOUS_ACTION.sized(2));
        Measurement m = new Measurement(0, 2);
        m.previousAction[0] = 0.22f;
        m.previousAction[1] = -1.42f;
        float[] out = build(contract, m);
        assertEquals(1, out[0], EXACT);
        assertEquals(-0.5, out[1], EXACT);
    }

    @Test
    void aContractInOtherUnitsIsRefused() {
        Channel kilometres = new Channel("ego_speed", 1, "km/h", "base_link", 0, 40);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new ObservationBuilder(observing(kilometres)));
        assertTrue(e.getMessage().contains("km/h"), e.getMessage());
    }

    @Test
    void aMisspeltChannelIsRefusedWithASuggestion() {
        Channel misspelt = new Channel("ego_sped", 1, "m/s", "base_link", 0, 40);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new ObservationBuilder(observing(misspelt)));
        assertTrue(e.getMessage().contains("ego_speed"), e.getMessage());
    }

    @Test
    void theDriversContractHasAtLeastThirtyTwoNumbers() {
        assertTrue(StandardTasks.driver().observationSize() >= 32);
        new ObservationBuilder(StandardTasks.driver());
        new ObservationBuilder(StandardTasks.burger());
    }

    @Test
    void everyDifferenceBetweenTwoContractsIsNamed() {
        PolicyContract needed = observing(ObservationChannels.EGO_SPEED.bounded(0, 40));
        PolicyContract offered = observing(new Channel("ego_speed", 1, "km/h", "base_link", 0, 50));
        assertEquals(
                List.of(
                        "observation[0].unit: needs m/s, policy has km/h",
                        "observation[0].high: needs 40.0, policy has 50.0"),
                needed.differences(offered));
        assertEquals(List.of(), needed.differences(needed));
    }

    private static Measurement scan(int beams) {
        Measurement m = new Measurement(beams, 2);
        Arrays.fill(m.ranges, Float.POSITIVE_INFINITY);
        m.scanAngleMin = 0;
        m.scanAngleIncrement = 2 * Math.PI / beams;
        return m;
    }
}
