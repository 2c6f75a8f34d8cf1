package org.skidpad.evaluation.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.skidpad.evaluation.EvaluationResult;
import org.skidpad.evaluation.Evaluator;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Policy;

/** Runs suites. The result does not depend on the number of threads. */
public final class SuiteRunner {
    private SuiteRunner() {}

    /**
     * How to run.
     *
     * @param threads at least 1
     * @param failures folder for recordings of failed runs, or null to keep none
     * @param keepMost failures kept of each case
     */
    public record Options(int threads, Path failures, int keepMost) {}

    /** @throws BadInputException before anything ran, where a policy cannot be found or does not fit its scenario */
    public static SuiteResult run(Suite suite, PolicySource policies, Options options, Evaluator.Progress progress) {
        List<Supplier<Policy>> makers = find(suite, policies);
        List<CaseResult> results = new ArrayList<>();
        List<String> labels = labels(suite);
        List<Path> folders = folders(suite, options.failures());
        int total = suite.episodes();
        int[] before = new int[2];
        for (int i = 0; i < suite.cases().size(); i++) {
            SuiteCase c = suite.cases().get(i);
            Evaluator.Job job = new Evaluator.Job(
                    c.scenario(),
                    c.policy(),
                    makers.get(i),
                    c.seeds(),
                    c.criteria(),
                    options.threads(),
                    folders.get(i),
                    options.keepMost());
            EvaluationResult result = Evaluator.evaluate(
                    job, (done, all, failed) -> progress.update(before[0] + done, total, before[1] + failed));
            before[0] += result.episodes().size();
            before[1] += result.episodes().size() - result.passed();
            results.add(CaseResult.of(labels.get(i), c, result));
        }
        return new SuiteResult(suite.name(), results);
    }

    /** Labels of all cases, numbered from the second of the same on, so that reports and baselines can tell them apart. */
    private static List<String> labels(Suite suite) {
        Map<String, Integer> counts = new HashMap<>();
        return suite.cases().stream()
                .map(c -> {
                    int n = counts.merge(c.label(), 1, Integer::sum);
                    return n == 1 ? c.label() : c.label() + " #" + n;
                })
                .toList();
    }

    /** For each case the folder itself, or one below it where an earlier case would write recordings of the same names. */
    private static List<Path> folders(Suite suite, Path failures) {
        Set<List<String>> taken = new HashSet<>();
        List<Path> folders = new ArrayList<>();
        for (SuiteCase c : suite.cases()) {
            boolean first = taken.add(List.of(c.policy(), c.scenario().name()));
            folders.add(failures == null || first ? failures : failures.resolve("case-" + (folders.size() + 1)));
        }
        return folders;
    }

    private static List<Supplier<Policy>> find(Suite suite, PolicySource policies) {
        List<Supplier<Policy>> makers = new ArrayList<>();
        List<Diagnostic> wrong = new ArrayList<>();
        for (SuiteCase c : suite.cases()) {
            try {
                Supplier<Policy> maker = policies.find(c.policy(), c.scenario());
                List<String> differences =
                        c.scenario().task().contract().differences(maker.get().contract());
                SourceLocation at = c.location();
                differences.forEach(d -> wrong.add(Diagnostic.error(
                        at,
                        "policy " + c.policy() + " does not fit " + c.scenario().name() + ": " + d)));
                makers.add(maker);
            } catch (BadInputException e) {
                wrong.addAll(e.diagnostics());
            }
        }
        if (!wrong.isEmpty()) {
            throw new BadInputException(wrong);
        }
        return makers;
    }
}
