package org.skidpad.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.viewer.scene.Theme;

/** Pictures without a display; the surefire configuration sets java.awt.headless. */
class SnapshotTest {
    @TempDir
    Path folder;

    @Test
    void aSnapshotShowsTheEgoInTheMiddleOfTheMapAndTheRoadBesideIt() throws Exception {
        Path png = folder.resolve("new/motorway.png");
        Snapshot.render(SyntheticRun.motorway(20, 10), 5, 1280, 720, png);
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(1280, image.getWidth());
        assertEquals(720, image.getHeight());
        // The map fills x 0 to 870, y 58 to 720; the ego's reference point is its centre.
        assertEquals(Theme.DARK.ego(), image.getRGB(435 - 4, 389));
        assertEquals(Theme.DARK.background(), image.getRGB(300, 600) | 0);
        assertEquals(Theme.DARK.panel(), image.getRGB(1279, 719));
        assertFalse(Files.exists(folder.resolve("new/motorway.png.part")));
    }

    @Test
    void theSamePictureIsDrawnTwice() {
        BufferedImage first = Snapshot.image(SyntheticRun.room(10), 6, 800, 500, SnapshotOptions.DEFAULT);
        BufferedImage second = Snapshot.image(SyntheticRun.room(10), 6, 800, 500, SnapshotOptions.DEFAULT);
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 800; x++) {
                assertEquals(first.getRGB(x, y), second.getRGB(x, y));
            }
        }
    }

    @Test
    void anExistingPictureIsReplacedAndARefusedOneLeavesItAlone() throws Exception {
        Path png = folder.resolve("picture.png");
        Files.writeString(png, "old");
        SyntheticRun run = SyntheticRun.room(10);
        BadInputException refused =
                assertThrows(BadInputException.class, () -> Snapshot.render(run, 11, 640, 480, png));
        assertTrue(refused.getMessage().contains("outside the recording"), refused.getMessage());
        assertEquals("old", Files.readString(png));
        Snapshot.render(run, 10, 640, 480, png);
        assertEquals(640, ImageIO.read(png.toFile()).getWidth());
    }

    @Test
    void aTargetThatCannotBeWrittenIsNamedAndLeavesNothingBehind() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> Snapshot.render(SyntheticRun.room(1), 0, 640, 480, file.resolve("x.png")));
        assertTrue(refused.getMessage().contains("x.png: error: cannot be written"), refused.getMessage());
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void aSizeOutOfRangeIsRefusedWithTheRange() {
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> Snapshot.render(SyntheticRun.room(1), 0, 20, 480, folder.resolve("x.png")));
        assertTrue(refused.getMessage().contains("160 to 8192"), refused.getMessage());
    }

    @Test
    void aRunWithoutAnEgoIsShownFromAbove() {
        BufferedImage image =
                Snapshot.image(SyntheticRun.motorway(8, 2).withoutEgo(), 1, 900, 500, SnapshotOptions.DEFAULT);
        assertTrue(count(image, Theme.DARK.vehicle()) > 20, "cars in sight");
        assertEquals(0, count(image, Theme.DARK.ego()));
    }

    @Test
    void theOverviewShowsWhereTheEgoWentAndTheLightSchemeIsLight() {
        BufferedImage image =
                Snapshot.image(SyntheticRun.motorway(8, 20), 0, 900, 500, new SnapshotOptions(false, true));
        assertTrue(count(image, Theme.LIGHT.background()) > 10_000, "light background");
        int trail = 0;
        for (int x = 0; x < 600; x++) {
            for (int y = 250; y < 310; y++) {
                int rgb = image.getRGB(x, y);
                // The ego's colour over the road: much red, little blue.
                trail += (rgb >> 16 & 255) > 170 && (rgb & 255) < 90 ? 1 : 0;
            }
        }
        assertTrue(trail > 150, "pixels of the trail: " + trail);
    }

    private static int count(BufferedImage image, int argb) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }
}
