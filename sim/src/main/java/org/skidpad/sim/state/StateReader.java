package org.skidpad.sim.state;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.random.RandomStream;

/** Reads what {@link StateWriter} wrote; refuses what is out of range or beyond the end. */
final class StateReader implements StateVisitor {
    private final Snapshot snapshot;
    private final byte[] bytes;
    private final int end;
    private final boolean reseeding;
    private final long newSeed;
    private int at;

    StateReader(Snapshot snapshot, byte[] bytes, int from, int end) {
        this(snapshot, bytes, from, end, false, 0);
    }

    /** Gives every random stream a new one, drawn from its state and the seed. */
    StateReader(Snapshot snapshot, byte[] bytes, int from, int end, long newSeed) {
        this(snapshot, bytes, from, end, true, newSeed);
    }

    private StateReader(Snapshot snapshot, byte[] bytes, int from, int end, boolean reseeding, long newSeed) {
        this.snapshot = snapshot;
        this.bytes = bytes;
        this.end = end;
        this.reseeding = reseeding;
        this.newSeed = newSeed;
        at = from;
    }

    int at() {
        return at;
    }

    void finish() {
        if (at != end) {
            throw snapshot.refused("byte " + at + ": " + (end - at) + " bytes are left over");
        }
    }

    @Override
    public boolean restoring() {
        return true;
    }

    @Override
    public long whole(long value, long low, long high) {
        long read = Snapshot.getLong(bytes, take(8));
        if (read < low || read > high) {
            throw outOfRange(at - 8, read, low, high);
        }
        return read;
    }

    @Override
    public double real(double value) {
        return Double.longBitsToDouble(Snapshot.getLong(bytes, take(8)));
    }

    @Override
    public boolean flag(boolean value) {
        byte read = bytes[take(1)];
        if (read != 0 && read != 1) {
            throw outOfRange(at - 1, read, 0, 1);
        }
        return read == 1;
    }

    @Override
    public String text(String value) {
        int from = take(2);
        int length = (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
        from = take(length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw snapshot.refused("byte " + from + ": a text is no UTF-8");
        }
    }

    @Override
    public void reals(double[] values, int from, int count) {
        int start = take(8L * count);
        for (int i = 0; i < count; i++) {
            values[from + i] = Double.longBitsToDouble(Snapshot.getLong(bytes, start + 8 * i));
        }
    }

    @Override
    public void reals(float[] values, int count) {
        int start = take(4L * count);
        for (int i = 0; i < count; i++) {
            values[i] = Float.intBitsToFloat(Snapshot.getInt(bytes, start + 4 * i));
        }
    }

    @Override
    public void wholes(long[] values, int count) {
        int start = take(8L * count);
        for (int i = 0; i < count; i++) {
            values[i] = Snapshot.getLong(bytes, start + 8 * i);
        }
    }

    @Override
    public void wholes(int[] values, int count, int low, int high) {
        int start = take(4L * count);
        for (int i = 0; i < count; i++) {
            int read = Snapshot.getInt(bytes, start + 4 * i);
            if (read < low || read > high) {
                throw outOfRange(start + 4 * i, read, low, high);
            }
            values[i] = read;
        }
    }

    @Override
    public void flags(boolean[] values, int count) {
        int start = take(count);
        for (int i = 0; i < count; i++) {
            byte read = bytes[start + i];
            if (read != 0 && read != 1) {
                throw outOfRange(start + i, read, 0, 1);
            }
            values[i] = read == 1;
        }
    }

    @Override
    public void random(RandomStream stream) {
        stream.restore(Snapshot.getLong(bytes, take(8)));
        if (reseeding) {
            stream.branch(newSeed);
        }
    }

    /** Moves on by so many bytes and returns where they begin. */
    private int take(long count) {
        int from = at;
        if (count > end - at) {
            throw snapshot.refused("byte " + at + ": the state ends before all is read");
        }
        at += (int) count;
        return from;
    }

    private BadInputException outOfRange(int where, long value, long low, long high) {
        return snapshot.refused("byte " + where + ": " + value + " is not within " + low + " to " + high);
    }
}
