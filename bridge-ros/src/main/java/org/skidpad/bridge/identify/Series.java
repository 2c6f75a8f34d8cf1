package org.skidpad.bridge.identify;

import java.util.Arrays;

/** Rows of numbers by time; grows as it is filled, in any order. */
final class Series {
    private final int width;
    private double[] rows = new double[1024];
    private int count;

    /** @param width numbers in a row, the first of which is its time */
    Series(int width) {
        this.width = width;
    }

    void add(double... row) {
        if (row.length != width) {
            throw new IllegalArgumentException(row.length + " numbers instead of " + width);
        }
        if (rows.length < (count + 1) * width) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        System.arraycopy(row, 0, rows, count * width, width);
        count++;
    }

    /** The rows in the order of their times, of equal times the last. */
    double[][] sorted() {
        double[][] out = new double[count][];
        for (int i = 0; i < count; i++) {
            out[i] = Arrays.copyOfRange(rows, i * width, (i + 1) * width);
        }
        Arrays.sort(out, (a, b) -> Double.compare(a[0], b[0]));
        int kept = 0;
        for (double[] row : out) {
            if (kept > 0 && out[kept - 1][0] == row[0]) {
                out[kept - 1] = row;
            } else {
                out[kept++] = row;
            }
        }
        return Arrays.copyOf(out, kept);
    }

    int count() {
        return count;
    }
}
