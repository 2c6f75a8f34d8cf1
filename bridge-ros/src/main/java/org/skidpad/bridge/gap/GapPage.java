package org.skidpad.bridge.gap;

import java.util.List;
import java.util.Locale;

/** One page with a picture a channel; nothing is fetched, nothing is run. */
public final class GapPage {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 180;
    private static final String STYLE =
            "body{font:15px/1.45 system-ui,sans-serif;max-width:62em;margin:2em auto;padding:0 1em;color:#1c2430;background:#fff}"
                    + "figure{display:inline-block;margin:1em}figcaption{color:#4a5768;font-size:.9em}"
                    + "@media(prefers-color-scheme:dark){body{background:#12161c;color:#dfe5ec}figcaption{color:#9aa7b8}}";

    private GapPage() {}

    /**
     * The page.
     *
     * @param before errors of the scenario as it was
     * @param after errors of the scenario with what was identified; empty for none
     */
    public static String of(String title, List<GapCurve> before, List<GapCurve> after) {
        StringBuilder out =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
        out.append(escape(title)).append("</title><style>").append(STYLE).append("</style></head><body>\n<h1>");
        out.append(escape(title))
                .append("</h1>\n<p>Median error while simulation is left alone with the recorded commands");
        out.append(
                after.isEmpty()
                        ? ""
                        : ": <b style=\"color:#d98a00\">before</b> and <b style=\"color:#4c8bf5\">after</b>");
        out.append("; the band ends at the 95th percentile.</p>\n");
        for (int i = 0; i < before.size(); i++) {
            figure(out, before.get(i), i < after.size() ? after.get(i) : null);
        }
        return out.append("</body></html>\n").toString();
    }

    private static void figure(StringBuilder out, GapCurve before, GapCurve after) {
        double top = Math.max(most(before.worst()), after == null ? 0 : most(after.worst()));
        out.append(String.format(
                Locale.ROOT,
                "<figure><svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">"
                        + "<path d=\"M0.5 0V%d.5H%d\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".4\"/>",
                WIDTH + 8,
                HEIGHT + 8,
                before.channel(),
                HEIGHT,
                WIDTH));
        curve(out, before, top, "#d98a00");
        if (after != null) {
            curve(out, after, top, "#4c8bf5");
        }
        out.append(String.format(
                Locale.ROOT,
                "</svg><figcaption>%s: up to %.3g %s over %.3g s</figcaption></figure>%n",
                before.channel(),
                top,
                before.unit(),
                before.horizonS()[before.horizonS().length - 1]));
    }

    private static void curve(StringBuilder out, GapCurve c, double top, String colour) {
        StringBuilder band = new StringBuilder();
        StringBuilder line = new StringBuilder();
        double end = c.horizonS()[c.horizonS().length - 1];
        for (int i = 0; i < c.median().length; i++) {
            double x = WIDTH * c.horizonS()[i] / end;
            band.append(point(x, c.worst()[i], top));
            line.append(point(x, c.median()[i], top));
        }
        for (int i = c.median().length - 1; i >= 0; i--) {
            band.append(point(WIDTH * c.horizonS()[i] / end, c.median()[i], top));
        }
        out.append("<polygon points=\"")
                .append(band)
                .append("\" fill=\"")
                .append(colour)
                .append("\" fill-opacity=\".18\"/>");
        out.append("<polyline points=\"")
                .append(line)
                .append("\" fill=\"none\" stroke=\"")
                .append(colour);
        out.append("\" stroke-width=\"2\"/>");
    }

    private static String point(double x, double value, double top) {
        return Double.isNaN(value)
                ? ""
                : String.format(Locale.ROOT, "%.1f,%.1f ", x, HEIGHT * (1 - value / Math.max(1e-12, top)));
    }

    private static double most(double[] values) {
        double most = 0;
        for (double v : values) {
            most = Math.max(most, Double.isNaN(v) ? 0 : v);
        }
        return most;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
