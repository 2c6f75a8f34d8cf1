package org.skidpad.bridge.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.convert.WireReader;
import org.skidpad.bridge.convert.WireWriter;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.MessageType;

/**
 * Messages of every type with arbitrary content, and their content as a list. Both go through the codec: what a codec reads
 * from a source of random numbers is a message that could have been sent.
 */
public final class Samples {
    private Samples() {}

    /** A message whose sequences have up to {@code longest} elements. */
    public static <M extends Message<M>> M of(MessageType<M> type, long seed, int longest) {
        Random random = new Random(seed);
        while (true) {
            M message = type.create();
            try {
                Codec.of(type).read(new Source(random, longest), message);
                return message;
            } catch (MalformedMessageException e) {
                // Lengths that must agree did not: draw again.
                random.nextInt();
            }
        }
    }

    /** Every value that a codec writes, in its order. */
    public static <M extends Message<M>> List<Object> content(MessageType<M> type, M message) {
        List<Object> out = new ArrayList<>();
        Codec.of(type).write(message, new Values(out));
        return out;
    }

    private static final class Source implements WireReader {
        private final Random random;
        private final int longest;
        private int length = -1;

        Source(Random random, int longest) {
            this.random = random;
            this.longest = longest;
        }

        @Override
        public boolean ros2() {
            return false;
        }

        @Override
        public int remaining() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int count(int max, int bytesEach) {
            // One length a message: where two must agree, as names and positions of joints, they do.
            if (length < 0) {
                length = 1 + random.nextInt(longest);
                length *= length; // so that a grid can be square
            }
            return Math.min(max, length);
        }

        @Override
        public long headerStamp() {
            return time();
        }

        @Override
        public long time() {
            return (random.nextInt() & 0x7fff_ffffL) * 1_000_000_000L + random.nextInt(1_000_000_000);
        }

        @Override
        public String string(String same, int max) {
            return random.nextInt(4) == 0 ? "Straße " + random.nextInt(100) : "s" + random.nextInt(1_000_000);
        }

        @Override
        public int uint8() {
            return random.nextInt(2);
        }

        @Override
        public int uint16() {
            return random.nextInt(1 << 16);
        }

        @Override
        public int uint32() {
            // Read only for numbers, and for the two edges of a grid, which follow each other.
            if (length < 0) {
                int edge = 1 + random.nextInt(longest);
                length = edge * edge;
            }
            return (int) Math.sqrt(length);
        }

        @Override
        public float float32() {
            return random.nextInt(8) == 0 ? Float.POSITIVE_INFINITY : random.nextFloat();
        }

        @Override
        public double float64() {
            return random.nextGaussian();
        }

        @Override
        public void bytes(byte[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = (byte) random.nextInt();
            }
        }
    }

    private record Values(List<Object> out) implements WireWriter {
        @Override
        public boolean ros2() {
            return false;
        }

        @Override
        public void header(long stampNs, String frame) {
            out.add(stampNs);
            out.add(frame);
        }

        @Override
        public void time(long ns) {
            out.add(ns);
        }

        @Override
        public void string(String s) {
            out.add(s);
        }

        @Override
        public void uint8(int v) {
            out.add(v);
        }

        @Override
        public void uint16(int v) {
            out.add(v);
        }

        @Override
        public void uint32(int v) {
            out.add(v);
        }

        @Override
        public void float32(float v) {
            out.add(v);
        }

        @Override
        public void float64(double v) {
            out.add(v);
        }

        @Override
        public void bytes(byte[] v, int count) {
            for (int i = 0; i < count; i++) {
                out.add(v[i]);
            }
        }
    }
}
