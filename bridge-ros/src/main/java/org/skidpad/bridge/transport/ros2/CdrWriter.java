package org.skidpad.bridge.transport.ros2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.skidpad.bridge.convert.WireWriter;

/**
 * Plain CDR version 1, as ROS 2 uses it (OMG DDSI-RTPS 2.3, clause 10): little endian, primitives aligned to their size from
 * where the message begins, strings with a final zero.
 */
final class CdrWriter implements WireWriter {
    private static final long NANOS = 1_000_000_000L;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int origin;

    /** Writes from the position of this buffer on, which is where the message begins. */
    void wrap(ByteBuffer out) {
        buffer = out.order(ByteOrder.LITTLE_ENDIAN);
        origin = out.position();
    }

    private void align(int size) {
        int padding = -(buffer.position() - origin) & (size - 1);
        for (int i = 0; i < padding; i++) {
            buffer.put((byte) 0);
        }
    }

    @Override
    public boolean ros2() {
        return true;
    }

    @Override
    public void header(long stampNs, String frame) {
        time(stampNs);
        string(frame);
    }

    @Override
    public void time(long ns) {
        align(Integer.BYTES);
        buffer.putInt((int) Math.floorDiv(ns, NANOS));
        buffer.putInt((int) Math.floorMod(ns, NANOS));
    }

    @Override
    public void string(String s) {
        align(Integer.BYTES);
        int at = buffer.position();
        buffer.putInt(0);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 0x80) {
                buffer.position(at + Integer.BYTES).put(s.getBytes(StandardCharsets.UTF_8));
                break;
            }
            buffer.put((byte) c);
        }
        buffer.put((byte) 0);
        buffer.putInt(at, buffer.position() - at - Integer.BYTES);
    }

    @Override
    public void uint8(int v) {
        buffer.put((byte) v);
    }

    @Override
    public void uint16(int v) {
        align(Short.BYTES);
        buffer.putShort((short) v);
    }

    @Override
    public void uint32(int v) {
        align(Integer.BYTES);
        buffer.putInt(v);
    }

    @Override
    public void float32(float v) {
        align(Float.BYTES);
        buffer.putFloat(v);
    }

    @Override
    public void float64(double v) {
        align(Double.BYTES);
        buffer.putDouble(v);
    }

    @Override
    public void bytes(byte[] v, int count) {
        buffer.put(v, 0, count);
    }

    @Override
    public void floats(float[] v, int count) {
        if (count > 0) {
            align(Float.BYTES);
            for (int i = 0; i < count; i++) {
                buffer.putFloat(v[i]);
            }
        }
    }
}
