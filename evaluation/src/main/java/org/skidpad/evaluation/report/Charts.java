package org.skidpad.evaluation.report;

import java.util.Arrays;
import java.util.Locale;
import org.skidpad.evaluation.statistics.Estimate;

/** Small inline SVG pictures in the colour of the text around them. */
final class Charts {
    private static final int BINS = 24;
    private static final int WIDTH = 260;
    private static final int HEIGHT = 90;

    private Charts() {}

    /** A rate on [0, 1] with its interval, and the required rate as a tick. */
    static String interval(Estimate rate, double required) {
        return String.format(
                Locale.ROOT,
                "<svg width=\"190\" height=\"16\" viewBox=\"0 0 190 16\" role=\"img\" aria-label=\"%1$.1f %%\">"
                        + "<line x1=\"1\" x2=\"121\" y1=\"8\" y2=\"8\" stroke=\"currentColor\" stroke-opacity=\".25\"/>"
                        + "<line x1=\"%2$.1f\" x2=\"%3$.1f\" y1=\"8\" y2=\"8\" stroke=\"currentColor\" stroke-width=\"4\""
                        + " stroke-opacity=\".55\"/><circle cx=\"%4$.1f\" cy=\"8\" r=\"4\" fill=\"currentColor\"/>"
                        + "<line x1=\"%5$.1f\" x2=\"%5$.1f\" y1=\"1\" y2=\"15\" stroke=\"#d98a00\" stroke-width=\"2\"/>"
                        + "<text x=\"130\" y=\"13\" font-size=\"13\" fill=\"currentColor\">%1$.1f %%</text></svg>",
                100 * rate.value(),
                1 + 120 * rate.low(),
                1 + 120 * rate.high(),
                1 + 120 * rate.value(),
                1 + 120 * required);
    }

    /** How often which value occurs; an empty string where there is nothing to show. */
    static String histogram(String title, String unit, double[] samples) {
        double[] x = Arrays.stream(samples).filter(Double::isFinite).toArray();
        if (x.length < 2) {
            return "";
        }
        double low = Arrays.stream(x).min().orElseThrow();
        double high = Arrays.stream(x).max().orElseThrow();
        if (!(high > low)) {
            return "";
        }
        int[] counts = new int[BINS];
        for (double v : x) {
            counts[Math.min(BINS - 1, (int) ((v - low) / (high - low) * BINS))]++;
        }
        int most = Arrays.stream(counts).max().orElseThrow();
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<figure><svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"histogram of %s\">",
                WIDTH,
                HEIGHT + 18,
                Markup.escape(title)));
        double bin = (double) WIDTH / BINS;
        for (int i = 0; i < BINS; i++) {
            double h = (double) HEIGHT * counts[i] / most;
            if (counts[i] > 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#4c8bf5\"/>",
                        i * bin,
                        HEIGHT - h,
                        bin - 1,
                        h));
            }
        }
        String shownUnit = unit.equals("1") ? "" : " " + unit;
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"0\" y=\"%1$d\" font-size=\"12\" fill=\"currentColor\">%2$.3g%4$s</text>"
                        + "<text x=\"%5$d\" y=\"%1$d\" font-size=\"12\" text-anchor=\"end\" fill=\"currentColor\">%3$.3g%4$s</text>"
                        + "</svg><figcaption>%6$s</figcaption></figure>%n",
                HEIGHT + 14,
                low,
                high,
                Markup.escape(shownUnit),
                WIDTH,
                Markup.escape(title)));
        return out.toString();
    }
}
