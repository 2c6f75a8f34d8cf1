package org.skidpad.sim.physics;

import java.util.Arrays;

/**
 * Finds the pairs of actors whose axis-aligned bounds meet: sort and sweep (Baraff 1992; Ericson, "Real-Time Collision
 * Detection", 2005, section 7.5) over the axis along which the actors are spread farther. The order is kept from tick to
 * tick, so that sorting by insertion costs O(n) where little changed; sparse scenes are O(n) altogether.
 *
 * <p>Which pairs are found follows from the bounds alone; their order does not, since it depends on earlier ticks.
 */
final class PairSweep {
    /** How often the axis is considered: actors take some ticks to spread along another. */
    private static final int AXIS_FINDS = 16;

    private final Shapes shapes;
    private final int[] order;
    /** Lower bound along the axis of {@code order[k]}, then NaN, which ends every scan. */
    private final double[] low;

    private int size;
    private boolean alongY;
    private int finds;

    /** How many pairs the last {@link #find} found. */
    int count;

    /** The pairs: {@code first[k] < second[k]}. */
    int[] first = new int[16];

    int[] second = new int[16];

    PairSweep(Shapes shapes, int capacity) {
        this.shapes = shapes;
        order = new int[capacity];
        low = new double[capacity + 1];
    }

    void reset() {
        size = 0;
        finds = 0;
    }

    /**
     * @param actors how many; the bounds of absent ones are empty
     * @param margin how far apart bounds may be, m
     */
    void find(int actors, double margin) {
        if (size != actors) {
            size = actors;
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
        }
        count = 0;
        if (finds++ % AXIS_FINDS == 0) {
            chooseAxis();
        }
        if (alongY) {
            sort(shapes.minY);
            sweep(shapes.maxY, shapes.minX, shapes.maxX, margin);
        } else {
            sort(shapes.minX);
            sweep(shapes.maxX, shapes.minY, shapes.maxY, margin);
        }
    }

    /** The axis is changed only where it pays well: each change costs a sort from scratch. */
    private void chooseAxis() {
        double[] minX = shapes.minX;
        double[] minY = shapes.minY;
        double x0 = Double.POSITIVE_INFINITY;
        double x1 = Double.NEGATIVE_INFINITY;
        double y0 = Double.POSITIVE_INFINITY;
        double y1 = Double.NEGATIVE_INFINITY;
        // Comparisons, since Math.min must mind NaN and the sign of zero and costs several times as much.
        for (int i = 0; i < size; i++) {
            double x = minX[i];
            double y = minY[i];
            if (x < Double.POSITIVE_INFINITY) {
                x0 = x < x0 ? x : x0;
                x1 = x > x1 ? x : x1;
                y0 = y < y0 ? y : y0;
                y1 = y > y1 ? y : y1;
            }
        }
        alongY = alongY ? 2 * (y1 - y0) > x1 - x0 : y1 - y0 > 2 * (x1 - x0);
    }

    private void sort(double[] bound) {
        int[] sorted = order;
        double[] key = low;
        double last = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            int moved = sorted[k];
            double value = bound[moved];
            int at = k;
            if (value < last) {
                while (at > 0 && key[at - 1] > value) {
                    sorted[at] = sorted[at - 1];
                    key[at] = key[at - 1];
                    at--;
                }
                sorted[at] = moved;
            } else {
                last = value;
            }
            key[at] = value;
        }
        key[size] = Double.NaN;
    }

    private void sweep(double[] high, double[] low2, double[] high2, double margin) {
        int[] sorted = order;
        double[] key = low;
        for (int k = 0; k < size; k++) {
            int i = sorted[k];
            double end = high[i] + margin;
            if (!(key[k + 1] <= end)) {
                continue;
            }
            double from2 = low2[i] - margin;
            double to2 = high2[i] + margin;
            for (int m = k + 1; key[m] <= end; m++) {
                int j = sorted[m];
                if (low2[j] <= to2 && high2[j] >= from2) {
                    add(i, j);
                }
            }
        }
    }

    private void add(int i, int j) {
        if (count == first.length) {
            first = Arrays.copyOf(first, 2 * count);
            second = Arrays.copyOf(second, 2 * count);
        }
        first[count] = Math.min(i, j);
        second[count] = Math.max(i, j);
        count++;
    }
}
