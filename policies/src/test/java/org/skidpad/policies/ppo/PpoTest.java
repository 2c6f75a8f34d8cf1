package org.skidpad.policies.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;

class PpoTest {
    private static final PpoConfig SMALL = PpoConfig.DEFAULTS
            .withRollout(16, 256, 4)
            .withLearningRate(3e-3)
            .withCheckpointIterations(4)
            .withTotalSteps(32 * 16 * 8);

    @Test
    void learnsToBringAPointToTheMiddle() {
        List<Double> returns = new ArrayList<>();
        try (ServoEnvironment env = new ServoEnvironment(64, 1)) {
            Ppo.train(
                    env,
                    SMALL.withRollout(40, 512, 6).withTotalSteps(64 * 40 * 40),
                    progress -> returns.add(progress.meanReturn()),
                    null);
        }
        double first = returns.get(0);
        double last = returns.get(returns.size() - 1);
        assertTrue(first < -15, "an untrained policy is poor, but has " + first);
        // Full speed to the middle costs 1.9 on average over starts in [-2, 2].
        assertTrue(last > -5, "the mean return is " + last);
    }

    @Test
    void aResumedRunEqualsAnUninterruptedOneBitForBitOnAnyNumberOfThreads(@TempDir Path dir) {
        try (ServoEnvironment env = new ServoEnvironment(300, 3)) {
            PpoConfig config = SMALL.withTotalSteps(300 * 16 * 8);
            TrainedNetwork whole = Ppo.train(env, config, progress -> {}, null);
            TrainedNetwork half = Ppo.train(env, config.withThreads(2), stopAtOnce(), dir);
            assertFalse(half.finished());
            assertEquals(300 * 16 * 4, half.steps());
            TrainedNetwork rest = Ppo.train(env, config, progress -> {}, dir);
            assertTrue(rest.finished());
            assertArrayEquals(whole.parameters(), rest.parameters());
        }
    }

    @Test
    void aDamagedOrForeignCheckpointIsRefusedByName(@TempDir Path dir) throws Exception {
        try (ServoEnvironment env = new ServoEnvironment(32, 2)) {
            Ppo.train(env, SMALL, stopAtOnce(), dir);
            BadInputException foreign =
                    assertThrows(BadInputException.class, () -> Ppo.train(env, SMALL.withSeed(2), progress -> {}, dir));
            assertTrue(foreign.getMessage().contains("another training"), foreign.getMessage());
            Path file = dir.resolve("checkpoint.bin");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            BadInputException damaged =
                    assertThrows(BadInputException.class, () -> Ppo.train(env, SMALL, progress -> {}, dir));
            assertTrue(damaged.getMessage().contains("damaged"), damaged.getMessage());
        }
    }

    private static TrainingListener stopAtOnce() {
        return new TrainingListener() {
            @Override
            public void iteration(TrainingProgress progress) {}

            @Override
            public boolean stopRequested() {
                return true;
            }
        };
    }
}
