package org.skidpad.evaluation.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BenchmarksTest {
    @Test
    void lidar64GivesTheMeanRangeAndHitRateThatOtherEnginesGive() {
        BenchResult result = Benchmarks.run("lidar64", 1, 0.01);
        assertEquals(21.976, number(result, "mean_range="), 0.001);
        assertEquals(0.794, number(result, "hit="), 0.001);
    }

    @Test
    void theRingSettlesAtTheMeanSpeedOfOtherSimulatorsWithoutATouch() {
        BenchResult result = Benchmarks.run("ring1000", 1, 0.5);
        assertTrue(result.detail().contains("touching=0"), result.detail());
        assertEquals(21.05, number(result, "mean_speed="), 0.3);
        assertTrue(result.line().startsWith("Skidpad ring1000 vehicle_updates "), result.line());
    }

    @Test
    void manyWorldsOfAShippedScenarioAreSteppedOnAsManyThreadsAsAreGiven() {
        BenchResult result = Benchmarks.run("cut-in-env", 2, 0.01);
        assertTrue(result.line().startsWith("Skidpad cut-in-env agent_steps "), result.line());
        assertTrue(result.detail().startsWith("256 worlds, 2 threads, "), result.detail());
        assertTrue(result.value() > 0, result.line());
    }

    @Test
    void anUnknownWorkloadIsRefusedWithTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Benchmarks.run("lidar65", 1, 1));
        assertTrue(e.getMessage().contains("lidar64"), e.getMessage());
    }

    private static double number(BenchResult result, String key) {
        String rest = result.detail().substring(result.detail().indexOf(key) + key.length());
        return Double.parseDouble(rest.split("[ ,]")[0]);
    }
}
