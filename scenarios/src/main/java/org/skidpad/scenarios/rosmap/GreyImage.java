package org.skidpad.scenarios.rosmap;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * A picture as lightness, row after row from the topmost.
 *
 * @param levels a byte per pixel where the picture is grey and opaque and has no more than 256 levels, as maps mostly are; else null
 * @param white the level that is white
 * @param lightness 0 (black) … 1 (white), the mean of the colours; null where there are levels
 * @param transparent per pixel, or null where every pixel is opaque
 */
record GreyImage(int width, int height, byte[] levels, int white, float[] lightness, boolean[] transparent) {
    GreyImage(int width, int height, float[] lightness, boolean[] transparent) {
        this(width, height, null, 0, lightness, transparent);
    }

    GreyImage(int width, int height, byte[] levels, int white) {
        this(width, height, levels, white, null, null);
    }

    /** 8,192 times 8,192: decoded, in lightness and in cells together below 1 GB. */
    static final int MAX_PIXELS = 1 << 26;
    /** Deflate packs at most 1,032 bytes, of eight pixels each, into one. */
    private static final long MAX_PIXELS_A_BYTE = 10_000;

    static final long MAX_BYTES = 512L << 20;

    /** Others that the platform knows are no pictures of maps. */
    private static final Set<String> FORMATS = Set.of("PNG", "BMP", "JPEG", "GIF");

    boolean opaque(int pixel) {
        return transparent == null || !transparent[pixel];
    }

    /** Reads PGM (P2, P5) or what the platform's decoders know (PNG, BMP, JPEG, GIF), by content and not by name. */
    static GreyImage read(Path file, SourceLocation namedAt) {
        byte[] bytes;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw RosMapLoader.broken(file, "is larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadInputException(namedAt, "picture '" + file + "' cannot be read: " + e.getMessage());
        }
        if (bytes.length == 0) {
            throw RosMapLoader.broken(file, "is empty");
        }
        boolean portable = bytes.length > 2 && bytes[0] == 'P' && (bytes[1] == '2' || bytes[1] == '5');
        if (portable) {
            return new PgmParser(file, bytes).parse();
        }
        GreyImage plain = PngParser.parse(file, bytes);
        return plain != null ? plain : decode(file, bytes);
    }

    static void checkSize(Path file, long width, long height) {
        if (width < 1 || height < 1 || width * height > MAX_PIXELS) {
            throw RosMapLoader.broken(
                    file,
                    "has " + width + " x " + height + " pixels; at least 1 and at most " + MAX_PIXELS + " are read");
        }
    }

    /** The same for a picture of so many packed bytes, before room is made for what they claim to hold. */
    static void checkSize(Path file, long width, long height, long packed) {
        checkSize(file, width, height);
        if (width * height > MAX_PIXELS_A_BYTE * packed) {
            throw RosMapLoader.broken(
                    file, "is a broken picture: " + packed + " bytes cannot hold " + width * height + " pixels");
        }
    }

    private static GreyImage decode(Path file, byte[] bytes) {
        if (BmpHeader.isBmp(bytes)) {
            BmpHeader.check(file, bytes);
        }
        // From memory: a decoder that reads a file asks for a few bytes at a time.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw RosMapLoader.broken(file, "is no picture that can be read; write it as PGM or PNG");
            }
            ImageReader reader = readers.next();
            try {
                String format = reader.getFormatName().toUpperCase(Locale.ROOT);
                if (!FORMATS.contains(format)) {
                    throw RosMapLoader.broken(file, "is a picture of kind " + format + "; write it as PGM or PNG");
                }
                reader.setInput(in, true, true);
                checkSize(file, reader.getWidth(0), reader.getHeight(0), bytes.length);
                return grey(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) { // with all of them the platform's decoders answer broken pictures
            throw RosMapLoader.broken(file, "is a broken picture: " + e.getMessage());
        }
    }

    /** Bytes side by side, as most pictures are stored: each value is divided once, and not by a call a row. */
    private static void interleaved(
            byte[] data,
            PixelInterleavedSampleModel layout,
            int colours,
            boolean alpha,
            float[] lightness,
            boolean[] transparent,
            int width) {
        int[] bands = layout.getBandOffsets();
        float[] lightnessOf = new float[255 * colours + 1];
        for (int sum = 0; sum < lightnessOf.length; sum++) {
            lightnessOf[sum] = sum / (colours * 255f);
        }
        for (int i = 0; i < lightness.length; i++) {
            int at = i / width * layout.getScanlineStride() + i % width * layout.getPixelStride();
            int sum = 0;
            for (int b = 0; b < colours; b++) {
                sum += data[at + bands[b]] & 0xFF;
            }
            lightness[i] = lightnessOf[sum];
            if (alpha) {
                transparent[i] = data[at + bands[bands.length - 1]] != (byte) 0xFF;
            }
        }
    }

    private static GreyImage grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] lightness = new float[width * height];
        boolean alpha = image.getColorModel().hasAlpha();
        boolean[] transparent = alpha ? new boolean[width * height] : null;
        // Palettes need a look-up. All else is read from the samples as stored: getRGB would bend grey values by a
        // gamma.
        if (image.getColorModel() instanceof IndexColorModel) {
            for (int i = 0; i < lightness.length; i++) {
                int argb = image.getRGB(i % width, i / width);
                lightness[i] = ((argb >> 16 & 0xFF) + (argb >> 8 & 0xFF) + (argb & 0xFF)) / (3 * 255f);
                if (alpha) {
                    transparent[i] = argb >>> 24 != 0xFF;
                }
            }
            return new GreyImage(width, height, lightness, transparent);
        }
        Raster raster = image.getRaster();
        int colours = image.getColorModel().getNumColorComponents();
        int bands = raster.getNumBands();
        float white = (1 << image.getColorModel().getComponentSize(0)) - 1;
        int opaque = alpha ? (1 << image.getColorModel().getComponentSize(bands - 1)) - 1 : 0;
        if (raster.getDataBuffer() instanceof DataBufferByte samples
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && raster.getParent() == null) {
            interleaved(samples.getData(), layout, colours, alpha, lightness, transparent, width);
            return new GreyImage(width, height, lightness, transparent);
        }
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int b = 0; b < colours; b++) {
                    sum += row[x * bands + b];
                }
                lightness[y * width + x] = sum / (colours * white);
                if (alpha) {
                    transparent[y * width + x] = row[x * bands + bands - 1] != opaque;
                }
            }
        }
        return new GreyImage(width, height, lightness, transparent);
    }
}
