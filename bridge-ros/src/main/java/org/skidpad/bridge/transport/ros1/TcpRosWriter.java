package org.skidpad.bridge.transport.ros1;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.WireWriter;
import org.skidpad.bridge.message.Message;

/** ROS 1 serialisation: little endian, packed, strings with their length. The buffer grows as messages do. */
final class TcpRosWriter implements WireWriter {
    private static final long NANOS = 1_000_000_000L;
    private static final int FIRST = 1024;

    private final int maxBytes;
    private ByteBuffer buffer;
    private int sequence;

    /** For messages of at most this many bytes. */
    TcpRosWriter(int maxBytes) {
        this.maxBytes = maxBytes;
        buffer = allocate(Math.min(maxBytes, FIRST));
    }

    // Direct, so that a channel writes it without another copy.
    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(Integer.BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Writes a message as a frame: its length and its bytes. The answer is valid until the next call.
     *
     * @throws IllegalArgumentException where it is longer than allowed
     */
    <M extends Message<M>> ByteBuffer frame(Codec<M> codec, M message) {
        int number = sequence;
        while (true) {
            try {
                buffer.clear().position(Integer.BYTES);
                codec.write(message, this);
                buffer.putInt(0, buffer.position() - Integer.BYTES);
                return buffer.flip();
            } catch (BufferOverflowException e) {
                int now = buffer.capacity() - Integer.BYTES;
                if (now == maxBytes) {
                    throw new IllegalArgumentException("a message of more than " + maxBytes + " bytes", e);
                }
                buffer = allocate((int) Math.min(maxBytes, 4L * now));
                sequence = number;
            }
        }
    }

    @Override
    public boolean ros2() {
        return false;
    }

    @Override
    public void header(long stampNs, String frame) {
        buffer.putInt(sequence++);
        time(stampNs);
        string(frame);
    }

    @Override
    public void time(long ns) {
        buffer.putInt((int) Math.floorDiv(ns, NANOS));
        buffer.putInt((int) Math.floorMod(ns, NANOS));
    }

    @Override
    public void string(String s) {
        int at = buffer.position();
        buffer.putInt(0);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 0x80) {
                buffer.position(at + Integer.BYTES);
                buffer.put(s.getBytes(StandardCharsets.UTF_8));
                break;
            }
            buffer.put((byte) c);
        }
        buffer.putInt(at, buffer.position() - at - Integer.BYTES);
    }

    @Override
    public void uint8(int v) {
        buffer.put((byte) v);
    }

    @Override
    public void uint16(int v) {
        buffer.putShort((short) v);
    }

    @Override
    public void uint32(int v) {
        buffer.putInt(v);
    }

    @Override
    public void float32(float v) {
        buffer.putFloat(v);
    }

    @Override
    public void float64(double v) {
        buffer.putDouble(v);
    }

    @Override
    public void bytes(byte[] v, int count) {
        buffer.put(v, 0, count);
    }
}
