package org.skidpad.sim.state;

import org.skidpad.sim.random.RandomStream;

/**
 * Folds state into 64 bits, number by number, in the order given. Doubles are folded by their bits, with -0.0 taken for 0.0
 * and every NaN for one NaN: those differences carry no meaning and do not survive every recording format. Each step is a
 * bijection of the running value (SplitMix64 finaliser), so that a single changed bit always changes the result.
 */
public final class StateHash implements StateVisitor {
    private long value = 0x736b696470616421L;

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public long whole(long number, long low, long high) {
        add(number);
        return number;
    }

    @Override
    public double real(double number) {
        add(Double.doubleToLongBits(number + 0.0));
        return number;
    }

    @Override
    public boolean flag(boolean flag) {
        add(flag ? 1L : 0L);
        return flag;
    }

    @Override
    public String text(String text) {
        add(text.length());
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return text;
    }

    @Override
    public void reals(double[] numbers, int from, int count) {
        for (int i = 0; i < count; i++) {
            add(Double.doubleToLongBits(numbers[from + i] + 0.0));
        }
    }

    @Override
    public void reals(float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            add(Double.doubleToLongBits(numbers[i] + 0.0));
        }
    }

    @Override
    public void wholes(long[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            add(numbers[i]);
        }
    }

    @Override
    public void wholes(int[] numbers, int count, int low, int high) {
        for (int i = 0; i < count; i++) {
            add(numbers[i]);
        }
    }

    @Override
    public void flags(boolean[] flags, int count) {
        for (int i = 0; i < count; i++) {
            add(flags[i] ? 1L : 0L);
        }
    }

    @Override
    public void random(RandomStream stream) {
        add(stream.state());
    }

    public long value() {
        return value;
    }

    private void add(long bits) {
        long z = (value ^ bits) * 0xBF58476D1CE4E5B9L + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0x94D049BB133111EBL;
        value = z ^ (z >>> 31);
    }
}
