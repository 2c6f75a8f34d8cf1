package org.skidpad.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.YamlMutations;

/** Damaged experiments are read or refused. */
class ExperimentFuzzTest {
    private static final List<String> EXPERIMENTS = List.of("""
            skidpad_experiment: 1
            name: a
            scenario: small.yaml
            agents: 512
            ppo: {seed: 3, total_steps: 5000000, rollout_steps: 64, minibatch: 8192, epochs: 4, gamma: 0.99, hidden: [64, 32],
              learning_rate: 0.001, anneal_learning_rate: true, clip: 0.2, target_kl: 0.02, initial_log_std: -0.5}
            """, """
            skidpad_experiment: 1
            name: b
            root: .
            scenario: small.yaml
            """);

    @TempDir
    Path folder;

    @Test
    void damagedExperimentsAreReadOrRefused() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                skidpad: 1
                name: small
                time: {step: 0.1 s, duration: 1 s}
                road: {straight: {lanes: 1, length: 90 m}}
                ego: {model: car, at: {lane: 0, s: 9}}
                task: {preset: driver, desired_speed: 9}
                """);
        Path file = folder.resolve("experiment.yaml");
        Fuzz.of("experiments (YAML)", 500)
                .within(folder)
                .run(
                        YamlMutations.of(
                                EXPERIMENTS,
                                List.of(
                                        "/etc/passwd",
                                        "../small.yaml",
                                        "../../../../etc/passwd",
                                        "..",
                                        "small.yaml/x")),
                        text -> {
                            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                            Experiment.load(file.toString(), new ArrayList<>());
                            return true;
                        });
    }
}
