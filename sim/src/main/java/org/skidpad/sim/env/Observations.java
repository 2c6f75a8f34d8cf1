package org.skidpad.sim.env;

/** A batch of observations, row-major: row i occupies {@code values[i * size … i * size + size - 1]}. */
public final class Observations {
    public final int size;
    public final float[] values;
    /** Rows in use. */
    public int count;

    public Observations(int capacity, int size) {
        this.size = size;
        values = new float[capacity * size];
        count = capacity;
    }
}
