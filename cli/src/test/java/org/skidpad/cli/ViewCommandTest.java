package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewCommandTest {
    @TempDir
    static Path folder;

    static Path run;

    @BeforeAll
    static void recordARun() {
        run = folder.resolve("run.mcap");
        Outcome.of("run", "follow-lead", "--record", run).expecting(ExitCode.DONE);
    }

    @Test
    void aMomentOfARecordingBecomesAPictureOfTheSizeAskedFor() throws Exception {
        Path png = folder.resolve("moment.png");
        Outcome drawn = Outcome.of("view", run, "--snapshot", png, "--at", 12.5, "--width", 640, "--height", 360)
                .expecting(ExitCode.DONE);
        assertTrue(drawn.out().contains("rendered " + png), drawn.out());
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(640, image.getWidth());
        assertEquals(360, image.getHeight());
        assertFalse(Files.exists(folder.resolve("moment.png.part")));
    }

    @Test
    void aShippedScenarioIsDrivenByItsBaselineAndShown() throws Exception {
        Path png = folder.resolve("crossing.png");
        Outcome.of("view", "crossing-car", "--seed", 2, "--set", "difficulty=0.2", "--snapshot", png, "--at", 5)
                .expecting(ExitCode.DONE);
        assertEquals(1280, ImageIO.read(png.toFile()).getWidth());
        Outcome refused =
                Outcome.of("view", run, "--seed", 2, "--snapshot", png).expecting(ExitCode.BAD_INPUT);
        assertTrue(refused.err().contains("a recording is what it is"), refused.err());
    }

    @Test
    void twoMomentsLookDifferent() throws Exception {
        Path early = folder.resolve("early.png");
        Path late = folder.resolve("late.png");
        Outcome.of("view", run, "--snapshot", early, "--at", 1).expecting(ExitCode.DONE);
        Outcome.of("view", run, "--snapshot", late, "--at", 30, "--light", "--overview")
                .expecting(ExitCode.DONE);
        assertFalse(Arrays.equals(Files.readAllBytes(early), Files.readAllBytes(late)));
    }

    @Test
    void aMomentOutsideTheRecordingIsRefused() {
        Path png = folder.resolve("never.png");
        Outcome.of("view", run, "--snapshot", png, "--at", -1).isRefusalSaying("--at", "-1", "40.00 s");
        Outcome.of("view", run, "--snapshot", png, "--at", 41).isRefusalSaying("--at", "41", "40.00 s");
        assertFalse(Files.exists(png));
    }

    @Test
    void aSizeOutsideItsLimitsIsRefused() {
        Path png = folder.resolve("never.png");
        Outcome.of("view", run, "--snapshot", png, "--width", -5).isRefusalSaying("--width", "-5");
        Outcome.of("view", run, "--snapshot", png, "--height", 1_000_000).isRefusalSaying("--height", "1000000");
        assertFalse(Files.exists(png));
    }

    @Test
    void whatIsNoRecordingIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mcap"), "no recording at all, only a text\n");
        Outcome.of("view", text, "--snapshot", folder.resolve("a.png")).isRefusalSaying("text.mcap", "no MCAP file");
        Outcome.of("view", folder, "--snapshot", folder.resolve("a.png")).isRefusalSaying("is a folder");
        Outcome.of("view", folder.resolve("none.mcap"), "--snapshot", folder.resolve("a.png"))
                .isRefusalSaying("none.mcap", "no such file");
    }

    @Test
    void aRecordingThatWasCutOffIsRefusedAndShownAsFarAsItGoesOnRequest() throws Exception {
        byte[] bytes = Files.readAllBytes(run);
        Path tiny = Files.write(folder.resolve("tiny.mcap"), Arrays.copyOf(bytes, 200));
        Outcome.of("view", tiny, "--snapshot", folder.resolve("tiny.png")).isRefusalSaying("tiny.mcap", "cut off");
        Path most = Files.write(folder.resolve("most.mcap"), Arrays.copyOf(bytes, bytes.length * 3 / 4));
        Path png = folder.resolve("most.png");
        Outcome.of("view", most, "--snapshot", png, "--at", 1)
                .isRefusalSaying("most.mcap", "was cut off; readable up to ", "--partial");
        assertFalse(Files.exists(png));
        Outcome.of("view", most, "--partial", "--snapshot", png, "--at", 1).expecting(ExitCode.DONE);
        Outcome checked = Outcome.of("check", most).expecting(ExitCode.BAD_INPUT);
        assertTrue(checked.out().contains("was cut off; readable up to "), checked.out());
    }

    @Test
    void aRunThatGoesOnOrWasKilledIsShownWithAWarning() throws Exception {
        byte[] bytes = Files.readAllBytes(run);
        Path part = Files.write(folder.resolve("killed.mcap.part"), Arrays.copyOf(bytes, bytes.length * 3 / 4));
        Outcome shown = Outcome.of("view", part, "--snapshot", folder.resolve("killed.png"), "--at", 1)
                .expecting(ExitCode.DONE);
        assertTrue(shown.err().contains("is not finished; readable up to "), shown.err());
    }

    @Test
    void aPictureIsRefusedWhereItCannotBeWritten() {
        Outcome.of("view", run, "--snapshot", folder).isRefusalSaying("--snapshot", "is a folder");
        Outcome.of("view", run, "--snapshot", run.resolve("a.png")).isRefusalSaying("--snapshot", "is a file");
    }

    @Test
    void aWindowWithoutADisplayIsRefusedWithAWayOut() throws Exception {
        Path output = folder.resolve("window.txt");
        assertEquals(ExitCode.BAD_INPUT, Outcome.await(Outcome.start(output, "view", run)));
        String said = Files.readString(output);
        assertTrue(said.contains("DISPLAY is not set"), said);
        assertTrue(said.contains("--snapshot"), said);
        assertFalse(said.contains("\tat "), said);
        assertEquals(1, said.lines().count(), said);
    }
}
