package org.skidpad.sim.env;

/** A batch of actions in physical units, row-major like {@link Observations}. */
public final class Actions {
    public final int size;
    public final float[] values;
    /** Rows in use. */
    public int count;

    public Actions(int capacity, int size) {
        this.size = size;
        values = new float[capacity * size];
        count = capacity;
    }
}
