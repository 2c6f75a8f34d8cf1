package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;

/** {@code skidpad run --from}. */
class RunFromTest {
    @TempDir
    Path folder;

    private Path record(String... arguments) {
        Path file = folder.resolve("run.mcap");
        List<Object> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--record", file));
        Outcome.of(all.toArray()).expecting(ExitCode.DONE);
        return file;
    }

    private static long[] hashes(Recording run, double from, double to) {
        long[] out = new long[run.samples()];
        int n = 0;
        for (int i = 0; i < run.samples(); i++) {
            if (run.time(i) >= from - 1e-9 && run.time(i) <= to + 1e-9) {
                out[n++] = run.stateHash(i);
            }
        }
        return Arrays.copyOf(out, n);
    }

    @ParameterizedTest
    @CsvSource({"cut-in, detect, 0", "cut-in, detect, 4.73", "emergency-brake, rigid, 5.1", "room-goal, rigid, 2.2"})
    void aRunGoesOnAsItDid(String scenario, String contacts, String moment) {
        Path file = record(scenario, "--contacts", contacts, "--seed", "3");
        Path again = folder.resolve("again.mcap");
        Outcome.of("run", "--from", file + "@" + moment, "--record", again).expecting(ExitCode.DONE);
        Recording first = Recordings.open(file);
        Recording second = Recordings.open(again);
        assertArrayEquals(hashes(first, 0, 1e9), hashes(second, 0, 1e9));
        assertEquals(first.end(), second.end());
        assertEquals(first.decisions().size(), second.decisions().size());
        assertTrue(second.events().stream().anyMatch(e -> e.kind().equals("continued")));
    }

    @Test
    void aRunWithSetOptionsNeedsThemNotAgain() {
        Path file = record("follow-lead", "--set", "v=15 m/s");
        String end = Outcome.of("run", "follow-lead", "--set", "v=15 m/s").lastLine();
        assertEquals(
                end,
                Outcome.of("run", "--from", file + "@3")
                        .expecting(ExitCode.DONE)
                        .lastLine());
        Outcome.of("run", "--from", file + "@3", "--set", "v=16 m/s").isRefusalSaying("--from", "leave out --set");
    }

    @Test
    void anotherPolicyTakesOverAtTheMoment() {
        Path file = record("room-goal", "--seed", "2");
        Path other = folder.resolve("other.mcap");
        Outcome.of("run", "--from", file + "@3", "--policy", "stop", "--record", other)
                .expecting(ExitCode.DONE);
        Recording first = Recordings.open(file);
        Recording second = Recordings.open(other);
        assertArrayEquals(hashes(first, 0, 3), hashes(second, 0, 3));
        assertFalse(Arrays.equals(hashes(first, 3.05, 1e9), hashes(second, 3.05, 1e9)));
        assertEquals("stop", second.header().policy());
        assertEquals("follow-gap", first.header().policy());
    }

    @Test
    void aNewSeedDrawsAnewFromTheMomentOnAndTheNewRunCanBeContinuedToo() {
        Path file = record("room-goal", "--seed", "2");
        Path branch = folder.resolve("branch.mcap");
        Outcome.of("run", "--from", file + "@2", "--seed", 9, "--record", branch)
                .expecting(ExitCode.DONE);
        Recording first = Recordings.open(file);
        Recording second = Recordings.open(branch);
        assertArrayEquals(hashes(first, 0, 2), hashes(second, 0, 2));
        assertEquals(2, second.header().seed());
        // The lidar's noise is another from there on, whether or not that changes what the policy does.
        assertEquals(seen(first, 0, 1.95), seen(second, 0, 1.95));
        assertNotEquals(seen(first, 2, 3), seen(second, 2, 3));
        for (String moment : List.of("2", "4")) {
            Path third = folder.resolve("third.mcap");
            Outcome.of("run", "--from", branch + "@" + moment, "--record", third)
                    .expecting(ExitCode.DONE);
            assertEquals(seen(second, 0, 1e9), seen(Recordings.open(third), 0, 1e9));
        }
        Outcome.of("run", "--from", file + "@2", "--seed", 10, "--record", branch)
                .expecting(ExitCode.DONE);
        assertNotEquals(seen(second, 2, 3), seen(Recordings.open(branch), 2, 3));
    }

    private static String seen(Recording run, double from, double to) {
        StringBuilder out = new StringBuilder();
        for (Recording.Decision d : run.decisions()) {
            if (d.time() >= from - 1e-9 && d.time() <= to + 1e-9) {
                out.append(Arrays.toString(d.observation())).append(Arrays.toString(d.rawAction()));
            }
        }
        return out.toString();
    }

    @Test
    void whatIsNoMomentOfARecordingIsRefused() throws Exception {
        Path file = record("follow-lead");
        Outcome.of("run", "--from", file).isRefusalSaying("--from", "run.mcap@12.4");
        Outcome.of("run", "--from", file + "@ten").isRefusalSaying("--from", "run.mcap@12.4");
        Outcome.of("run", "--from", file + "@1000")
                .isRefusalSaying("run.mcap", "has no moment 1000.0 s", "it goes from 0");
        Outcome.of("run", "--from", file + "@-1").isRefusalSaying("has no moment -1.0 s");
        Outcome.of("run", "--from", folder.resolve("none.mcap") + "@1").isRefusalSaying("none.mcap");
        Outcome.of("run").isRefusalSaying("name a scenario");
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, Library.text("follow-lead") + "\n# changed\n");
        Outcome.of("run", other, "--from", file + "@1").isRefusalSaying("other.yaml", "is not the scenario of");
    }

    @Test
    void aRecordingWhoseStatesDoNotComeOutAgainIsRefused() {
        Path file = record("follow-lead");
        Recording run = Recordings.open(file);
        Path changed = folder.resolve("changed.mcap");
        Recordings.write(withAnotherHash(run, 40), changed);
        Outcome.of("run", "--from", changed + "@1").expecting(ExitCode.DONE);
        Outcome.of("run", "--from", changed + "@3")
                .isRefusalSaying("changed.mcap", "does not repeat: at 2.0 s the state is another");
    }

    private static Recording withAnotherHash(Recording run, int sample) {
        return (Recording) Proxy.newProxyInstance(
                Recording.class.getClassLoader(), new Class<?>[] {Recording.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(run, arguments);
                    boolean changed = method.getName().equals("stateHash") && (int) arguments[0] == sample;
                    return changed ? Long.valueOf((long) answer + 1) : answer;
                });
    }
}
