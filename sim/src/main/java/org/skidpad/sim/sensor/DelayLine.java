package org.skidpad.sim.sensor;

import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * Samples on their way: a ring of rows, each with the time it was taken, that become known in order after a fixed delay. The
 * first of an episode is known at once: a machine is switched on before it drives.
 */
final class DelayLine implements Stateful {
    private final double delayS;
    private final int width;
    private final int capacity;
    private final double[] rows;
    private final double[] stamps;
    /** Row known now, and how many wait behind it. */
    private int known;

    private int waiting;
    private boolean empty = true;

    /**
     * @param most samples a second
     * @param width numbers in a row
     */
    DelayLine(double delayS, double most, int width) {
        this.delayS = delayS;
        this.width = width;
        // Those on their way, the one that is known, the one being written, and one for rounding.
        capacity = (int) Math.ceil(delayS * most) + 3;
        rows = new double[capacity * width];
        stamps = new double[capacity];
    }

    void reset() {
        known = 0;
        waiting = 0;
        empty = true;
    }

    /** Whether nothing was entered yet. */
    boolean isEmpty() {
        return empty;
    }

    /** Enters a sample and returns where in {@link #rows} to write it. */
    int enter(double time) {
        if (empty) {
            empty = false;
            stamps[known] = time;
            return known * width;
        }
        if (waiting == capacity - 1) {
            // Only after a restore from impossible times: the oldest is known early, and the run is not lost.
            known = (known + 1) % capacity;
            waiting--;
        }
        waiting++;
        int at = (known + waiting) % capacity;
        stamps[at] = time;
        return at * width;
    }

    /** Lets what has become known by now take its place. */
    void advance(double now) {
        while (waiting > 0 && stamps[(known + 1) % capacity] + delayS <= now + 1e-9) {
            known = (known + 1) % capacity;
            waiting--;
        }
    }

    double[] rows() {
        return rows;
    }

    /** Where in {@link #rows} the newest known sample begins. */
    int known() {
        return known * width;
    }

    /** Where in {@link #rows} the newest sample begins, known or not. */
    int newest() {
        return (known + waiting) % capacity * width;
    }

    /** When the newest known sample was taken, s. */
    double stamp() {
        return stamps[known];
    }

    @Override
    public void visitState(StateVisitor v) {
        empty = v.flag(empty);
        known = v.count(known, capacity - 1);
        waiting = v.count(waiting, capacity - 1);
        v.reals(stamps, capacity);
        for (int k = 0; k <= waiting; k++) {
            v.reals(rows, (known + k) % capacity * width, width);
        }
    }
}
