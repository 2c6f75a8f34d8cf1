package org.skidpad.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.metric.Metric;
import org.skidpad.evaluation.metric.Metrics;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.evaluation.statistics.Estimates;

/**
 * A policy judged on seeds of a scenario.
 *
 * @param episodes in order of seeds
 */
public record EvaluationResult(String scenario, String policy, List<EpisodeResult> episodes) {
    public EvaluationResult {
        episodes = List.copyOf(episodes);
    }

    public int passed() {
        return (int) episodes.stream().filter(EpisodeResult::passed).count();
    }

    public Estimate passRate() {
        return Estimates.rate(passed(), episodes.size());
    }

    /** Every standard metric by label: rates with Wilson's, means with Student's interval. */
    public Map<String, Estimate> estimates() {
        Map<String, Estimate> out = new LinkedHashMap<>();
        out.put("passed", passRate());
        for (Metric metric : Metrics.STANDARD) {
            out.put(metric.label(), estimate(metric));
        }
        out.put(
                "return",
                Estimates.mean(episodes.stream()
                        .mapToDouble(EpisodeResult::episodeReturn)
                        .toArray()));
        return out;
    }

    public Estimate estimate(Metric metric) {
        double[] values = episodes.stream()
                .mapToDouble(e -> e.metrics().getOrDefault(metric.label(), Double.NaN))
                .toArray();
        if (!metric.isRate()) {
            return Estimates.mean(values);
        }
        int hits = 0;
        for (double v : values) {
            hits += v > 0.5 ? 1 : 0;
        }
        return Estimates.rate(hits, values.length);
    }

    /** The unit of an entry of {@link #estimates}; {@code 1} for none. */
    public static String unit(String label) {
        return Metrics.STANDARD.stream()
                .filter(m -> m.label().equals(label))
                .map(Metric::unit)
                .findFirst()
                .orElse("1");
    }

    /** The episode with the largest return; ties go to the smaller seed. */
    public EpisodeResult best() {
        return extreme(1);
    }

    /** A failed episode before a passed one, then the one with the smallest return. */
    public EpisodeResult worst() {
        return extreme(-1);
    }

    private EpisodeResult extreme(int sign) {
        return episodes.stream()
                .reduce((a, b) -> {
                    int byVerdict = Boolean.compare(b.passed(), a.passed()) * sign;
                    int order =
                            byVerdict != 0 ? byVerdict : Double.compare(b.episodeReturn(), a.episodeReturn()) * sign;
                    return order > 0 ? b : a;
                })
                .orElseThrow();
    }

    /** As a tree for {@link Json}: summary first, then every episode. */
    public Map<String, Object> toTree() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("scenario", scenario);
        out.put("policy", policy);
        out.put("episodes", episodes.size());
        out.put("passed", passed());
        out.put("confidence", Estimates.CONFIDENCE);
        Map<String, Object> metrics = new LinkedHashMap<>();
        estimates().forEach((label, e) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", e.value());
            entry.put("low", e.low());
            entry.put("high", e.high());
            entry.put("samples", e.samples());
            entry.put("unit", unit(label));
            metrics.put(label, entry);
        });
        out.put("metrics", metrics);
        out.put("runs", episodes.stream().map(EvaluationResult::tree).toList());
        return out;
    }

    private static Map<String, Object> tree(EpisodeResult e) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("seed", e.seed());
        out.put("passed", e.passed());
        out.put("end", e.end().name());
        out.put("why", e.why());
        out.put("time", e.timeS());
        out.put("return", e.episodeReturn());
        out.put("state_hash", String.format("%016x", e.stateHash()));
        out.put("metrics", e.metrics());
        out.put("robustness", e.robustness());
        if (e.recording() != null) {
            out.put("recording", e.recording().toString());
        }
        return out;
    }

    public String toJson() {
        return Json.write(toTree());
    }
}
