package org.skidpad.evaluation.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.skidpad.sim.env.EndReason;

/** The standard metrics, in the order in which they are reported. */
public enum Metrics implements Metric {
    /** No touch, on the road, goal reached where there is one. */
    SUCCESS("1", true, run -> run.isSuccess() ? 1 : 0),
    COLLISION("1", true, run -> run.end() == EndReason.COLLISION ? 1 : 0),
    OFF_ROAD("1", true, run -> run.end() == EndReason.OFF_ROAD ? 1 : 0),
    /** Metres driven; with a goal the share of the initial distance to it that was gained, at least 0. */
    PROGRESS("m", false, Metrics::progress),
    /** Least time to collision with the lead, s, cut at 20 s; NaN where the ego never had a lead. */
    MIN_TTC("s", false, Metrics::minTtc),
    /** Least distance from the ego's outline to anything, m, cut at 100 m. */
    MIN_CLEARANCE("m", false, run -> Math.min(100, least(run.trace().signal("min_clearance")))),
    /** Share of the time within nuPlan's longitudinal comfort bounds ({@link Comfort}). */
    COMFORT(
            "1",
            false,
            run -> Comfort.share(
                    run.trace().signal("ego_acceleration"), run.trace().dt())),
    /** The hardest braking, m/s², positive. */
    MAX_BRAKING("m/s^2", false, run -> Math.max(0, -least(run.trace().signal("ego_acceleration")))),
    MEAN_SPEED(
            "m/s",
            false,
            run -> Arrays.stream(run.trace().signal("ego_speed")).average().orElse(Double.NaN)),
    DURATION("s", false, run -> run.recording().time(run.recording().samples() - 1));

    private static final double TTC_CUT = 20;

    private final String unit;
    private final boolean rate;
    private final ToDoubleFunction<Run> value;

    Metrics(String unit, boolean rate, ToDoubleFunction<Run> value) {
        this.unit = unit;
        this.rate = rate;
        this.value = value;
    }

    public static final List<Metric> STANDARD = List.copyOf(Arrays.asList(values()));

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public boolean isRate() {
        return rate;
    }

    @Override
    public double of(Run run) {
        return value.applyAsDouble(run);
    }

    private static double progress(Run run) {
        if (!run.hasGoal()) {
            double[] driven = run.trace().signal("progress");
            return driven[driven.length - 1];
        }
        double[] distance = run.trace().signal("distance_to_goal");
        double first = distance[0];
        return run.end() == EndReason.SUCCESS ? 1 : Math.max(0, (first - distance[distance.length - 1]) / first);
    }

    private static double minTtc(Run run) {
        double[] gap = run.trace().signal("gap");
        return least(gap) == Double.POSITIVE_INFINITY
                ? Double.NaN
                : Math.min(TTC_CUT, least(run.trace().signal("ttc")));
    }

    private static double least(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
    }
}
