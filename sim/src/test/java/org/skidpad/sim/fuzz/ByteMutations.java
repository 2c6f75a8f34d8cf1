package org.skidpad.sim.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damage to bytes: bits flipped, numbers replaced by extreme ones, parts cut out, doubled, or taken from another input. */
public final class ByteMutations {
    private static final int MOST_CHANGES = 6;
    /** Longer inputs are not made longer still. */
    private static final int LONG = 1 << 14;

    private static final int[] EXTREMES = {
        0, 1, -1, 0x7fff_ffff, 0x8000_0000, 0xffff, 0x1_0000, 0x00ff_ffff, 256, 0x0400_0000
    };

    private ByteMutations() {}

    public static Mutator<byte[]> of(List<byte[]> samples) {
        return random -> mutate(samples, random);
    }

    private static byte[] mutate(List<byte[]> samples, RandomGenerator random) {
        byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
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
                case 3 -> bytes = random.nextInt(3) > 0 ? bytes : Arrays.copyOf(bytes, at);
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

    private static byte[] splice(byte[] into, int at, byte[] from, RandomGenerator random) {
        if (from.length == 0 || into.length > LONG) {
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
