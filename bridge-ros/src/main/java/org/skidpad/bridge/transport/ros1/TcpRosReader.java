package org.skidpad.bridge.transport.ros1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.convert.WireReader;

/** The reading side of {@link TcpRosWriter}. */
final class TcpRosReader implements WireReader {
    private static final long NANOS = 1_000_000_000L;
    private static final long UNSIGNED = 0xffff_ffffL;

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    /** Reads from this buffer's position to its limit. */
    void wrap(ByteBuffer bytes) {
        buffer = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Refuses a message that is longer than its type. */
    void expectEnd() {
        if (buffer.hasRemaining()) {
            throw new MalformedMessageException(buffer.remaining() + " bytes too many");
        }
    }

    private ByteBuffer need(int bytes) {
        if (buffer.remaining() < bytes) {
            throw new MalformedMessageException("the message ends early");
        }
        return buffer;
    }

    @Override
    public long headerStamp() {
        need(Integer.BYTES).getInt();
        return time();
    }

    @Override
    public long time() {
        long seconds = need(2 * Integer.BYTES).getInt() & UNSIGNED;
        return seconds * NANOS + (buffer.getInt() & UNSIGNED);
    }

    @Override
    public boolean ros2() {
        return false;
    }

    @Override
    public int remaining() {
        return buffer.remaining();
    }

    @Override
    public String string(String same, int max) {
        int n = count(max, 1);
        int at = buffer.position();
        buffer.position(at + n);
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
        return need(1).get() & 0xff;
    }

    @Override
    public int uint16() {
        return need(Short.BYTES).getShort() & 0xffff;
    }

    @Override
    public int uint32() {
        return need(Integer.BYTES).getInt();
    }

    @Override
    public float float32() {
        return need(Float.BYTES).getFloat();
    }

    @Override
    public double float64() {
        return need(Double.BYTES).getDouble();
    }

    @Override
    public void bytes(byte[] out, int count) {
        need(count).get(out, 0, count);
    }

    @Override
    public void floats(float[] out, int count) {
        need(count * Float.BYTES);
        for (int i = 0; i < count; i++) {
            out[i] = buffer.getFloat();
        }
    }
}
