package org.skidpad.evaluation.suite;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.skidpad.evaluation.EvaluationResult;

/**
 * A line of a suite after it ran.
 *
 * @param label {@code cut-in / idm / detect}, numbered where a suite has several of these; the same for a policy file wherever
 *     it lies
 * @param passed the verdict
 * @param why what decided it, for people
 */
public record CaseResult(String label, SuiteCase suiteCase, EvaluationResult evaluation, boolean passed, String why) {
    static CaseResult of(String label, SuiteCase c, EvaluationResult evaluation) {
        int episodes = evaluation.episodes().size();
        int passes = evaluation.passed();
        double rate = (double) passes / episodes;
        String found = passes + " of " + episodes + " runs pass";
        boolean passed;
        String why;
        if (c.expectFailure()) {
            passed = passes < episodes;
            why = passed ? found + ", failure expected" : found + ", but a failure is expected: update the suite";
        } else {
            passed = rate >= c.passRate();
            why = found + String.format(Locale.ROOT, ", %.1f %% required", 100 * c.passRate());
        }
        return new CaseResult(label, c, evaluation, passed, why);
    }

    Map<String, Object> toTree() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("case", label);
        out.put("verdict", passed ? "pass" : "fail");
        out.put("why", why);
        out.put("expect", suiteCase.expectFailure() ? "fail" : "pass");
        out.put("required_pass_rate", suiteCase.passRate());
        out.putAll(evaluation.toTree());
        return out;
    }
}
