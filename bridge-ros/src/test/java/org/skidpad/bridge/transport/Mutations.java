package org.skidpad.bridge.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Feeds a reader with well-formed inputs that were damaged: bits flipped, numbers replaced by extreme ones, parts cut out,
 * doubled, or taken from another input. Each must be read or refused, and take no more memory than it may.
 */
public final class Mutations {
    /** Inputs of each kind; {@code ./skidpad verify --long} tries all of them. */
    private static final int WHOLE = 2_000_000;

    private static final int SHORT = 20_000;
    private static final int[] EXTREMES = {
        0, 1, -1, 0x7fff_ffff, 0x8000_0000, 0xffff, 0x1_0000, 0x00ff_ffff, 256, 0x0400_0000
    };

    private Mutations() {}

    /** Reads an input; an exception that it does not catch fails the test. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    /**
     * Damages the samples again and again.
     *
     * @param what names the kind of input
     * @param bytesFixed what reading may allocate, bytes
     * @param bytesEach and this many for each byte of input
     */
    public static void run(String what, List<byte[]> samples, long bytesFixed, long bytesEach, Reader reader) {
        boolean whole = Boolean.getBoolean("skidpad.long");
        int tries = whole ? WHOLE : SHORT;
        if (!whole) {
            System.out.println("SHORTENED: " + what + ": " + SHORT + " of " + WHOLE + " mutated inputs");
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        SplittableRandom random = new SplittableRandom(what.hashCode());
        for (byte[] sample : samples) {
            attempt(what, sample, reader); // whole, and classes are loaded before memory is counted
        }
        for (int i = 0; i < tries; i++) {
            byte[] input = mutate(samples, random);
            long before = threads.getThreadAllocatedBytes(self);
            attempt(what, input, reader);
            long took = threads.getThreadAllocatedBytes(self) - before;
            assertTrue(
                    took <= bytesFixed + bytesEach * input.length,
                    () -> what + " took " + took + " bytes for "
                            + HexFormat.of().formatHex(input));
        }
    }

    private static void attempt(String what, byte[] input, Reader reader) {
        try {
            reader.read(input);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what + " fails on " + HexFormat.of().formatHex(input), e);
        }
    }

    private static byte[] mutate(List<byte[]> samples, SplittableRandom random) {
        byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
        int changes = 1 + random.nextInt(6);
        for (int c = 0; c < changes && bytes.length > 0; c++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> {
                    int extreme = EXTREMES[random.nextInt(EXTREMES.length)];
                    for (int b = 0; b < Integer.BYTES && at + b < bytes.length; b++) {
                        bytes[at + b] = (byte) (extreme >>> (8 * b));
                    }
                }
                case 3 -> bytes = Arrays.copyOf(bytes, at);
                case 4 -> bytes = splice(bytes, at, bytes, random);
                case 5 -> bytes = splice(bytes, at, samples.get(random.nextInt(samples.size())), random);
                default -> {
                    int end = Math.min(bytes.length, at + 1 + random.nextInt(16));
                    byte[] shorter = new byte[bytes.length - (end - at)];
                    System.arraycopy(bytes, 0, shorter, 0, at);
                    System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                    bytes = shorter;
                }
            }
        }
        return bytes;
    }

    private static byte[] splice(byte[] into, int at, byte[] from, SplittableRandom random) {
        if (from.length == 0 || into.length > 1 << 14) {
            return into;
        }
        int start = random.nextInt(from.length);
        int n = Math.min(from.length - start, 1 + random.nextInt(64));
        byte[] out = new byte[into.length + n];
        System.arraycopy(into, 0, out, 0, at);
        System.arraycopy(from, start, out, at, n);
        System.arraycopy(into, at, out, at + n, into.length - at);
        return out;
    }
}
