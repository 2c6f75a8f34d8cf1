package org.skidpad.sim.record.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Reads what {@link CdrWriter} writes, and either byte order; what does not fit is a {@link BadInputException}. */
public final class CdrReader {
    private static final int HEADER = 4;

    private final ByteBuffer data;
    private final SourceLocation where;
    private final String what;

    /**
     * @param data from its first byte on; its position is not moved
     * @param where the file, for diagnostics
     * @param what the topic, for diagnostics
     */
    public CdrReader(ByteBuffer data, SourceLocation where, String what) {
        this.data = data.slice();
        this.where = where;
        this.what = what;
        if (this.data.remaining() < HEADER) {
            throw bad("a message of " + this.data.remaining() + " bytes has no CDR header");
        }
        int representation = this.data.get(1);
        if (this.data.get(0) != 0 || representation != 0 && representation != 1) {
            throw bad("its CDR representation " + this.data.get(0) + "," + representation + " is not plain CDR");
        }
        this.data.order(representation == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        this.data.position(HEADER);
    }

    private BadInputException bad(String message) {
        return new BadInputException(where, what + ": " + message);
    }

    private void take(int align, long length) {
        int padding = -(data.position() - HEADER) & (align - 1);
        if (length < 0 || padding + length > data.remaining()) {
            throw bad("a message ends after " + data.limit() + " bytes, in the middle of a value");
        }
        data.position(data.position() + padding);
    }

    /** True where another value may follow; up to three bytes at the end are padding. */
    public boolean hasMore() {
        return data.remaining() > 3;
    }

    public boolean bool() {
        return uint8() != 0;
    }

    public int uint8() {
        take(1, 1);
        return data.get() & 0xFF;
    }

    public int int32() {
        take(4, 4);
        return data.getInt();
    }

    public long uint64() {
        take(8, 8);
        return data.getLong();
    }

    public float float32() {
        take(4, 4);
        return data.getFloat();
    }

    public double float64() {
        take(8, 8);
        return data.getDouble();
    }

    /** The length of a sequence whose elements take at least {@code elementSize} bytes each. */
    public int length(int elementSize) {
        int length = int32();
        if (length < 0 || (long) length * elementSize > data.remaining()) {
            throw bad("a sequence of " + Integer.toUnsignedString(length) + " elements does not fit into the message");
        }
        return length;
    }

    public String string() {
        int length = length(1);
        if (length == 0) {
            return "";
        }
        byte[] utf8 = new byte[length];
        data.get(utf8);
        return new String(utf8, 0, utf8[length - 1] == 0 ? length - 1 : length, StandardCharsets.UTF_8);
    }

    public double[] float64Sequence() {
        double[] out = new double[length(8)];
        for (int i = 0; i < out.length; i++) {
            out[i] = float64();
        }
        return out;
    }

    public float[] float32Sequence() {
        float[] out = new float[length(4)];
        for (int i = 0; i < out.length; i++) {
            out[i] = float32();
        }
        return out;
    }

    /** Fills an array from a sequence of exactly as many. */
    public void float64Sequence(double[] into) {
        exactly(into.length, length(8));
        for (int i = 0; i < into.length; i++) {
            into[i] = float64();
        }
    }

    /** Fills an array from a sequence of exactly as many. */
    public void float32Sequence(float[] into) {
        exactly(into.length, length(4));
        for (int i = 0; i < into.length; i++) {
            into[i] = float32();
        }
    }

    /** Fills an array from a sequence of exactly as many. */
    public void uint8Sequence(byte[] into) {
        exactly(into.length, length(1));
        data.get(into);
    }

    private void exactly(int wanted, int found) {
        if (wanted != found) {
            throw bad("a sequence has " + found + " elements where " + wanted + " are needed");
        }
    }

    /** {@code builtin_interfaces/Time}, ns. */
    public long time() {
        long seconds = int32();
        return seconds * 1_000_000_000L + (int32() & 0xFFFF_FFFFL);
    }
}
