package org.skidpad.viewer.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.skidpad.sim.event.RunEvent;
import org.skidpad.viewer.scene.Plot.Series;
import org.skidpad.viewer.scene.Primitive.Anchor;
import org.skidpad.viewer.scene.Primitive.Clip;
import org.skidpad.viewer.scene.Primitive.Disc;
import org.skidpad.viewer.scene.Primitive.Label;
import org.skidpad.viewer.scene.Primitive.Polygon;
import org.skidpad.viewer.scene.Primitive.Polyline;
import org.skidpad.viewer.scene.Primitive.Role;
import org.skidpad.viewer.scene.Primitive.Segments;

/**
 * Plots one over the other with one time axis, and a cursor through all of them. The frames and lines depend on the area only
 * and can be kept; the cursor with the values under it changes with time.
 */
public final class PlotStack {
    private static final double LEFT = 46;
    private static final double RIGHT = 14;
    private static final double TITLE = 24;
    private static final double BOTTOM = 34;
    private static final double SPACING = 10;
    private static final double FONT = 11;

    private final List<Plot> plots;
    private final List<double[]> ranges = new ArrayList<>();
    private final List<RunEvent> events;
    private final double start;
    private final double end;

    public PlotStack(List<Plot> plots, List<RunEvent> events, double start, double end) {
        this.plots = List.copyOf(plots);
        this.events = List.copyOf(events);
        this.start = start;
        this.end = Math.max(end, start + 1e-3);
        for (Plot plot : plots) {
            ranges.add(plot.range());
        }
    }

    /** The time under a point of the screen, s, kept within the run. */
    public double timeAt(Area area, double screenX) {
        double left = area.x() + LEFT;
        double width = Math.max(1, area.width() - LEFT - RIGHT);
        return Math.min(end, Math.max(start, start + (screenX - left) / width * (end - start)));
    }

    private double screenX(Area box, double time) {
        return box.x() + (time - start) / (end - start) * box.width();
    }

    private double screenY(Area box, int plot, double value) {
        double[] range = ranges.get(plot);
        return box.bottom() - (value - range[0]) / (range[1] - range[0]) * box.height();
    }

    /** Where the lines of a plot are drawn. */
    Area box(Area area, int plot) {
        double height = (area.height() - BOTTOM - SPACING * (plots.size() - 1)) / plots.size();
        double top = area.y() + plot * (height + SPACING);
        return new Area(area.x() + LEFT, top + TITLE, area.width() - LEFT - RIGHT, Math.max(1, height - TITLE));
    }

    /** Axes, grids, lines and event marks. */
    public List<Primitive> frames(Area area, Theme theme) {
        List<Primitive> out = new ArrayList<>();
        for (int plot = 0; plot < plots.size(); plot++) {
            frame(plot, box(area, plot), theme, out);
        }
        timeAxis(area, theme, out);
        return out;
    }

    private void frame(int index, Area box, Theme theme, List<Primitive> out) {
        Plot plot = plots.get(index);
        double[] range = ranges.get(index);
        double step = Scale.roundUp((range[1] - range[0]) / Math.max(2, Math.min(5, box.height() / 22)));
        out.add(new Label(
                Role.PLOT_TEXT,
                box.x(),
                box.y() - 12,
                plot.title() + " (" + plot.unit() + ")",
                FONT + 1,
                true,
                Anchor.LEFT,
                theme.text()));
        List<double[]> lines = new ArrayList<>();
        for (double value = Math.ceil(range[0] / step - 1e-9) * step; value <= range[1] + step * 1e-9; value += step) {
            double y = Math.rint(screenY(box, index, value)) + 0.5;
            lines.add(new double[] {box.x(), y, box.right(), y});
            out.add(new Label(
                    Role.PLOT_TEXT,
                    box.x() - 7,
                    y,
                    Scale.format(value, step),
                    FONT,
                    false,
                    Anchor.RIGHT,
                    theme.faintText()));
        }
        double timeStep = timeStep(box);
        for (double time = Math.ceil(start / timeStep - 1e-9) * timeStep; time <= end + 1e-9; time += timeStep) {
            double x = Math.rint(screenX(box, time)) + 0.5;
            lines.add(new double[] {x, box.y(), x, box.bottom()});
        }
        out.add(new Segments(Role.PLOT_FRAME, flat(lines), theme.panelLine(), 1));
        boolean any = false;
        List<Primitive> inside = new ArrayList<>();
        for (int i = plot.series().size() - 1; i >= 0; i--) {
            int colour = i == 0 ? theme.predictedPath() : theme.ghost();
            any |= line(index, plot.series().get(i), box, colour, i == 0 ? 1.8 : 1.2, inside);
        }
        out.add(new Clip(Role.PLOT_LINE, box.inset(-1, -2, -1, -2), inside));
        if (!any) {
            out.add(new Label(
                    Role.PLOT_TEXT,
                    box.x() + box.width() / 2,
                    box.y() + box.height() / 2,
                    plot.absence(),
                    FONT,
                    false,
                    Anchor.CENTRE,
                    theme.faintText()));
        }
        for (RunEvent event : events) {
            double x = Math.rint(screenX(box, event.time())) + 0.5;
            out.add(new Polyline(
                    Role.PLOT_EVENT,
                    new double[] {x, x},
                    new double[] {box.y(), box.bottom()},
                    Theme.withOpacity(eventColour(event, theme), 0.7),
                    1,
                    new double[] {3, 3},
                    0));
        }
    }

    /** The colour that an event of a kind has everywhere. */
    public static int eventColour(RunEvent event, Theme theme) {
        return switch (event.kind()) {
            case "collision", "off_road" -> theme.collision();
            case "goal" -> theme.goal();
            case "intervention" -> theme.vulnerable();
            default -> theme.faintText();
        };
    }

    private boolean line(int index, Series series, Area box, int colour, double width, List<Primitive> out) {
        double[] time = series.time();
        double[] value = series.value();
        int columns = (int) Math.max(1, box.width());
        if (time.length > 2 * columns) {
            Plot.Columns decimated = Plot.decimate(series, start, end, columns);
            double[] columnTime = new double[2 * columns];
            double[] columnValue = new double[2 * columns];
            for (int column = 0; column < columns; column++) {
                double t = start + (column + 0.5) * (end - start) / columns;
                columnTime[2 * column] = t;
                columnTime[2 * column + 1] = t;
                columnValue[2 * column] = decimated.min()[column];
                columnValue[2 * column + 1] = decimated.max()[column];
            }
            time = columnTime;
            value = columnValue;
        }
        double[] x = new double[time.length];
        double[] y = new double[time.length];
        int count = 0;
        boolean any = false;
        for (int i = 0; i <= time.length; i++) {
            if (i < time.length && !Double.isNaN(value[i])) {
                x[count] = screenX(box, time[i]);
                y[count] = screenY(box, index, value[i]);
                count++;
                continue;
            }
            if (count == 1) {
                out.add(new Disc(Role.PLOT_LINE, x[0], y[0], width, colour, 0, 0));
            } else if (count > 1) {
                out.add(new Polyline(Role.PLOT_LINE, Arrays.copyOf(x, count), Arrays.copyOf(y, count), colour, width));
            }
            any |= count > 0;
            count = 0;
        }
        return any;
    }

    private double timeStep(Area box) {
        return Scale.roundUp((end - start) / Math.max(2, box.width() / 64));
    }

    private void timeAxis(Area area, Theme theme, List<Primitive> out) {
        Area box = box(area, plots.size() - 1);
        double step = timeStep(box);
        for (double time = Math.ceil(start / step - 1e-9) * step; time <= end + 1e-9; time += step) {
            out.add(new Label(
                    Role.PLOT_TEXT,
                    screenX(box, time),
                    box.bottom() + 11,
                    Scale.format(time, step),
                    FONT,
                    false,
                    Anchor.CENTRE,
                    theme.faintText()));
        }
        out.add(new Label(
                Role.PLOT_TEXT,
                box.x() + box.width() / 2,
                box.bottom() + 26,
                "time (s)",
                FONT,
                false,
                Anchor.CENTRE,
                theme.faintText()));
    }

    /** A line through all plots at a time, and the values there. */
    public List<Primitive> cursor(Area area, double time, Theme theme) {
        List<Primitive> out = new ArrayList<>();
        Area first = box(area, 0);
        double x = Math.rint(screenX(first, time)) + 0.5;
        // Not through the titles between the plots.
        double[] line = new double[4 * plots.size()];
        for (int index = 0; index < plots.size(); index++) {
            Area box = box(area, index);
            line[4 * index] = x;
            line[4 * index + 1] = box.y() - 2;
            line[4 * index + 2] = x;
            line[4 * index + 3] = box.bottom() + 2;
        }
        out.add(new Segments(Role.TIME_CURSOR, line, theme.cursor(), 1.2));
        for (int index = 0; index < plots.size(); index++) {
            Plot plot = plots.get(index);
            Area box = box(area, index);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < plot.series().size(); i++) {
                double value = valueAt(plot.series().get(i), time);
                values.add(Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value));
                double[] range = ranges.get(index);
                if (i == 0 && value >= range[0] && value <= range[1]) {
                    double y = screenY(box, index, value);
                    out.add(new Disc(Role.TIME_CURSOR, x, y, 3.5, theme.predictedPath(), theme.panel(), 1.5));
                }
            }
            out.add(new Label(
                    Role.TIME_CURSOR,
                    box.right(),
                    box.y() - 12,
                    String.join(" | ", values),
                    FONT + 1,
                    true,
                    Anchor.RIGHT,
                    theme.text()));
        }
        return out;
    }

    private static double valueAt(Series series, double time) {
        int found = Arrays.binarySearch(series.time(), time);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? Double.NaN : series.value()[index];
    }

    private static double[] flat(List<double[]> segments) {
        double[] out = new double[4 * segments.size()];
        for (int i = 0; i < segments.size(); i++) {
            System.arraycopy(segments.get(i), 0, out, 4 * i, 4);
        }
        return out;
    }

    /** The background on which a stack is drawn. */
    public static Primitive panel(Area area, Theme theme) {
        return new Polygon(
                Role.BACKGROUND,
                new double[] {area.x(), area.right(), area.right(), area.x()},
                new double[] {area.y(), area.y(), area.bottom(), area.bottom()},
                theme.panel(),
                0,
                0);
    }
}
