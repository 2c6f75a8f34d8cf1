package org.skidpad.sim.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.traffic.Signal.Light;
import org.skidpad.sim.traffic.Signal.Phase;

class SignalTest {
    private static final double DT = 0.05;

    private static Signal signal(double offset) {
        return new Signal(
                "main",
                List.of(new Phase(Light.GREEN, 20), new Phase(Light.AMBER, 3), new Phase(Light.RED, 27)),
                offset);
    }

    @Test
    void eachPhaseBeginsAtItsTickAndTheCycleRepeatsForEver() {
        Signal s = signal(0);
        for (long cycle = 0; cycle < 1000; cycle += 37) {
            long start = cycle * 1000;
            assertEquals(Light.GREEN, s.at(start, DT));
            assertEquals(Light.GREEN, s.at(start + 399, DT));
            assertEquals(Light.AMBER, s.at(start + 400, DT));
            assertEquals(Light.AMBER, s.at(start + 459, DT));
            assertEquals(Light.RED, s.at(start + 460, DT));
            assertEquals(Light.RED, s.at(start + 999, DT));
        }
    }

    @Test
    void theOffsetStartsItInTheMiddleOfItsCycle() {
        assertEquals(Light.RED, signal(25).at(0, DT));
        assertEquals(Light.GREEN, signal(25).at(500, DT));
    }

    @Test
    void theTimeRemainingCountsDownToTheNextOtherLight() {
        assertEquals(27 - DT / 2, signal(0).remaining(460, DT), 1e-9);
        assertEquals(DT / 2, signal(0).remaining(999, DT), 1e-9);
        Signal twoReds = new Signal(
                "two", List.of(new Phase(Light.RED, 2), new Phase(Light.GREEN, 5), new Phase(Light.RED, 3)), 0);
        assertEquals(3 + 2 - DT / 2, twoReds.remaining(140, DT), 1e-9);
        Signal always = new Signal("always", List.of(new Phase(Light.RED, 2)), 0);
        assertEquals(Double.POSITIVE_INFINITY, always.remaining(0, DT));
    }
}
