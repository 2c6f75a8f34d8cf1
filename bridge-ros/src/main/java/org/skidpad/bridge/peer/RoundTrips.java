package org.skidpad.bridge.peer;

import java.util.Arrays;

/** Round trips in ns; those that never came back are counted apart. */
final class RoundTrips {
    private long[] times = new long[1024];
    private int count;
    private int lost;

    /** Adds one, ns; a negative time is one that was lost. */
    void add(long ns) {
        if (ns < 0) {
            lost++;
            return;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = ns;
    }

    int count() {
        return count;
    }

    int lost() {
        return lost;
    }

    /** A quantile by nearest rank, µs; NaN where nothing came back. */
    double micros(double quantile) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (quantile * count))] * 1e-3;
    }
}
