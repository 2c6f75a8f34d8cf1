package org.skidpad.evaluation.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                    folder(suite, i, options.failures()),
                    options.keepMost());
            EvaluationResult result = Evaluator.evaluate(
                    job, (done, all, failed) -> progress.update(before[0] + done, total, before[1] + failed));
            before[0] += result.episodes().size();
            before[1] += result.episodes().size() - result.passed();
            results.add(CaseResult.of(label(suite, i), c, result));
        }
        return new SuiteResult(suite.name(), results);
    }

    /** Numbered from the second case of the same label on, so that reports and baselines can tell them apart. */
    private static String label(Suite suite, int index) {
        String label = suite.cases().get(index).label();
        long before = suite.cases().subList(0, index).stream()
                .filter(c -> c.label().equals(label))
                .count();
        return before == 0 ? label : label + " #" + (before + 1);
    }

    /** The folder itself, or one below it where an earlier case would write recordings of the same names. */
    private static Path folder(Suite suite, int index, Path failures) {
        SuiteCase own = suite.cases().get(index);
        boolean taken = suite.cases().subList(0, index).stream()
                .anyMatch(c -> c.policy().equals(own.policy())
                        && c.scenario().name().equals(own.scenario().name()));
        return taken && failures != null ? failures.resolve("case-" + (index + 1)) : failures;
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
