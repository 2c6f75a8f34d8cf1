package org.skidpad.evaluation.regression;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.metric.Metric;
import org.skidpad.evaluation.metric.Metrics;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.evaluation.statistics.Estimates;
import org.skidpad.evaluation.suite.CaseResult;
import org.skidpad.evaluation.suite.SuiteResult;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** What an earlier run of a suite found; read from its JSON report. */
public final class Baseline {
    /** Rates that may not get worse, with the sign of better. */
    private static final Map<String, Integer> GUARDED = Map.of("passed", 1, "success", 1, "collision", -1);

    private final Map<String, Counts> cases;

    /** Hits of each rate among the runs of a case. */
    private record Counts(int runs, Map<String, Integer> hits) {}

    private Baseline(Map<String, Counts> cases) {
        this.cases = cases;
    }

    /** @throws BadInputException where the file is missing or no report of a suite */
    public static Baseline read(Path file) {
        return of(Json.read(file), file.toString());
    }

    /** Takes a result as the baseline for later ones. */
    public static Baseline of(SuiteResult result) {
        return of(result.toTree(), result.suite());
    }

    private static Baseline of(Map<String, ?> tree, String name) {
        if (!(tree.get("cases") instanceof List<?> list)) {
            throw new BadInputException(
                    SourceLocation.wholeFile(name), "is no report of a suite: it has no list 'cases'");
        }
        Map<String, Counts> cases = new LinkedHashMap<>();
        for (Object entry : list) {
            if (!(entry instanceof Map<?, ?> c)
                    || !(c.get("case") instanceof String label)
                    || !(c.get("runs") instanceof List<?> runs)) {
                throw new BadInputException(
                        SourceLocation.wholeFile(name), "is no report of a suite: a case lacks 'case' or 'runs'");
            }
            cases.put(label, count(runs));
        }
        return new Baseline(cases);
    }

    private static Counts count(List<?> runs) {
        Map<String, Integer> hits = new LinkedHashMap<>();
        for (Object run : runs) {
            if (run instanceof Map<?, ?> map) {
                hits.merge("passed", Boolean.TRUE.equals(map.get("passed")) ? 1 : 0, Integer::sum);
                if (map.get("metrics") instanceof Map<?, ?> metrics) {
                    for (Metric metric : Metrics.STANDARD) {
                        if (metric.isRate()) {
                            boolean hit = metrics.get(metric.label()) instanceof Number n && n.doubleValue() > 0.5;
                            hits.merge(metric.label(), hit ? 1 : 0, Integer::sum);
                        }
                    }
                }
            }
        }
        return new Counts(runs.size(), hits);
    }

    /**
     * Compares a result with this baseline, rate by rate, for every case that both have.
     *
     * @return in the order of the result's cases
     */
    public List<Change> compare(SuiteResult now) {
        List<Change> out = new ArrayList<>();
        Baseline after = of(now);
        for (CaseResult c : now.cases()) {
            Counts old = cases.get(c.label());
            Counts current = after.cases.get(c.label());
            if (old == null) {
                continue;
            }
            for (String rate : List.of("passed", "success", "collision")) {
                Integer oldHits = old.hits.get(rate);
                if (oldHits != null) {
                    Estimate difference = Estimates.difference(current.hits.get(rate), current.runs, oldHits, old.runs);
                    int better = GUARDED.get(rate);
                    boolean worse = better > 0 ? difference.high() < 0 : difference.low() > 0;
                    out.add(new Change(
                            c.label(),
                            rate,
                            (double) oldHits / old.runs,
                            (double) current.hits.get(rate) / current.runs,
                            difference,
                            worse));
                }
            }
        }
        return out;
    }

    /**
     * A rate then and now.
     *
     * @param difference now minus then, with its interval
     * @param isWorse the whole interval lies on the bad side of 0
     */
    public record Change(
            String suiteCase, String rate, double before, double now, Estimate difference, boolean isWorse) {}
}
