package org.skidpad.bridge.transport.ros1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.skidpad.bridge.convert.WireWriter;

/** ROS 1 serialisation: little endian, packed, strings with their length. */
final class TcpRosWriter implements WireWriter {
    private static final long NANOS = 1_000_000_000L;

    private final ByteBuffer buffer;
    private int sequence;

    TcpRosWriter(int maxBytes) {
        buffer = ByteBuffer.allocate(Integer.BYTES + maxBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void begin() {
        buffer.clear().position(Integer.BYTES);
    }

    /** The message as a frame: its length and its bytes. */
    byte[] frame() {
        buffer.putInt(0, buffer.position() - Integer.BYTES);
        return Arrays.copyOf(buffer.array(), buffer.position());
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
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length);
        buffer.put(bytes);
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
}
