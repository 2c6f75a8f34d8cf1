package org.skidpad.sim.record.mcap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * ROS 2 messages as bytes: plain CDR (XCDR version 1), little-endian, with the four-byte encapsulation header. A value of n
 * bytes is aligned to n, counted from after that header. Source: OMG DDSI-RTPS 2.5, clause 10; OMG CORBA 3.3 part 2, clause 9.3.
 * Reused from message to message: grows, never shrinks.
 */
public final class CdrWriter {
    private static final int HEADER = 4;

    private byte[] bytes = new byte[1024];
    private int size;

    /** An empty message. */
    public CdrWriter() {
        clear();
    }

    /** Begins the next message. */
    public CdrWriter clear() {
        bytes[0] = 0;
        bytes[1] = 1;
        bytes[2] = 0;
        bytes[3] = 0;
        size = HEADER;
        return this;
    }

    /** The bytes; only the first {@link #size} are of this message. */
    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    private void align(int to, int more) {
        int padding = -(size - HEADER) & (to - 1);
        if (bytes.length - size < padding + more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + padding + more));
        }
        Arrays.fill(bytes, size, size + padding, (byte) 0);
        size += padding;
    }

    public CdrWriter bool(boolean value) {
        return uint8(value ? 1 : 0);
    }

    public CdrWriter uint8(int value) {
        align(1, 1);
        bytes[size++] = (byte) value;
        return this;
    }

    public CdrWriter int32(int value) {
        align(4, 4);
        put32(value);
        return this;
    }

    public CdrWriter uint64(long value) {
        align(8, 8);
        put32((int) value);
        put32((int) (value >>> 32));
        return this;
    }

    public CdrWriter float32(float value) {
        return int32(Float.floatToIntBits(value));
    }

    public CdrWriter float64(double value) {
        return uint64(Double.doubleToLongBits(value));
    }

    private void put32(int value) {
        bytes[size++] = (byte) value;
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) (value >>> 16);
        bytes[size++] = (byte) (value >>> 24);
    }

    /** UTF-8 after its length, with the terminating zero that CDR wants. */
    public CdrWriter string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int32(utf8.length + 1);
        align(1, utf8.length + 1);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        bytes[size++] = 0;
        return this;
    }

    /** A sequence: its length, then its elements; of none no padding follows. */
    public CdrWriter float64Sequence(double[] values) {
        int32(values.length);
        return float64Array(values);
    }

    /** A fixed-size array: elements alone. */
    public CdrWriter float64Array(double[] values) {
        for (double value : values) {
            float64(value);
        }
        return this;
    }

    public CdrWriter float32Sequence(float[] values) {
        int32(values.length);
        for (float value : values) {
            float32(value);
        }
        return this;
    }

    public CdrWriter uint8Sequence(byte[] values) {
        int32(values.length);
        align(1, values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    /** {@code builtin_interfaces/Time} of a time at or after 0, ns. */
    public CdrWriter time(long nanoseconds) {
        return int32((int) (nanoseconds / 1_000_000_000L)).int32((int) (nanoseconds % 1_000_000_000L));
    }

    /** {@code std_msgs/Header}. */
    public CdrWriter header(long nanoseconds, String frame) {
        return time(nanoseconds).string(frame);
    }
}
