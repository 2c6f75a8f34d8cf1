package org.skidpad.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComfortTest {
    @Test
    void theFiltersAreExactForAQuadratic() {
        double[] x =
                IntStream.range(0, 21).mapToDouble(i -> 3 + 2 * i - 0.5 * i * i).toArray();
        assertEquals(x[10], Comfort.smooth(x, 10, 6), 1e-9);
        assertEquals((2 - 10) / 0.1, Comfort.slope(x, 10, 6, 0.1), 1e-9);
    }

    @Test
    void steadyGentleDrivingIsComfortableAndSteadyHardBrakingIsNot() {
        double[] gentle = new double[100];
        Arrays.fill(gentle, 1.5);
        assertEquals(1, Comfort.share(gentle, 0.05));
        double[] hard = new double[100];
        Arrays.fill(hard, -5);
        assertEquals(0, Comfort.share(hard, 0.05));
    }

    @Test
    void aRampOf6MetresPerCubicSecondIsUncomfortableWithinGoodAccelerations() {
        double[] ramp =
                IntStream.range(0, 40).mapToDouble(i -> -2 + 6 * 0.01 * i).toArray();
        assertTrue(Comfort.share(ramp, 0.01) < 0.1);
    }
}
