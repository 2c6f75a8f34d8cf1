package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    private static final int ROLLOUT = 8 * 32;
    private static final int STEPS = 100 * ROLLOUT;

    @TempDir
    static Path folder;

    static Path experiment;
    static Path policy;

    @BeforeAll
    static void trainWithoutInterruption() throws Exception {
        experiment = Files.writeString(folder.resolve("tiny.yaml"), """
                skidpad_experiment: 1
                name: tiny
                scenario: follow-lead
                agents: 8
                ppo:
                  total_steps: %d
                  rollout_steps: 32
                  minibatch: 64
                  epochs: 2
                  hidden: [16, 16]
                  checkpoint_iterations: 2
                """.formatted(STEPS));
        Path out = folder.resolve("whole");
        Outcome.of("train", experiment, "--out", out, "--threads", 1).expecting(ExitCode.DONE);
        policy = out.resolve("tiny.policy");
    }

    @Test
    void theFolderHoldsPolicyCurvesAndEvents() throws Exception {
        assertTrue(Files.size(policy) > 1000);
        List<String> curves = Files.readAllLines(folder.resolve("whole/curves.csv"));
        assertTrue(curves.get(0).startsWith("step,"), curves.get(0));
        assertEquals(1 + STEPS / ROLLOUT, curves.size());
        assertTrue(curves.get(curves.size() - 1).startsWith(STEPS + ","));
        try (Stream<Path> events = Files.list(folder.resolve("whole/tensorboard"))) {
            // Later starts with the same folder add files of their own.
            assertTrue(events.anyMatch(f -> f.getFileName().toString().startsWith("events.out.tfevents.")
                    && f.toFile().length() > 1000));
        }
        assertTrue(Files.exists(folder.resolve("whole/checkpoint/checkpoint.bin")));
    }

    @Test
    void aKilledRunGoesOnAndEndsWithTheSameBytesOnAnotherNumberOfThreads() throws Exception {
        Path out = folder.resolve("killed");
        Path checkpoint = out.resolve("checkpoint/checkpoint.bin");
        Process training =
                Outcome.start(folder.resolve("killed.txt"), "train", experiment, "--out", out, "--threads", 1);
        while (!Files.exists(checkpoint) && training.isAlive()) {
            Thread.sleep(2);
        }
        training.destroyForcibly();
        Outcome.await(training);
        assertTrue(Files.exists(checkpoint), () -> "no checkpoint; see " + folder.resolve("killed.txt"));
        assertFalse(Files.exists(out.resolve("tiny.policy")), "the run ended before it was killed");

        Outcome resumed =
                Outcome.of("train", experiment, "--out", out, "--threads", 2).expecting(ExitCode.DONE);
        assertTrue(resumed.out().contains("trained tiny: 25,600 steps"), resumed.out());
        assertArrayEquals(Files.readAllBytes(policy), Files.readAllBytes(out.resolve("tiny.policy")));
    }

    @Test
    void aFinishedRunIsNotTrainedAgain() throws Exception {
        byte[] before = Files.readAllBytes(policy);
        Outcome again = Outcome.of("train", experiment, "--out", folder.resolve("whole"))
                .expecting(ExitCode.DONE);
        assertTrue(again.out().contains("tiny was already trained for 25,600 steps"), again.out());
        assertArrayEquals(before, Files.readAllBytes(policy));
    }

    @Test
    void aFolderOfAnotherTrainingIsRefusedAndLeftAsItWas() throws Exception {
        byte[] before = Files.readAllBytes(policy);
        Outcome.of("train", experiment, "--out", folder.resolve("whole"), "--seed", 2)
                .isRefusalSaying("checkpoint", "another training", "remove it to start anew");
        String text = Files.readString(experiment);
        Path more = Files.writeString(folder.resolve("more.yaml"), text.replace("agents: 8", "agents: 16"));
        Outcome.of("train", more, "--out", folder.resolve("whole"))
                .isRefusalSaying("another training", "of agents 8, asked is agents 16");
        Path other = Files.writeString(
                folder.resolve("other.yaml"), text.replace("scenario: follow-lead", "scenario: emergency-brake"));
        Outcome.of("train", other, "--out", folder.resolve("whole"))
                .isRefusalSaying("another training", "another text of the scenario");
        assertArrayEquals(before, Files.readAllBytes(policy));
    }

    @Test
    void aDamagedCheckpointIsRefused() throws Exception {
        Path out = folder.resolve("damaged");
        Path copy = out.resolve("checkpoint/checkpoint.bin");
        Files.createDirectories(copy.getParent());
        byte[] bytes = Files.readAllBytes(folder.resolve("whole/checkpoint/checkpoint.bin"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);
        Outcome.of("train", experiment, "--out", out).isRefusalSaying("checkpoint.bin", "checksum");
        assertFalse(Files.exists(out.resolve("tiny.policy")));
    }

    @Test
    void theTrainedPolicyDrives() {
        Outcome run = Outcome.of("run", "follow-lead", "--policy", policy).expecting(ExitCode.DONE);
        assertTrue(run.lastLine().startsWith("state-hash "), run.out());
        assertEquals(
                run.lastLine(),
                Outcome.of("run", "follow-lead", "--policy", policy).lastLine());
        assertEquals(policy + ": ok", Outcome.of("check", policy).lastLine());
    }

    @Test
    void anEvaluationIsWrittenIntoThePolicyFile() throws Exception {
        Path copy = Files.copy(policy, folder.resolve("certified.policy"));
        Outcome.of("evaluate", copy, "--scenario", "follow-lead", "--episodes", 2, "--certify")
                .expecting(ExitCode.DONE);
        assertTrue(Files.size(copy) > Files.size(policy));
        assertEquals(
                Outcome.of("run", "follow-lead", "--policy", policy).lastLine(),
                Outcome.of("run", "follow-lead", "--policy", copy).lastLine());
    }

    @Test
    void onAScenarioOfAnotherContractTheDifferingFieldsAreNamedAndNothingIsWritten() {
        Path record = folder.resolve("refused.mcap");
        Outcome refused = Outcome.of("run", "doorway", "--policy", policy, "--record", record)
                .expecting(ExitCode.BAD_INPUT);
        assertTrue(refused.err().contains("tiny.policy: error: contract does not fit: "), refused.err());
        assertTrue(refused.err().contains("yaw_rate") || refused.err().contains("lidar"), refused.err());
        assertFalse(refused.err().contains("\tat "), refused.err());
        assertEquals("", refused.out());
        assertFalse(Files.exists(record));
        assertFalse(Files.exists(folder.resolve("refused.mcap.part")));
    }

    @Test
    void aCorruptPolicyIsRefusedWithThePartThatIsWrong() throws Exception {
        byte[] bytes = Files.readAllBytes(policy);
        Path half = Files.write(folder.resolve("half.policy"), Arrays.copyOf(bytes, bytes.length / 2));
        Outcome.of("run", "follow-lead", "--policy", half).isRefusalSaying("half.policy");
        bytes[bytes.length / 2] ^= 1;
        Path flipped = Files.write(folder.resolve("flipped.policy"), bytes);
        Outcome.of("run", "follow-lead", "--policy", flipped).isRefusalSaying("flipped.policy");
        Outcome.of("run", "follow-lead", "--policy", folder).isRefusalSaying("cannot be read");
    }

    @Test
    void wordsAndNumbersThatMakeNoSenseAreRefused() throws Exception {
        Outcome.of("train", "cut-i").isRefusalSaying("cut-i", "did you mean 'cut-in'?");
        Outcome.of("train", experiment, "--steps", -5).isRefusalSaying("--steps", "at least 1", "-5");
        Outcome.of("train", experiment, "--threads", 0).isRefusalSaying("--threads", "at least 1");
        Outcome.of("train", experiment, "--seed", -1).isRefusalSaying("--seed", "at least 0", "-1");
        Outcome.of("train", experiment, "--stesp", 5)
                .isRefusalSaying("Unknown option", "--stesp", "did you mean '--steps'?");
        Outcome.of("train", experiment, "--out", experiment).isRefusalSaying("--out", "is a file");
        Outcome.of("trian").isRefusalSaying("trian", "did you mean 'train'?");
        Outcome.of("bench", "cut-in-evn").isRefusalSaying("cut-in-evn", "did you mean 'cut-in-env'?");
        Outcome.of("bench", "--seconds", -1).isRefusalSaying("--seconds", "-1");
    }
}
