package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void everyCommandSaysWhatItTakes() {
        for (String command : List.of("deploy", "promote", "robot", "robots", "twin", "run", "train", "check")) {
            String help = Outcome.of(command, "--help").expecting(ExitCode.DONE).out();
            assertTrue(help.contains("Usage: skidpad " + command), help);
        }
    }
}
