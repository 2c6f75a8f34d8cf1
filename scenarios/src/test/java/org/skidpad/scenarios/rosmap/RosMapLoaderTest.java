package org.skidpad.scenarios.rosmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.grid.OccupancyGrid;

class RosMapLoaderTest {
    private static final String YAML = """
            image: map.pgm
            resolution: 0.5
            origin: [-1.0, 2.0, 0.0]
            negate: 0
            occupied_thresh: 0.65
            free_thresh: 0.196
            """;

    @TempDir
    private Path folder;

    private OccupancyGrid load(String yaml, byte[] picture) throws IOException {
        Files.write(folder.resolve("map.pgm"), picture);
        return load(yaml);
    }

    private OccupancyGrid load(String yaml) throws IOException {
        Files.writeString(folder.resolve("map.yaml"), yaml);
        return RosMapLoader.load(folder.resolve("map.yaml"), new ArrayList<>());
    }

    private static byte[] plain(String pixels) {
        return ("P2\n# a remark\n3 2\n255\n" + pixels).getBytes(StandardCharsets.US_ASCII);
    }

    private String refusal(String yaml, byte[] picture) {
        BadInputException e = assertThrows(BadInputException.class, () -> load(yaml, picture));
        return String.join(
                        "\n", e.diagnostics().stream().map(Diagnostic::toString).toList())
                .replace(folder.toString() + File.separator, "");
    }

    @Test
    void theTopRowOfThePictureIsTheFarRowOfTheMap() throws IOException {
        OccupancyGrid grid = load(YAML, plain("0 205 254\n254 254 254\n"));
        assertEquals(OccupancyGrid.OCCUPIED, grid.at(-0.9, 2.9));
        assertEquals(OccupancyGrid.UNKNOWN, grid.at(-0.4, 2.9));
        assertEquals(OccupancyGrid.FREE, grid.at(0.1, 2.9));
        assertEquals(OccupancyGrid.FREE, grid.at(-0.9, 2.1));
        assertEquals(4, grid.walls().count);
    }

    @Test
    void rawGreyMapsOfOneAndTwoBytesAreRead() throws IOException {
        byte[] one = "P5 3 2 255\n......".getBytes(StandardCharsets.US_ASCII);
        one[11] = 0;
        one[12] = (byte) 254;
        assertEquals(OccupancyGrid.OCCUPIED, load(YAML, one).cell(0, 1));
        assertEquals(OccupancyGrid.FREE, load(YAML, one).cell(1, 1));
        byte[] two = "P5 1 1 65535\n..".getBytes(StandardCharsets.US_ASCII);
        two[13] = (byte) 0xFF;
        two[14] = (byte) 0xFF;
        assertEquals(OccupancyGrid.FREE, load(YAML, two).cell(0, 0));
    }

    @Test
    void negateSwapsBlackAndWhite() throws IOException {
        OccupancyGrid grid = load(YAML.replace("negate: 0", "negate: 1"), plain("0 205 254\n0 0 0\n"));
        assertEquals(OccupancyGrid.FREE, grid.cell(0, 1));
        assertEquals(OccupancyGrid.OCCUPIED, grid.cell(2, 1));
    }

    @Test
    void rawModeReadsPerCent() throws IOException {
        OccupancyGrid grid = load(YAML + "mode: raw\n", plain("0 100 255\n66 50 10\n"));
        assertEquals(OccupancyGrid.FREE, grid.cell(0, 1));
        assertEquals(OccupancyGrid.OCCUPIED, grid.cell(1, 1));
        assertEquals(OccupancyGrid.UNKNOWN, grid.cell(2, 1));
        assertEquals(OccupancyGrid.OCCUPIED, grid.cell(0, 0));
        assertEquals(OccupancyGrid.UNKNOWN, grid.cell(1, 0));
        assertEquals(OccupancyGrid.FREE, grid.cell(2, 0));
    }

    @ParameterizedTest
    @CsvSource({"10", "5", "1"})
    void greyPngKeepsItsValuesAsStored(int type) throws IOException {
        BufferedImage image = new BufferedImage(2, 1, type);
        int grey = 120;
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
            image.getRaster().setSample(0, 0, 0, grey);
        } else {
            image.setRGB(0, 0, grey << 16 | grey << 8 | grey);
        }
        ImageIO.write(image, "png", folder.resolve("map.png").toFile());
        // 1 - 120 / 255 = 0.529 is between the thresholds, and would not be after a gamma.
        String yaml = YAML.replace("map.pgm", "map.png").replace("0.65", "0.54").replace("0.196", "0.52");
        OccupancyGrid grid = load(yaml);
        assertEquals(OccupancyGrid.UNKNOWN, grid.cell(0, 0));
        assertEquals(OccupancyGrid.OCCUPIED, grid.cell(1, 0));
    }

    @Test
    void aBmpIsReadAsTheSamePictureInPng() throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 3, 2, 0, new int[] {0, 100, 255, 255, 0, 0});
        List<OccupancyGrid> grids = new ArrayList<>();
        for (String kind : List.of("bmp", "png")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, kind, out);
            grids.add(load(YAML, out.toByteArray()));
        }
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                assertEquals(grids.get(1).cell(column, row), grids.get(0).cell(column, row));
            }
        }
    }

    @Test
    void inScaleModeTransparentPixelsAreUnknown() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xFF000000);
        image.setRGB(1, 0, 0x80000000);
        ImageIO.write(image, "png", folder.resolve("map.png").toFile());
        String yaml = YAML.replace("map.pgm", "map.png");
        assertEquals(OccupancyGrid.UNKNOWN, load(yaml + "mode: scale\n").cell(1, 0));
        assertEquals(OccupancyGrid.OCCUPIED, load(yaml + "mode: scale\n").cell(0, 0));
        assertEquals(OccupancyGrid.OCCUPIED, load(yaml).cell(1, 0));
    }

    @Nested
    class Refuses {
        private final byte[] good = plain("0 0 0 0 0 0");

        @Test
        void anImageThatIsOnlyAComment() throws IOException {
            assertTrue(refusal(YAML.replace("map.pgm", "#map.pgm"), plain("0 0 0 0 0 0"))
                    .contains("no file is named here"));
        }

        @Test
        void everythingWrongInTheYamlAtOnce() {
            String text = refusal(
                    YAML.replace("resolution", "resolutoin")
                                    .replace("0.0]", "north]")
                                    .replace("negate: 0", "negate: maybe")
                            + "mode: trinray\n",
                    good);
            assertTrue(
                    text.contains("map.yaml:2:1: error: unknown key 'resolutoin'; did you mean 'resolution'?"), text);
            assertTrue(text.contains("map.yaml:3:21: error: 'north' is not an angle"), text);
            assertTrue(text.contains("map.yaml:4:9: error: expected true or false, found 'maybe'"), text);
            assertTrue(text.contains("did you mean 'trinary'?"), text);
        }

        @Test
        void aPictureThatIsMissingOrElsewhere() {
            assertTrue(refusal(YAML.replace("map.pgm", "none.pgm"), good)
                    .contains("map.yaml:1:8: error: no such file: 'none.pgm'"));
            assertTrue(refusal(YAML.replace("map.pgm", "../map.pgm"), good).contains("leaves the folder"));
        }

        @ParameterizedTest
        @CsvSource({
            "P5 3 2 255 abc, map.pgm: error: is cut short: 6 bytes of pixels are stated",
            "P2 3 2 255 1 2, map.pgm: error: is cut short before its pixel 3 of 6",
            "P2 3 x 255 1 2, map.pgm: error: has no number for its height",
            "P2 3 2 0 1 2, map.pgm: error: its greatest value must be 1",
            "P2 1 1 9 10, 'map.pgm: error: has a pixel of 10, above its greatest value of 9'",
            "P2 99999 99999 9 1, map.pgm: error: has 99999 x 99999 pixels",
            "P2 8000 8000 9 1, map.pgm: error: is cut short before its pixel 2 of 64000000",
            "hello, map.pgm: error: is no picture that can be read"
        })
        void brokenPictures(String picture, String message) {
            String text = refusal(YAML, picture.getBytes(StandardCharsets.US_ASCII));
            assertTrue(text.startsWith(message), text);
        }

        @Test
        void aFewBytesThatClaimToBeMillionsOfPixels() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY), "png", out);
            byte[] claim = out.toByteArray();
            ByteBuffer.wrap(claim).putInt(16, 8000).putInt(20, 8000);
            String text = refusal(YAML, claim);
            assertTrue(text.contains("bytes cannot hold 64000000 pixels"), text);
        }

        /** Where BITMAPINFOHEADER says how it is packed, of how many bytes, with how many colours, and where pixels begin. */
        @ParameterizedTest
        @CsvSource({
            "30, 5, claim 5 as its kind of packing",
            "34, 2000000000, claim 2000000000 bytes of packed pixels",
            "46, -2113928192, claim -2113928192 colours",
            "46, 300000000, claim 300000000 colours",
            "10, 1000000000, bytes of pixels"
        })
        void aBmpThatClaimsMoreThanItHolds(int at, int claimed, String message) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY), "bmp", out);
            byte[] claim = out.toByteArray();
            ByteBuffer.wrap(claim).order(ByteOrder.LITTLE_ENDIAN).putInt(at, claimed);
            String text = refusal(YAML, claim);
            assertTrue(text.contains("is a broken picture") && text.contains(message), text);
        }

        @Test
        void aPictureOfAKindThatMapsDoNotHave() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY), "tiff", out);
            String text = refusal(YAML, out.toByteArray());
            assertTrue(text.contains("is a picture of kind TIF; write it as PGM or PNG"), text);
        }

        @Test
        void thresholdsInTheWrongOrderAndAnOriginOfTwoNumbers() {
            assertTrue(refusal(YAML.replace("0.196", "0.9"), good)
                    .contains("free_thresh 0.9 is above occupied_thresh 0.65"));
            assertTrue(
                    refusal(YAML.replace(", 0.0]", "]"), good).contains("origin must be [x, y, yaw], found 2 values"));
        }
    }
}
