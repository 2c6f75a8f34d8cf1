package org.skidpad.evaluation.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarksTest {
    static List<String> everyWorkload() {
        return Benchmarks.names();
    }

    @ParameterizedTest
    @MethodSource("everyWorkload")
    void everyWorkloadGivesTheAnswerOfItsDefinition(String name) {
        List<BenchResult> results = new ArrayList<>();
        Benchmarks.run(name, 1, 1, 0.001, results::add);
        assertEquals(1, results.size());
        BenchResult result = results.get(0);
        assertNull(result.fault(), result::line);
        assertTrue(result.value() > 0, result::line);
        assertTrue(result.line().startsWith("Skidpad " + name + " " + result.metric() + " "), result::line);
    }

    /** Steps 50 and 51, where a car turns sharply beside an edge, and 166 and 167, where one at 30 m/s comes through an edge. */
    @Test
    void whatFastCarsTouchIsWhatASearchOverEverythingFinds() {
        try (Workload.Run run = new DriveObs("drive-obs-74", 74).open(1)) {
            for (int steps : new int[] {48, 112}) {
                for (long done = 0; done < steps; done += run.chunk() / (74 * DriveScene.AGENTS)) {
                    assertTrue(done <= steps);
                }
                assertNull(run.answer().fault());
                assertNull(run.answer().fault());
            }
        }
    }

    @Test
    void eachThreadGetsARunOfItsOwnAndTheFigureIsThatOfAllComparedWithOne() {
        List<BenchResult> results = new ArrayList<>();
        Benchmarks.run("lidar64", 2, 2, 0.01, results::add);
        assertEquals(2, results.size());
        assertTrue(results.get(0).detail().contains("threads=2 scaling="), results.get(0)::line);
        assertNull(results.get(1).fault());
    }

    @Test
    void manyWorldsOfAScenarioAreSpreadOverTheThreads() {
        List<BenchResult> results = new ArrayList<>();
        Benchmarks.run("cut-in-env", 2, 1, 0.01, results::add);
        assertTrue(results.get(0).detail().startsWith("worlds=256 "), results.get(0)::line);
        assertTrue(results.get(0).detail().contains("threads=2 scaling="), results.get(0)::line);
    }

    @Test
    void aWrongAnswerIsReportedWithWhatWasExpected() {
        List<BenchResult> results = new ArrayList<>();
        new Stopwatch(new Wrong(), 0.001).measure(1, 1, results::add);
        assertEquals("expected sum=5, got sum=4", results.get(0).fault());
        assertTrue(results.get(0).line().startsWith("Skidpad wrong us_per_step "), results.get(0)::line);
    }

    @Test
    void anUnknownWorkloadIsRefusedWithTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Benchmarks.run("lidar65", 1, 1, 1, result -> {}));
        assertTrue(e.getMessage().contains("lidar64"), e.getMessage());
    }

    private record Wrong() implements Workload {
        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public String summary() {
            return "answers wrongly";
        }

        @Override
        public Figure figure() {
            return Figure.microseconds("us_per_step");
        }

        @Override
        public Run open(int threads) {
            return new Run() {
                @Override
                public long chunk() {
                    return 1;
                }

                @Override
                public Answer answer() {
                    return Answer.of("sum=4", false, "sum=5");
                }
            };
        }
    }
}
