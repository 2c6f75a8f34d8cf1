package org.skidpad.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.evaluation.metric.Metric;
import org.skidpad.evaluation.metric.Metrics;
import org.skidpad.evaluation.metric.Run;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.run.RunResult;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.spec.Robustness;

/** Judges recordings. No state; safe to share. */
public final class Judge {
    private final List<Metric> metrics;
    private final List<Criterion> criteria;

    public Judge(List<Criterion> criteria) {
        this(Metrics.STANDARD, criteria);
    }

    public Judge(List<Metric> metrics, List<Criterion> criteria) {
        this.metrics = List.copyOf(metrics);
        this.criteria = List.copyOf(criteria);
    }

    /** @param result what the simulation said of the same run */
    EpisodeResult judge(Recording recording, RunResult result, Path kept) {
        return judge(recording, result.episodeReturn(), kept);
    }

    /** Judges a recording of whatever origin. */
    public EpisodeResult judge(Recording recording, double episodeReturn, Path kept) {
        Run run = new Run(recording);
        Map<String, Double> values = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            values.put(metric.label(), metric.of(run));
        }
        List<String> why = new ArrayList<>();
        if (!run.isSuccess()) {
            why.add("ended by " + run.end().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " at "
                    + String.format(Locale.ROOT, "%.2f s", recording.time(recording.samples() - 1)));
        }
        Map<String, Double> robustness = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            double value = Robustness.atStart(criterion.formula(), run.trace());
            robustness.put(criterion.name(), value);
            if (!Robustness.holds(criterion.formula(), run.trace())) {
                // On the border the margin is zero either way; adding 0 keeps "-0" out of the text.
                why.add(criterion.name() + " violated by " + String.format(Locale.ROOT, "%.3g", 0 - value));
            }
        }
        int last = recording.samples() - 1;
        return new EpisodeResult(
                recording.header().seed(),
                run.end(),
                recording.time(last),
                values,
                robustness,
                why.isEmpty(),
                String.join("; ", why),
                recording.stateHash(last),
                episodeReturn,
                kept);
    }
}
