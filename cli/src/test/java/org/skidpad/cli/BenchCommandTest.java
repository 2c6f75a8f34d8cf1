package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.evaluation.bench.Benchmarks;

class BenchCommandTest {
    @Test
    void theHelpNamesEveryWorkload() {
        String help = Outcome.of("bench", "--help").expecting(ExitCode.DONE).out();
        for (String name : Benchmarks.names()) {
            assertTrue(help.contains("  " + name + " "), name + " in: " + help);
        }
        assertTrue(help.contains("  cut-in-train "), help);
        assertTrue(help.contains("  control-tick "), help);
    }

    @Test
    void everyMeasurementIsALineOfTheSameForm(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("bench.json");
        Outcome outcome = Outcome.of(
                        "bench",
                        "lidar64",
                        "cut-in-env",
                        "--threads",
                        1,
                        "--repeat",
                        2,
                        "--seconds",
                        0.01,
                        "--json",
                        json)
                .expecting(ExitCode.DONE);
        List<String> lines = outcome.out().lines().toList();
        assertEquals(4, lines.size(), outcome::out);
        assertTrue(lines.get(0).matches("Skidpad lidar64 rays \\d+ rays/s \\(.+\\)"), lines.get(0));
        assertTrue(
                lines.get(3).matches("Skidpad cut-in-env agent_steps \\d+ steps/s \\(worlds=256 .*\\)"), lines.get(3));
        assertTrue(Files.readString(json).contains("\"agent_steps\""));
    }

    @Test
    void anUnknownWorkloadIsRefusedWithTheOneThatWasMeant() {
        Outcome.of("bench", "lidar46").isRefusalSaying("lidar46", "is no workload", "lidar64");
    }
}
