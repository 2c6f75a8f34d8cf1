package org.skidpad.bridge.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.control.GoalSeeker;
import org.skidpad.bridge.peer.Figure;

class TickBenchmarkTest {
    @Test
    void everyTickCommandsAndEachPriorityHasItsFigures() throws Exception {
        TickBenchmark.Outcome outcome = TickBenchmark.run(0.1, new GoalSeeker());
        assertEquals("", outcome.fault());
        List<String> metrics = outcome.figures().stream().map(Figure::metric).toList();
        List<String> ordinary = List.of("ordinary_p99_9", "ordinary_lateness_p99_9");
        assertEquals(ordinary, metrics.subList(0, 2));
        assertTrue(
                metrics.size() == 2
                        || metrics.subList(2, 4).equals(List.of("real_time_p99_9", "real_time_lateness_p99_9")),
                metrics.toString());
        assertTrue(outcome.figures().stream().allMatch(f -> f.value() > 0), outcome.toString());
    }
}
