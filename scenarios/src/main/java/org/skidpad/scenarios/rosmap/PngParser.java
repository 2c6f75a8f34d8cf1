package org.skidpad.scenarios.rosmap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The kind of PNG that maps are saved as: grey, eight bits, neither interlaced nor transparent (W3C, Portable Network Graphics
 * Specification, third edition, clauses 5, 7.2 and 9). The platform's decoder takes four times as long for it. Any other picture,
 * and a broken one, is left to that decoder.
 */
final class PngParser {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER = 13;
    /** Length, name and check sum of a chunk. */
    private static final int FRAME = 12;

    private PngParser() {}

    /** Null where the picture is not of this kind, or not whole. */
    static GreyImage parse(Path file, byte[] bytes) {
        int first = SIGNATURE.length;
        if (bytes.length < first + FRAME + HEADER
                || !Arrays.equals(bytes, 0, first, SIGNATURE, 0, first)
                || !name(bytes, first).equals("IHDR")) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int width = in.getInt(first + 8);
        int height = in.getInt(first + 12);
        int colourAndMore = in.getInt(first + 17);
        // Eight bits; grey, deflate, the five filters, not interlaced.
        if (in.getInt(first) != HEADER || bytes[first + 16] != 8 || colourAndMore != 0 || width < 1 || height < 1) {
            return null;
        }
        GreyImage.checkSize(file, width, height, bytes.length);
        Inflater inflater = new Inflater();
        try {
            return rows(in, bytes, inflater, width, height);
        } catch (DataFormatException e) {
            // The platform's decoder says what is wrong with it.
            return null;
        } finally {
            inflater.end();
        }
    }

    private static String name(byte[] bytes, int chunk) {
        return new String(bytes, chunk + 4, 4, StandardCharsets.US_ASCII);
    }

    private static GreyImage rows(ByteBuffer in, byte[] bytes, Inflater inflater, int width, int height)
            throws DataFormatException {
        byte[] levels = new byte[width * height];
        byte[] row = new byte[1 + width];
        int filled = 0;
        int y = 0;
        for (int chunk = SIGNATURE.length; chunk + FRAME <= bytes.length; ) {
            int length = in.getInt(chunk);
            String name = name(bytes, chunk);
            if (length < 0 || length > bytes.length - chunk - FRAME || name.equals("tRNS")) {
                return null;
            }
            if (name.equals("IDAT")) {
                inflater.setInput(bytes, chunk + 8, length);
                while (y < height && !inflater.needsInput() && !inflater.finished()) {
                    filled += inflater.inflate(row, filled, row.length - filled);
                    if (filled == row.length) {
                        filled = 0;
                        if (!unfilter(row, levels, y++, width)) {
                            return null;
                        }
                    } else if (inflater.needsDictionary()) {
                        return null;
                    }
                }
            }
            chunk += FRAME + length;
        }
        return y == height ? new GreyImage(width, height, levels, 255) : null;
    }

    /** Clause 9.2; false for an unknown filter. */
    private static boolean unfilter(byte[] row, byte[] levels, int y, int width) {
        int at = y * width;
        int above = at - width;
        int left = 0;
        switch (row[0]) {
            case 0 -> System.arraycopy(row, 1, levels, at, width);
            case 1 -> {
                for (int x = 0; x < width; x++) {
                    left += row[1 + x];
                    levels[at + x] = (byte) left;
                }
            }
            case 2 -> {
                for (int x = 0; x < width; x++) {
                    levels[at + x] = (byte) (row[1 + x] + (y > 0 ? levels[above + x] : 0));
                }
            }
            case 3 -> {
                for (int x = 0; x < width; x++) {
                    int up = y > 0 ? levels[above + x] & 0xFF : 0;
                    left = row[1 + x] + (left + up) / 2 & 0xFF;
                    levels[at + x] = (byte) left;
                }
            }
            case 4 -> {
                int corner = 0;
                for (int x = 0; x < width; x++) {
                    int up = y > 0 ? levels[above + x] & 0xFF : 0;
                    left = row[1 + x] + paeth(left, up, corner) & 0xFF;
                    levels[at + x] = (byte) left;
                    corner = up;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Which of three neighbours is nearest to their plane. */
    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
