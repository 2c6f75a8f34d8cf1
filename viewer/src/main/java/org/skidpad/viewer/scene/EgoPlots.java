package org.skidpad.viewer.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.skidpad.sim.record.Recording;
import org.skidpad.viewer.scene.Plot.Series;

/** The ego's signals that every viewer plots: speed, acceleration, and TTC or, where nothing is ever ahead, clearance. */
public final class EgoPlots {
    /** Longer times to collision are off the plot, s: they say nothing about danger. */
    static final double TTC_SHOWN = 10;

    private EgoPlots() {}

    /** Plots of one run. */
    public static List<Plot> of(Recording run) {
        return of(run, null);
    }

    /** Plots of two runs under one time; {@code other} may be null. */
    public static List<Plot> of(Recording run, Recording other) {
        List<Plot> plots = new ArrayList<>();
        plots.add(new Plot(
                "speed",
                "m/s",
                series(run, other, (r, sample) -> r.speed(sample, r.header().ego())),
                Double.NaN,
                Double.NaN,
                0.2,
                "no ego"));
        plots.add(new Plot(
                "acceleration",
                "m/s²",
                series(
                        run,
                        other,
                        (r, sample) -> r.acceleration(sample, r.header().ego())),
                Double.NaN,
                Double.NaN,
                1,
                "no ego"));
        List<Series> ttc = series(run, other, EgoPlots::timeToCollision);
        List<Series> clearance = series(run, other, EgoPlots::clearance);
        if (!hasLead(run) && hasValue(clearance)) {
            plots.add(new Plot("nearest lidar return", "m", clearance, 0, Double.NaN, 0.5, "no lidar return"));
        } else {
            plots.add(new Plot("TTC", "s", ttc, 0, TTC_SHOWN, 1, "no lead nearer than 10 s"));
        }
        return plots;
    }

    /**
     * Time to collision with the lead at constant speeds, s: gap over closing speed (Hayward 1972). NaN where there is no
     * lead, where the gap does not close, and above {@link #TTC_SHOWN}.
     */
    static double timeToCollision(Recording run, int sample) {
        int ego = run.header().ego();
        int lead = run.egoLead(sample);
        double gap = run.egoGap(sample);
        if (lead < 0 || !Double.isFinite(gap)) {
            return Double.NaN;
        }
        double turned = run.heading(sample, lead) - run.heading(sample, ego);
        double closing = run.speed(sample, ego) - run.speed(sample, lead) * Math.cos(turned);
        double seconds = closing > 0 ? Math.max(0, gap) / closing : Double.POSITIVE_INFINITY;
        return seconds <= TTC_SHOWN ? seconds : Double.NaN;
    }

    /** Shortest return of the newest scan, m; NaN where there is none. */
    private static double clearance(Recording run, int sample) {
        Recording.Scan scan = run.scan(sample);
        if (scan == null) {
            return Double.NaN;
        }
        double best = Double.NaN;
        for (float range : scan.ranges()) {
            if (range > 0 && range < scan.rangeMax() && !(best <= range)) {
                best = range;
            }
        }
        return best;
    }

    private static boolean hasLead(Recording run) {
        for (int sample = 0; sample < run.samples(); sample++) {
            if (run.egoLead(sample) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasValue(List<Series> series) {
        for (Series one : series) {
            for (double value : one.value()) {
                if (!Double.isNaN(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private interface Signal {
        double at(Recording run, int sample);
    }

    private static List<Series> series(Recording run, Recording other, Signal signal) {
        List<Series> out = new ArrayList<>();
        out.add(series("ego", run, sample -> signal.at(run, sample)));
        if (other != null) {
            out.add(series("compared", other, sample -> signal.at(other, sample)));
        }
        return out;
    }

    private static Series series(String name, Recording run, IntToDoubleFunction signal) {
        double[] time = new double[run.samples()];
        double[] value = new double[time.length];
        for (int sample = 0; sample < time.length; sample++) {
            time[sample] = run.time(sample);
            value[sample] = Scene.hasEgo(run, sample) ? signal.applyAsDouble(sample) : Double.NaN;
        }
        return new Series(name, time, value);
    }
}
