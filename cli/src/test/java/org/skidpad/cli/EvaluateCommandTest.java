package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        Outcome first = evaluate("--threads", 1, "--json", one).expecting(ExitCode.DONE);
        Outcome second = evaluate("--threads", 2, "--json", two).expecting(ExitCode.DONE);
        assertEquals(first.out(), second.out());
        assertEquals(Files.readString(one), Files.readString(two));
        assertTrue(Files.size(one) > 500);
        assertTrue(first.out().startsWith("idm on follow-lead, 6 episodes, 6 passed"), first.out());
        assertTrue(first.out().contains("95 % ["), first.out());
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        Outcome.of("evaluate", "idm", "--scenario", "follow-lead", "--episodes", -4)
                .isRefusalSaying("--episodes", "at least 1", "-4");
        Outcome.of("evaluate", "idm", "--scenario", "follow-lead", "--episodes", "many")
                .isRefusalSaying("--episodes", "many");
        evaluate("--threads", 0).isRefusalSaying("--threads", "at least 1", "0");
    }

    @Test
    void aRuleThatDoesNotFitTheTaskIsRefused() {
        Outcome.of("evaluate", "idm", "--scenario", "doorway").isRefusalSaying("idm", "desired_speed");
    }

    @Test
    void aRuleCannotBeCertified() {
        Outcome refused = evaluate("--certify");
        refused.isRefusalSaying("--certify", "policy file");
        assertEquals("", refused.out());
    }

    @Test
    void anOutputThatCannotBeWrittenIsRefusedBeforeTheWork() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        evaluate("--json", file.resolve("a.json")).isRefusalSaying("--json", "is a file");
        evaluate("--keep", file).isRefusalSaying("--keep", "is a file");
        assertEquals("x", Files.readString(file));
    }

    @Test
    void theHelpOfEveryCommandIsWellFormed() {
        for (String command : new String[] {
            "demo", "run", "train", "evaluate", "regress", "view", "robot", "deploy", "check", "bench", "validate"
        }) {
            Outcome help = Outcome.of(command, "--help").expecting(ExitCode.DONE);
            assertTrue(help.out().contains("Usage: skidpad " + command), help.out());
            assertFalse((help.out() + help.err()).contains("WARN"), help.err());
        }
        Outcome all = Outcome.of("--help").expecting(ExitCode.DONE);
        assertFalse((all.out() + all.err()).contains("WARN"), all.err());
    }

    private static Outcome evaluate(Object... more) {
        Object[] all = new Object[6 + more.length];
        System.arraycopy(new Object[] {"evaluate", "idm", "--scenario", "follow-lead", "--episodes", 6}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return Outcome.of(all);
    }
}
