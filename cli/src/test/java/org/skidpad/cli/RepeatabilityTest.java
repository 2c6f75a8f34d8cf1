package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The promise: same scenario, seed and policy, same state hash at every tick, on every JDK and machine, on any number of
 * threads, alone or among a thousand worlds, cold or warm, in detect and in rigid. Over {@link RepeatableScenarios}: shipped
 * ones, OpenSCENARIO, and a generated family with pile-ups.
 *
 * <p>A change that is meant to change runs needs a new {@link #PINNED}; a failure prints it.
 */
class RepeatabilityTest {
    /** Hash over all hashes of all ticks of the storyboard and the generated scenarios. */
    private static final long PINNED = -99889356767057606L;

    private static final List<TickHashes> SCENARIOS = RepeatableScenarios.all();

    /** The first runs of this JVM, on one thread, one after another, nothing warm. */
    private static final long[][] ALONE =
            SCENARIOS.stream().map(TickHashes::run).toArray(long[][]::new);

    @Test
    void thereAreAtLeastFiftyScenariosAndPileUpsAmongThem() {
        assertTrue(SCENARIOS.size() >= 50, SCENARIOS.size() + " scenarios");
        for (TickHashes pileUp : SCENARIOS.stream().filter(TickHashes::isPileUp).toList()) {
            TickHashes.Running running = pileUp.start();
            running.finish();
            assertTrue(running.touches() > 20, pileUp + ": " + running.touches() + " touches");
        }
    }

    @Test
    void everyJdkAndMachineComputesThePinnedHash() {
        assertEquals(
                PINNED,
                RepeatableScenarios.fold(SCENARIOS, ALONE),
                () -> "new pin: " + RepeatableScenarios.fold(SCENARIOS, ALONE) + "L, of "
                        + RepeatableScenarios.each(SCENARIOS, ALONE));
    }

    @Test
    void anyNumberOfThreadsComputesTheSameHashAtEveryTick() throws Exception {
        for (int threads : new int[] {1, 2, 8}) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Future<long[]>> runs = new ArrayList<>();
            SCENARIOS.forEach(s -> runs.add(pool.submit(s::run)));
            for (int i = 0; i < runs.size(); i++) {
                assertArrayEquals(ALONE[i], runs.get(i).get(), SCENARIOS.get(i) + " on " + threads + " threads");
            }
            pool.shutdown();
        }
    }

    @Test
    void aWorldAmongAThousandThatTakeTurnsComputesTheSameHashAtEveryTick() {
        List<TickHashes.Running> worlds = new ArrayList<>();
        IntStream.range(0, 1000)
                .forEach(k -> worlds.add(SCENARIOS.get(k % SCENARIOS.size()).start()));
        for (int turn = 0; turn < 20; turn++) {
            worlds.forEach(TickHashes.Running::step);
        }
        for (int k = 0; k < worlds.size(); k++) {
            int scenario = k % SCENARIOS.size();
            long[] hashes = worlds.get(k).hashes();
            long[] alone = Arrays.copyOf(ALONE[scenario], hashes.length);
            assertArrayEquals(alone, hashes, SCENARIOS.get(scenario) + " as world " + k);
        }
    }
}
