package org.skidpad.bridge.message;

import java.util.ArrayList;
import java.util.List;

/** Shapes to draw together. */
public final class Markers implements Message<Markers> {
    /** Most markers in one message. */
    public static final int MAX = 512;

    private final List<Marker> all = new ArrayList<>();
    private int count;

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Sets how many there are; those that are new hold whatever an earlier message left. */
    public void resize(int n) {
        while (all.size() < n) {
            all.add(new Marker());
        }
        count = n;
    }

    /** Marker {@code i}, to be changed in place. */
    public Marker get(int i) {
        if (i >= count) {
            throw new IndexOutOfBoundsException("marker " + i + " of " + count);
        }
        return all.get(i);
    }

    @Override
    public void copyFrom(Markers o) {
        resize(o.count);
        for (int i = 0; i < count; i++) {
            all.get(i).copyFrom(o.all.get(i));
        }
    }
}
