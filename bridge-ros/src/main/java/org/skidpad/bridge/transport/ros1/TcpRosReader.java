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

    /** Reads from the first {@code length} of these bytes next. */
    void wrap(byte[] bytes, int length) {
        buffer = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
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
    public String string(String same) {
        int n = count(MAX_STRING);
        need(n);
        int at = buffer.position();
        buffer.position(at + n);
        byte[] bytes = buffer.array();
        if (same != null && same.length() == n) {
            int i = 0;
            while (i < n && same.charAt(i) == bytes[at + i]) {
                i++;
            }
            if (i == n) {
                return same;
            }
        }
        return new String(bytes, at, n, StandardCharsets.UTF_8);
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
}
