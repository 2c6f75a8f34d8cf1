package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;

class RunCommandTest {
    @TempDir
    Path folder;

    @Test
    void theLastLineIsTheStateHashAndASecondRunPrintsTheSame() {
        Outcome first = Outcome.of("run", "follow-lead", "--seed", 7).expecting(ExitCode.DONE);
        Outcome second = Outcome.of("run", "follow-lead", "--seed", 7).expecting(ExitCode.DONE);
        assertTrue(first.lastLine().matches("state-hash [0-9a-f]{16}"), first.out());
        assertEquals(first.lastLine(), second.lastLine());
        assertEquals("", first.err());
    }

    @Test
    void anotherSeedIsAnotherRun() {
        Outcome first = Outcome.of("run", "follow-lead", "--seed", 7).expecting(ExitCode.DONE);
        Outcome other = Outcome.of("run", "follow-lead", "--seed", -7).expecting(ExitCode.DONE);
        assertNotEquals(first.lastLine(), other.lastLine());
    }

    @Test
    void contactsCanBeDetectedOnlyOrRigid() {
        Outcome detect = Outcome.of("run", "doorway", "--contacts", "detect").expecting(ExitCode.DONE);
        Outcome rigid = Outcome.of("run", "doorway", "--contacts", "rigid").expecting(ExitCode.DONE);
        assertTrue(detect.out().startsWith("doorway, seed 1, follow-gap: "), detect.out());
        assertTrue(rigid.lastLine().startsWith("state-hash "), rigid.out());
        Outcome.of("run", "doorway", "--contacts", "soft").isRefusalSaying("--contacts", "soft", "DETECT, RIGID");
    }

    @Test
    void aRecordedRunHashesAsAnUnrecordedOneAndHoldsTheHash() {
        Path file = folder.resolve("run.mcap");
        Outcome silent = Outcome.of("run", "follow-lead").expecting(ExitCode.DONE);
        Outcome recorded = Outcome.of("run", "follow-lead", "--record", file).expecting(ExitCode.DONE);
        assertEquals(silent.lastLine(), recorded.lastLine());
        assertTrue(recorded.out().contains("recorded " + file), recorded.out());
        Recording run = Recordings.open(file);
        assertTrue(run.complete());
        assertEquals(recorded.lastLine(), String.format("state-hash %016x", run.stateHash(run.samples() - 1)));
        assertFalse(Files.exists(folder.resolve("run.mcap.part")));
    }

    @Test
    void aParameterIsSetFromTheCommandLine() {
        Outcome slow = Outcome.of("run", "follow-lead", "--set", "v=15 m/s").expecting(ExitCode.DONE);
        Outcome fast = Outcome.of("run", "follow-lead", "--set", "v=25 m/s").expecting(ExitCode.DONE);
        assertNotEquals(slow.lastLine(), fast.lastLine());
        Outcome.of("run", "follow-lead", "--set", "w=25 m/s").isRefusalSaying("no parameter 'w'");
    }

    @Test
    void aMisspeltScenarioIsSuggested() {
        Outcome.of("run", "follow-led").isRefusalSaying("follow-led", "did you mean 'follow-lead'?");
    }

    @Test
    void aPolicyThatIsNeitherAFileNorARuleIsRefused() {
        Outcome.of("run", "follow-lead", "--policy", "idn").isRefusalSaying("idn", "idm");
    }

    @Test
    void aRecordingIsRefusedBeforeTheRunWhereItCannotBeWritten() throws Exception {
        Outcome aFolder = Outcome.of("run", "follow-lead", "--record", folder);
        aFolder.isRefusalSaying("--record", "is a folder");
        assertEquals("", aFolder.out());
        Path file = Files.writeString(folder.resolve("file"), "x");
        Outcome.of("run", "follow-lead", "--record", file.resolve("run.mcap")).isRefusalSaying("is a file");
        Outcome.of("run", "follow-lead", "--record", folder.resolve("missing/run.mcap"))
                .isRefusalSaying("no folder", "missing");
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        Outcome.of("run", "a\0b").isRefusalSaying("is no file name");
        Outcome.of("check", "a\0b").isRefusalSaying("FILE", "Nul character");
        Outcome.of("regress", "a\0b").isRefusalSaying("is no file name");
        Outcome.of("train", "a\0b").isRefusalSaying("is no file name");
    }
}
