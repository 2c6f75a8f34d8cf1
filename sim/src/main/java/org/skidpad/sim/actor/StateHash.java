package org.skidpad.sim.actor;

/**
 * Folds state into 64 bits, number by number, in the order given. Doubles are folded by their bits, with -0.0 taken for 0.0
 * and every NaN for one NaN: those differences carry no meaning and do not survive every recording format. Each step is a
 * bijection of the running value (SplitMix64 finaliser), so that a single changed bit always changes the result.
 */
public final class StateHash {
    private long value = 0x736b696470616421L;

    public void add(long bits) {
        long z = (value ^ bits) * 0xBF58476D1CE4E5B9L + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0x94D049BB133111EBL;
        value = z ^ (z >>> 31);
    }

    public void add(double number) {
        add(Double.doubleToLongBits(number + 0.0));
    }

    public void add(boolean flag) {
        add(flag ? 1L : 0L);
    }

    /** Folds the first {@code count} numbers. */
    public void add(double[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            add(numbers[i]);
        }
    }

    public void add(int[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            add((long) numbers[i]);
        }
    }

    public void add(boolean[] flags, int count) {
        for (int i = 0; i < count; i++) {
            add(flags[i]);
        }
    }

    public long value() {
        return value;
    }
}
