package org.skidpad.sim.state;

import org.skidpad.sim.random.RandomStream;

/**
 * Goes through the state of a world. A hash or a writer takes each value and returns it unchanged; a reader ignores what it is
 * given and returns, or fills in, what was saved. Ranges are checked when reading only.
 */
public interface StateVisitor {
    /** True where values come from a snapshot: a component then makes the objects that it is about to visit. */
    boolean restoring();

    /** @param low,high the least and the greatest value that is possible, both possible */
    long whole(long value, long low, long high);

    /** Any finite or infinite number, or NaN, to the bit (the hash alone takes -0.0 for 0.0 and every NaN for one). */
    double real(double value);

    boolean flag(boolean value);

    /** A short text, up to 65,535 characters; not null. */
    String text(String value);

    /** Entries {@code from} to {@code from + count - 1}. */
    void reals(double[] values, int from, int count);

    /** The first {@code count} entries. */
    void reals(float[] values, int count);

    /** The first {@code count} entries. */
    void wholes(long[] values, int count);

    /** The first {@code count} entries, each from {@code low} to {@code high}. */
    void wholes(int[] values, int count, int low, int high);

    /** The first {@code count} entries. */
    void flags(boolean[] values, int count);

    /** A stream of random numbers. A fork with a new seed is given new streams here, without the component's doing. */
    void random(RandomStream stream);

    default void reals(double[] values, int count) {
        reals(values, 0, count);
    }

    default long whole(long value) {
        return whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** An index below {@code bound}, or -1 for none. */
    default int index(int value, int bound) {
        return (int) whole(value, -1, bound - 1L);
    }

    /** How many there are, 0 to {@code most}: what a reader lets a component allocate. */
    default int count(int value, int most) {
        return (int) whole(value, 0, most);
    }

    /**
     * One of an enumeration, or null.
     *
     * @param family all of them ({@code values()}, kept by the caller where speed counts)
     */
    default <E extends Enum<E>> E choice(E value, E[] family) {
        int at = index(value == null ? -1 : value.ordinal(), family.length);
        return at < 0 ? null : family[at];
    }
}
