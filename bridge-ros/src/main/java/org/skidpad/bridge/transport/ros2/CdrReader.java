package org.skidpad.bridge.transport.ros2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.convert.WireReader;

/** The reading side of {@link CdrWriter}, in either byte order. */
final class CdrReader implements WireReader {
    private static final long NANOS = 1_000_000_000L;
    private static final long UNSIGNED = 0xffff_ffffL;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int origin;

    /** Reads from the position of this buffer, which is where the message begins, to its limit, in its byte order. */
    void wrap(ByteBuffer in) {
        buffer = in;
        origin = in.position();
    }

    /** Refuses a message that is longer than its type by more than the padding that ends it. */
    void expectEnd() {
        if (buffer.remaining() >= Integer.BYTES) {
            throw new MalformedMessageException(buffer.remaining() + " bytes too many");
        }
    }

    private ByteBuffer need(int alignment, int bytes) {
        int padding = -(buffer.position() - origin) & (alignment - 1);
        if (buffer.remaining() - padding < bytes) {
            throw new MalformedMessageException("the message ends early");
        }
        buffer.position(buffer.position() + padding);
        return buffer;
    }

    @Override
    public boolean ros2() {
        return true;
    }

    @Override
    public int remaining() {
        return buffer.remaining();
    }

    @Override
    public long headerStamp() {
        return time();
    }

    @Override
    public long time() {
        long seconds = need(Integer.BYTES, 2 * Integer.BYTES).getInt();
        return seconds * NANOS + (buffer.getInt() & UNSIGNED);
    }

    @Override
    public String string(String same, int max) {
        int n = count(max + 1, 1) - 1; // without the final zero
        if (n < 0) {
            return ""; // some writers leave the zero of an empty string out
        }
        int at = buffer.position();
        buffer.position(at + n);
        if (buffer.get() != 0) {
            throw new MalformedMessageException("a string without its final zero");
        }
        if (same != null && same.length() == n) {
            int i = 0;
            while (i < n && same.charAt(i) == buffer.get(at + i)) {
                i++;
            }
            if (i == n) {
                return same;
            }
        }
        byte[] bytes = new byte[n];
        buffer.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int uint8() {
        return need(1, 1).get() & 0xff;
    }

    @Override
    public int uint16() {
        return need(Short.BYTES, Short.BYTES).getShort() & 0xffff;
    }

    @Override
    public int uint32() {
        return need(Integer.BYTES, Integer.BYTES).getInt();
    }

    @Override
    public float float32() {
        return need(Float.BYTES, Float.BYTES).getFloat();
    }

    @Override
    public double float64() {
        return need(Double.BYTES, Double.BYTES).getDouble();
    }

    @Override
    public void bytes(byte[] out, int count) {
        need(1, count).get(out, 0, count);
    }

    @Override
    public void floats(float[] out, int count) {
        if (count > 0) {
            need(Float.BYTES, count * Float.BYTES);
            for (int i = 0; i < count; i++) {
                out[i] = buffer.getFloat();
            }
        }
    }
}
