package org.skidpad.scenarios.rosmap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * What a BMP claims of itself (Microsoft, {@code BITMAPFILEHEADER} and {@code BITMAPINFOHEADER}), held against the bytes that are
 * there: the platform's decoder believes it, and makes room for as many colours and packed bytes as are claimed.
 */
final class BmpHeader {
    private static final int FILE_SIZE = 2;
    private static final int PIXELS_AT = 10;
    private static final int HEADER_SIZE = 14;
    private static final int COMPRESSION = 30;
    private static final int PACKED_SIZE = 34;
    private static final int COLOURS = 46;

    /** Of a header that says how it is packed; that of OS/2 is smaller and knows no packing. */
    private static final int INFO_HEADER = 40;

    /** None, two kinds of run lengths, masks; behind these, other pictures are embedded. */
    private static final int LAST_COMPRESSION = 3;

    private static final int MOST_COLOURS = 256;

    private BmpHeader() {}

    static boolean isBmp(byte[] bytes) {
        return bytes.length > HEADER_SIZE + INFO_HEADER && bytes[0] == 'B' && bytes[1] == 'M';
    }

    /** @throws org.skidpad.sim.diagnostic.BadInputException where it claims what it cannot hold */
    static void check(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long packed = (long) in.getInt(FILE_SIZE) - in.getInt(PIXELS_AT);
        require(file, bytes, "bytes of pixels", packed, bytes.length);
        if (in.getInt(HEADER_SIZE) >= INFO_HEADER) {
            require(file, bytes, "as its kind of packing", in.getInt(COMPRESSION), LAST_COMPRESSION);
            require(file, bytes, "bytes of packed pixels", in.getInt(PACKED_SIZE), bytes.length);
            require(file, bytes, "colours", in.getInt(COLOURS), MOST_COLOURS);
        }
    }

    private static void require(Path file, byte[] bytes, String what, long claimed, int most) {
        if (claimed < 0 || claimed > most) {
            throw RosMapLoader.broken(
                    file, "is a broken picture: its " + bytes.length + " bytes claim " + claimed + " " + what);
        }
    }
}
