package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.robot.RobotLoader;

class RobotsCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyShippedRobotIsListed() {
        String listed = Outcome.of("robots").expecting(ExitCode.DONE).out();
        for (String name : RobotLoader.shipped()) {
            assertTrue(listed.contains(name), listed);
        }
    }

    @Test
    void whatIsShownIsAFileThatIsGood() throws Exception {
        String shown =
                Outcome.of("robots", "show", "f1tenth").expecting(ExitCode.DONE).out();
        Path file = Files.writeString(folder.resolve("mine.yaml"), shown);
        assertEquals(
                file + ": ok",
                Outcome.of("check", file).expecting(ExitCode.DONE).lastLine());
    }

    @Test
    void aMisspeltKeyIsNamedWithItsPlace() throws Exception {
        String text = RobotLoader.shippedText("f1tenth").replace("steering: {max", "stering: {max");
        Path file = Files.writeString(folder.resolve("mine.yaml"), text);
        String said = Outcome.of("check", file).expecting(ExitCode.BAD_INPUT).out();
        assertTrue(said.contains(file + ":32:3: error: unknown key 'stering'; did you mean 'steering'?"), said);
    }
}
