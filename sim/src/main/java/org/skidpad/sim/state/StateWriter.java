package org.skidpad.sim.state;

import java.util.Arrays;
import org.skidpad.sim.random.RandomStream;

/** Appends state to bytes that grow: 8 bytes a number, 4 a float, 1 a flag, texts in UTF-8 after two bytes of length. */
final class StateWriter implements StateVisitor {
    private byte[] bytes;
    private int at;

    StateWriter(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    int at() {
        return at;
    }

    /** Makes room for so many bytes more and returns the array. */
    byte[] room(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
        return bytes;
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public long whole(long value, long low, long high) {
        put(value);
        return value;
    }

    @Override
    public double real(double value) {
        put(Double.doubleToRawLongBits(value));
        return value;
    }

    @Override
    public boolean flag(boolean value) {
        room(1)[at++] = (byte) (value ? 1 : 0);
        return value;
    }

    @Override
    public String text(String value) {
        byte[] utf8 = Snapshot.utf8(value);
        if (utf8.length > 0xFFFF) {
            throw new IllegalArgumentException("a text of " + utf8.length + " bytes is no state");
        }
        room(2 + utf8.length);
        bytes[at++] = (byte) (utf8.length >>> 8);
        bytes[at++] = (byte) utf8.length;
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
        at += utf8.length;
        return value;
    }

    @Override
    public void reals(double[] values, int from, int count) {
        byte[] to = room(8 * count);
        for (int i = 0; i < count; i++) {
            Snapshot.putLong(to, at + 8 * i, Double.doubleToRawLongBits(values[from + i]));
        }
        at += 8 * count;
    }

    @Override
    public void reals(float[] values, int count) {
        byte[] to = room(4 * count);
        for (int i = 0; i < count; i++) {
            Snapshot.putInt(to, at + 4 * i, Float.floatToRawIntBits(values[i]));
        }
        at += 4 * count;
    }

    @Override
    public void wholes(long[] values, int count) {
        byte[] to = room(8 * count);
        for (int i = 0; i < count; i++) {
            Snapshot.putLong(to, at + 8 * i, values[i]);
        }
        at += 8 * count;
    }

    @Override
    public void wholes(int[] values, int count, int low, int high) {
        byte[] to = room(4 * count);
        for (int i = 0; i < count; i++) {
            Snapshot.putInt(to, at + 4 * i, values[i]);
        }
        at += 4 * count;
    }

    @Override
    public void flags(boolean[] values, int count) {
        byte[] to = room(count);
        for (int i = 0; i < count; i++) {
            to[at + i] = (byte) (values[i] ? 1 : 0);
        }
        at += count;
    }

    @Override
    public void random(RandomStream stream) {
        put(stream.state());
    }

    private void put(long value) {
        Snapshot.putLong(room(8), at, value);
        at += 8;
    }
}
