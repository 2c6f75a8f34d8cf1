package org.skidpad.scenarios.rosmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.random.RandomStream;

/** The platform's decoder is the independent implementation. */
class PngParserTest {
    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;
    private static final Path NAME = Path.of("map.png");

    /** A picture whose rows have these filters one after the other; what they stand for is drawn. */
    private static byte[] picture(int pieces, int... filters) throws IOException {
        RandomStream random = new RandomStream(7, 0, "png");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < HEIGHT; y++) {
                deflate.write(filters[y % filters.length]);
                for (int x = 0; x < WIDTH; x++) {
                    deflate.write(random.nextInt(256));
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(out, "IHDR", new byte[] {0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, 0, 0, 0, 0});
        chunk(out, "tEXt", "Title\0a map".getBytes(StandardCharsets.US_ASCII));
        byte[] all = packed.toByteArray();
        int size = (all.length + pieces - 1) / pieces;
        for (int from = 0; from < all.length; from += size) {
            chunk(out, "IDAT", Arrays.copyOfRange(all, from, Math.min(all.length, from + size)));
        }
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) throws IOException {
        DataOutputStream chunk = new DataOutputStream(out);
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        chunk.writeInt(data.length);
        chunk.writeBytes(name);
        chunk.write(data);
        chunk.writeInt((int) sum.getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "4 3 2 1 0", "2 1 4 3"})
    void everyFilterGivesWhatThePlatformsDecoderGives(String filters) throws IOException {
        byte[] bytes = picture(
                5, Arrays.stream(filters.split(" ")).mapToInt(Integer::parseInt).toArray());
        GreyImage ours = PngParser.parse(NAME, bytes);
        assertNotNull(ours);
        int[] theirs = ImageIO.read(new ByteArrayInputStream(bytes))
                .getRaster()
                .getSamples(0, 0, WIDTH, HEIGHT, 0, (int[]) null);
        int[] levels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = ours.levels()[i] & 0xFF;
        }
        assertArrayEquals(theirs, levels);
    }

    @Test
    void whatIsNotWholeIsLeftToThePlatformsDecoder() throws IOException {
        byte[] whole = picture(3, 1);
        for (int length = 0; length < whole.length - 12; length++) {
            assertNull(PngParser.parse(NAME, Arrays.copyOf(whole, length)), "the first " + length + " bytes");
        }
    }

    @Test
    void damagedBytesNeverMakeItFail() throws IOException {
        byte[] whole = picture(3, 4, 1, 2);
        RandomStream random = new RandomStream(3, 0, "damage");
        int refused = 0;
        for (int k = 0; k < 5000; k++) {
            byte[] damaged = whole.clone();
            // The size is checked elsewhere; with it left alone nothing but a picture or nothing can come.
            damaged[24 + random.nextInt(whole.length - 24)] = (byte) random.nextInt(256);
            GreyImage image = PngParser.parse(NAME, damaged);
            refused += image == null ? 1 : 0;
        }
        assertTrue(refused > 1000, refused + " of 5000 refused");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25, 28})
    void otherDepthsColoursAndInterlacedPicturesAreLeftToo(int at) throws IOException {
        byte[] other = picture(1, 1);
        other[at] = (byte) (at == 24 ? 4 : at == 25 ? 2 : 1);
        assertNull(PngParser.parse(NAME, other));
    }
}
