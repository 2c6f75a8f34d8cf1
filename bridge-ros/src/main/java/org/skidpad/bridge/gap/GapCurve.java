package org.skidpad.bridge.gap;

import java.util.Arrays;

/**
 * The error of one channel over the time that simulation was left alone.
 *
 * @param channel {@code position}, {@code heading}, {@code speed} or {@code scan}
 * @param unit SI
 * @param horizonS how long simulation had been left alone, s
 * @param median of the absolute errors of all pieces of the recording
 * @param worst 95th percentile of the same
 * @param pieces how many pieces there were
 */
public record GapCurve(String channel, String unit, double[] horizonS, double[] median, double[] worst, int pieces) {
    /** The median where simulation had been left alone longest. */
    public double atEnd() {
        return median[median.length - 1];
    }

    /** @param errors by piece and horizon; NaN where a piece does not tell */
    static GapCurve of(String channel, String unit, double[] horizonS, double[][] errors) {
        int n = horizonS.length;
        double[] median = new double[n];
        double[] worst = new double[n];
        for (int h = 0; h < n; h++) {
            int at = h;
            double[] sorted = Arrays.stream(errors)
                    .mapToDouble(row -> row[at])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            median[h] = sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
            worst[h] = sorted.length == 0
                    ? Double.NaN
                    : sorted[(int) Math.min(sorted.length - 1L, Math.round(0.95 * sorted.length))];
        }
        return new GapCurve(channel, unit, horizonS, median, worst, errors.length);
    }
}
