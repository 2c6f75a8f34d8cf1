package org.skidpad.sim.road;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.road.LaneProfiles.Cubic;

class CubicStepsTest {
    private static CubicSteps steps(double... stations) {
        CubicSteps steps = new CubicSteps();
        for (double s : stations) {
            steps.add(new Cubic(s, 100 + s, 0, 0, 0));
        }
        return steps;
    }

    @Test
    void theLastThatBeginsAtOrBeforeAStationHolds() {
        for (CubicSteps steps : new CubicSteps[] {steps(0, 10, 20, 30), steps(0, 20, 10, 30)}) {
            assertEquals(100, steps.at(9.99).at(9.99));
            assertEquals(110, steps.at(10).at(10));
            assertEquals(110, steps.at(19).at(19));
            assertEquals(120, steps.at(29).at(29));
            assertEquals(130, steps.at(1000).at(1000));
        }
    }

    @Test
    void ofTwoThatBeginTogetherTheLaterHolds() {
        CubicSteps steps = new CubicSteps();
        steps.add(new Cubic(0, 1, 0, 0, 0));
        steps.add(new Cubic(5, 2, 0, 0, 0));
        steps.add(new Cubic(5, 3, 0, 0, 0));
        assertEquals(3, steps.at(5).at(5));
    }

    @Test
    void beforeTheFirstTheFirstHoldsAndWithoutAnyItIsZero() {
        assertEquals(105, steps(5, 10).at(1).at(1));
        assertEquals(0, steps().at(3).at(3));
    }

    @Test
    void onlyStationsStrictlyBetweenAreAdded() {
        TreeSet<Double> stations = new TreeSet<>();
        steps(0, 10, 20, 30).addStations(stations, 0, 30);
        assertEquals(new TreeSet<>(List.of(10.0, 20.0)), stations);
    }
}
