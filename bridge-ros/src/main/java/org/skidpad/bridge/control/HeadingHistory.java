package org.skidpad.bridge.control;

import org.skidpad.sim.geometry.Angles;

/** The headings of the last second or so by stamp, to know where a scan looked when it was taken. */
final class HeadingHistory {
    private static final int SIZE = 128;

    private final long[] stamp = new long[SIZE];
    private final double[] heading = new double[SIZE];
    private int next;
    private int count;

    void clear() {
        count = 0;
    }

    void add(long stampNs, double value) {
        stamp[next] = stampNs;
        heading[next] = value;
        next = (next + 1) % SIZE;
        count = Math.min(SIZE, count + 1);
    }

    /** Interpolated at {@code stampNs}; the nearest end outside what is kept, {@code otherwise} where nothing is. */
    double at(long stampNs, double otherwise) {
        double laterHeading = otherwise;
        long laterStamp = Long.MAX_VALUE;
        for (int k = 1; k <= count; k++) {
            int i = (next - k + SIZE) % SIZE;
            if (stamp[i] <= stampNs) {
                if (laterStamp == Long.MAX_VALUE) {
                    return heading[i];
                }
                double part = (double) (stampNs - stamp[i]) / (laterStamp - stamp[i]);
                return Angles.wrap(heading[i] + part * Angles.wrap(laterHeading - heading[i]));
            }
            laterStamp = stamp[i];
            laterHeading = heading[i];
        }
        return laterHeading;
    }
}
