package org.skidpad.policies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.skidpad.policies.network.MlpActorCritic;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.fuzz.ByteMutations;
import org.skidpad.sim.fuzz.Fuzz;
import org.skidpad.sim.fuzz.Mutator;
import org.skidpad.sim.fuzz.TextMutations;

/** Damaged and forged policies are read or refused. */
@Execution(ExecutionMode.CONCURRENT)
class PolicyFuzzTest {
    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            "[[[[[[[[",
            ",",
            ":",
            "null",
            "true",
            "1e999",
            "-1",
            "0",
            "\"",
            "\"m/s\"",
            "NaN",
            "\\u0000");

    @TempDir
    Path folder;

    private Path policy() {
        PolicyContract contract = new PolicyContract(
                List.of(
                        new Channel("ego_speed", 1, "m/s", "base_link", 0, 40),
                        new Channel("slot_gap", 2, "m", "base_link", 0, 100)),
                List.of(new Channel("acceleration", 1, "m/s^2", "base_link", -8, 3)),
                0.05,
                0.1);
        NetworkShape shape = new NetworkShape(3, 1, List.of(2));
        Path file = folder.resolve("whole.policy");
        Map<String, Object> certificate = Map.of(
                "episodes", 1000, "metrics", Map.of("passed", Map.of("low", 0.9)), "ego", Map.of("kinematics", "car"));
        PolicyFile.write(
                file, contract, shape, MlpActorCritic.initialParameters(shape, 0, 7), Map.of("seed", 1), certificate);
        return file;
    }

    @Test
    void damagedBytesAreReadOrRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(policy());
        Path file = folder.resolve("damaged.policy");
        Fuzz.of("policies, damaged bytes", 1_000).within(folder).run(ByteMutations.of(List.of(bytes)), input -> {
            Files.write(file, input);
            PolicyFile.read(file);
            return true;
        });
    }

    private record Forgery(String entry, byte[] content) {
        @Override
        public String toString() {
            return entry + ": " + new String(content, StandardCharsets.ISO_8859_1);
        }
    }

    private static Mutator<Forgery> forgeries(Map<String, byte[]> entries, List<String> names) {
        return random -> {
            String name = names.get(random.nextInt(names.size()));
            byte[] whole = entries.get(name);
            if (name.endsWith(".onnx")) {
                return new Forgery(name, ByteMutations.of(List.of(whole)).next(random));
            }
            String text = new String(whole, StandardCharsets.UTF_8);
            return new Forgery(
                    name, TextMutations.of(List.of(text), WORDS).next(random).getBytes(StandardCharsets.UTF_8));
        };
    }

    private void forged(String kind, List<String> names) {
        Map<String, byte[]> entries = BundleZip.read(policy());
        Path file = folder.resolve("forged.policy");
        Fuzz.of(kind, 1_000).within(folder).run(forgeries(entries, names), forgery -> {
            Map<String, byte[]> changed = new LinkedHashMap<>(entries);
            changed.put(forgery.entry, forgery.content);
            BundleZip.write(file, changed);
            PolicyFile.read(file);
            return true;
        });
    }

    /** With right checksums: what a hostile writer, not a bad disk, would make. */
    @Test
    void forgedContractsNetworksAndTrainingsAreReadOrRefused() {
        forged(
                "policies, forged entries",
                List.of(PolicyFile.CONTRACT, PolicyFile.NETWORK, PolicyFile.GOLDEN, PolicyFile.TRAINING));
    }

    @Test
    void forgedCertificatesAreReadOrRefused() {
        forged("certificates of policies", new ArrayList<>(List.of(PolicyFile.CERTIFICATE)));
    }
}
