package org.skidpad.scenarios.rosmap;

import java.nio.file.Path;
import java.util.Arrays;

/** Portable grey maps, plain (P2) and raw (P5), after the Netpbm specification pgm(5). */
final class PgmParser {
    private final Path file;
    private final byte[] bytes;
    private int at = 2;

    PgmParser(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    GreyImage parse() {
        boolean raw = bytes[1] == '5';
        int width = number("width");
        int height = number("height");
        int white = number("greatest value");
        GreyImage.checkSize(file, width, height);
        if (white < 1 || white > 65535) {
            throw RosMapLoader.broken(file, "its greatest value must be 1 … 65535, not " + white);
        }
        int pixels = width * height;
        if (raw) {
            return raw(width, height, white);
        }
        return new GreyImage(width, height, written(pixels, white), null);
    }

    private float[] written(int pixels, int white) {
        // Room is made for what can be there, not for what is claimed: a pixel takes at least a byte.
        float[] lightness = new float[Math.min(pixels, bytes.length - at)];
        for (int i = 0; i < pixels; i++) {
            lightness[i] = lightness(number("pixel " + (i + 1) + " of " + pixels), white);
        }
        return lightness;
    }

    private GreyImage raw(int width, int height, int white) {
        // A single white space ends the header.
        at++;
        int pixels = width * height;
        int size = white > 255 ? 2 : 1;
        long wanted = (long) pixels * size;
        if (bytes.length - at < wanted) {
            throw RosMapLoader.broken(
                    file,
                    "is cut short: " + wanted + " bytes of pixels are stated, " + Math.max(0, bytes.length - at)
                            + " are there");
        }
        if (size == 1) {
            byte[] levels = Arrays.copyOfRange(bytes, at, at + pixels);
            if (white < 255) {
                for (byte level : levels) {
                    lightness(level & 0xFF, white);
                }
            }
            return new GreyImage(width, height, levels, white);
        }
        float[] lightness = new float[pixels];
        for (int i = 0; i < pixels; i++, at += 2) {
            lightness[i] = lightness((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF, white);
        }
        return new GreyImage(width, height, lightness, null);
    }

    private float lightness(int value, int white) {
        if (value > white) {
            throw RosMapLoader.broken(file, "has a pixel of " + value + ", above its greatest value of " + white);
        }
        return value / (float) white;
    }

    /** Next whole number, past white space and comments. */
    private int number(String what) {
        while (at < bytes.length && (isSpace(bytes[at]) || bytes[at] == '#')) {
            if (bytes[at] == '#') {
                while (at < bytes.length && bytes[at] != '\n') {
                    at++;
                }
            } else {
                at++;
            }
        }
        int begin = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && value < Integer.MAX_VALUE) {
            value = 10 * value + bytes[at++] - '0';
        }
        if (at == begin || value > Integer.MAX_VALUE) {
            throw RosMapLoader.broken(
                    file, at >= bytes.length ? "is cut short before its " + what : "has no number for its " + what);
        }
        return (int) value;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }
}
