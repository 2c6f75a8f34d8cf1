package org.skidpad.evaluation.report;

import java.util.Locale;
import org.skidpad.evaluation.EpisodeResult;
import org.skidpad.evaluation.suite.CaseResult;
import org.skidpad.evaluation.suite.SuiteResult;

/**
 * JUnit XML: a test suite for each case, a test for each seed and one for the verdict. A failed run within the allowed rate, or
 * expected to fail, is a passed test with a note: CI is red exactly where the suite is.
 */
public final class JUnitReport {
    private JUnitReport() {}

    public static String of(SuiteResult result) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        int tests = 0;
        int failures = 0;
        for (CaseResult c : result.cases()) {
            tests += tests(c);
            failures += failures(c);
        }
        out.append(String.format(
                Locale.ROOT,
                "<testsuites name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\">%n",
                Markup.escape(result.suite()),
                tests,
                failures));
        for (CaseResult c : result.cases()) {
            append(out, c);
        }
        return out.append("</testsuites>\n").toString();
    }

    private static int tests(CaseResult c) {
        return c.evaluation().episodes().size() + 1;
    }

    private static int failures(CaseResult c) {
        if (c.passed()) {
            return 0;
        }
        return 1
                + (c.suiteCase().expectFailure()
                        ? 0
                        : c.evaluation().episodes().size() - c.evaluation().passed());
    }

    private static void append(StringBuilder out, CaseResult c) {
        double time = c.evaluation().episodes().stream()
                .mapToDouble(EpisodeResult::timeS)
                .sum();
        String label = Markup.escape(c.label());
        // Times are simulated seconds: the report must not change from run to run.
        out.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%.3f\">%n",
                label,
                tests(c),
                failures(c),
                time));
        out.append(String.format("    <testcase classname=\"%s\" name=\"verdict\" time=\"0\"", label));
        close(out, c.passed() ? "" : c.why(), c.passed() ? c.why() : "", "");
        for (EpisodeResult e : c.evaluation().episodes()) {
            out.append(String.format(
                    Locale.ROOT,
                    "    <testcase classname=\"%s\" name=\"seed %d\" time=\"%.3f\"",
                    label,
                    e.seed(),
                    e.timeS()));
            boolean counts = !e.passed() && !c.passed() && !c.suiteCase().expectFailure();
            String kept = e.recording() == null ? "" : "recording: " + e.recording();
            String note = e.passed() || counts ? "" : "accepted failure: " + e.why();
            close(out, counts ? e.why() : "", note, kept);
        }
        out.append("  </testsuite>\n");
    }

    private static void close(StringBuilder out, String failure, String note, String detail) {
        if (failure.isEmpty() && note.isEmpty() && detail.isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append(">");
        if (!failure.isEmpty()) {
            out.append("<failure message=\"")
                    .append(Markup.escape(failure))
                    .append("\">")
                    .append(Markup.escape(detail))
                    .append("</failure>");
        }
        if (!note.isEmpty()) {
            out.append("<system-out>")
                    .append(Markup.escape(detail.isEmpty() ? note : note + "; " + detail))
                    .append("</system-out>");
        }
        out.append("</testcase>\n");
    }
}
