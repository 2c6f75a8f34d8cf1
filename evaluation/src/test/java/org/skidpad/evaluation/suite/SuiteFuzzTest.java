package org.skidpad.evaluation.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.evaluation.regression.Baseline;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.TextMutations;
import org.skidpad.sim.fuzz.YamlMutations;

/** Damaged suites and reports are read or refused. */
@Execution(ExecutionMode.CONCURRENT)
class SuiteFuzzTest {
    private static final String SCENARIO = """
            skidpad: 1
            name: small
            parameters: {v: 9}
            time: {step: 0.1 s, duration: 1 s}
            road: {straight: {lanes: 1, length: 90 m}}
            ego: {model: car, at: {lane: 0, s: 9, speed: $v}}
            task: {preset: driver, desired_speed: 9}
            """;

    private static final List<String> SUITES = List.of("""
            skidpad_suite: 1
            name: a
            runs:
              - {scenario: small.yaml, policy: idm, seeds: {first: 1, count: 20}, require: {pass_rate: 90 %}}
              - {scenario: small.yaml, policy: keep, seeds: [1, 5, 9], expect: fail, contacts: rigid, criteria: {ok: always (gap > 1)}}
            """, """
            skidpad_suite: 1
            name: b
            root: .
            runs:
              - {scenario: small.yaml, policy: p.policy, vary: {grid: {v: {range: [8, 10], step: 1}}}}
              - {scenario: small.yaml, policy: idm, vary: {latin_hypercube: {count: 3, of: {v: {uniform: [1, 5]}}}}}
            """);

    private static final String REPORT = """
            {"suite": "a", "passed": false, "cases": [
              {"case": "small idm", "runs": [{"seed": 1, "passed": true, "metrics": {"success": 1, "collision": 0}},
                                             {"seed": 2, "passed": false, "metrics": {"success": 0, "collision": 1.0}}]},
              {"case": "other", "runs": []}]}
            """;

    @TempDir
    Path folder;

    @Test
    void damagedSuitesAreReadOrRefused() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SCENARIO);
        Path file = folder.resolve("suite.yaml");
        Fuzz.of("suites (YAML)", 500)
                .within(folder)
                .run(
                        YamlMutations.of(
                                SUITES,
                                List.of(
                                        "/etc/passwd",
                                        "../small.yaml",
                                        "../../../../etc/passwd",
                                        "..",
                                        "small.yaml/x",
                                        "sobol")),
                        text -> {
                            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                            Suite.load(file.toString(), new ArrayList<>());
                            return true;
                        });
    }

    @Test
    void damagedReportsAreReadOrRefused() {
        Path file = folder.resolve("report.json");
        Fuzz.of("reports of suites (JSON)", 2_000)
                .within(folder)
                .run(
                        TextMutations.of(
                                List.of(REPORT),
                                List.of("{", "}", "[", "[[[[[[[[", "null", "1e999", "\"runs\":", "\\u0000")),
                        text -> {
                            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                            Baseline.read(file);
                            return true;
                        });
    }
}
