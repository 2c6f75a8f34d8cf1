package org.skidpad.viewer.scene;

import java.util.Arrays;
import java.util.List;

/**
 * Signals over the time of a run.
 *
 * @param title of the signal
 * @param unit of its values
 * @param series at least one
 * @param fixedMin lower end of the axis, or NaN to fit the values
 * @param fixedMax upper end of the axis, or NaN to fit the values
 * @param minSpan between the ends of an axis that fits the values, at least, so that noise does not look like a signal
 * @param absence what to say where there is no value at all
 */
public record Plot(
        String title,
        String unit,
        List<Series> series,
        double fixedMin,
        double fixedMax,
        double minSpan,
        String absence) {
    /** A fitted axis spans at least this share of the largest value: a constant speed looks constant. */
    private static final double LEAST_SHARE = 0.2;

    public Plot {
        series = List.copyOf(series);
    }

    /** One line of a plot; values of NaN are gaps. Times ascend, s. */
    public record Series(String name, double[] time, double[] value) {
        public Series {
            if (time.length != value.length) {
                throw new IllegalArgumentException(time.length + " times but " + value.length + " values");
            }
        }
    }

    /** Smallest and largest value in each of some columns of time; NaN in columns without a value. */
    public record Columns(double[] min, double[] max) {}

    /**
     * At most two values a column of pixels, so that a plot of a million samples costs no more than one of a thousand, and no
     * peak is lost. A column holds the samples from its start (included) to its end (excluded; included in the last).
     */
    public static Columns decimate(Series series, double start, double end, int columns) {
        double[] min = new double[columns];
        double[] max = new double[columns];
        Arrays.fill(min, Double.NaN);
        Arrays.fill(max, Double.NaN);
        double perSecond = end > start ? columns / (end - start) : 0;
        for (int i = 0; i < series.time.length; i++) {
            double t = series.time[i];
            double value = series.value[i];
            if (t < start || t > end || Double.isNaN(value)) {
                continue;
            }
            int column = Math.min(columns - 1, (int) ((t - start) * perSecond));
            // Negated comparisons, so that the first value replaces NaN.
            if (!(min[column] <= value)) {
                min[column] = value;
            }
            if (!(max[column] >= value)) {
                max[column] = value;
            }
        }
        return new Columns(min, max);
    }

    /** Lower and upper end of the value axis: fixed, or round numbers around the finite values. */
    double[] range() {
        double min = fixedMin;
        double max = fixedMax;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Series one : series) {
            for (double value : one.value) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
        double span = Math.max(minSpan, LEAST_SHARE * Math.max(Math.abs(low), Math.abs(high)));
        if (high - low < span) {
            double grow = (span - (high - low)) / 2;
            // What was never negative gets no negative axis; what was always zero is a line in the middle.
            double down = low >= 0 && high > 0 ? Math.min(low, grow) : grow;
            low -= down;
            high += 2 * grow - down;
        }
        double step = Scale.roundUp((high - low) / 4);
        if (Double.isNaN(min)) {
            min = Math.floor(low / step + 1e-9) * step;
        }
        if (Double.isNaN(max)) {
            max = Math.ceil(high / step - 1e-9) * step;
        }
        if (max <= min) {
            max = min + step;
        }
        return new double[] {min, max};
    }
}
