package org.skidpad.evaluation.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.evaluation.EpisodeResult;
import org.skidpad.evaluation.EvaluationResult;
import org.skidpad.evaluation.regression.Baseline;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.evaluation.suite.CaseResult;
import org.skidpad.evaluation.suite.SuiteResult;

/** One page without scripts and without anything fetched: verdicts, intervals, distributions, links to the failures. */
public final class HtmlReport {
    private static final int MOST_FAILURES = 100;

    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;max-width:62em;margin:2em auto;padding:0 1em;color:#1c2430;background:#fff}
            h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2.2em;border-bottom:1px solid #d5dbe3;padding-bottom:.3em}
            table{border-collapse:collapse;margin:.8em 0}td,th{padding:.25em .8em .25em 0;text-align:left;vertical-align:top}
            td.n{text-align:right;font-variant-numeric:tabular-nums}th{font-weight:600;color:#4a5768}
            .pass{color:#14733c}.fail{color:#b3261e}.mark{font-weight:700}
            .charts{display:flex;flex-wrap:wrap;gap:1.5em}figure{margin:0}figcaption{color:#4a5768;font-size:.9em}
            @media(prefers-color-scheme:dark){body{background:#12161c;color:#dfe5ec}th,figcaption{color:#9aa7b8}
            h2{border-color:#333c48}.pass{color:#5fd38d}.fail{color:#ff8a80}a{color:#8ab4ff}}
            """;

    private HtmlReport() {}

    /**
     * The page of a suite.
     *
     * @param changes against a baseline; empty where there is none
     * @param page where it will stand, so that links to recordings are relative
     */
    public static String of(SuiteResult result, List<Baseline.Change> changes, Path page) {
        StringBuilder out = new StringBuilder();
        head(out, result.suite());
        out.append("<p>Verdict: ")
                .append(verdict(result.passed()))
                .append("</p>\n<table><tr><th>case</th><th>verdict</th>"
                        + "<th>pass rate, 95 % interval</th><th></th></tr>\n");
        for (CaseResult c : result.cases()) {
            out.append("<tr><td>")
                    .append(Markup.escape(c.label()))
                    .append("</td><td>")
                    .append(verdict(c.passed()));
            out.append("</td><td>")
                    .append(Charts.interval(
                            c.evaluation().passRate(), c.suiteCase().passRate()));
            out.append("</td><td>").append(Markup.escape(c.why())).append("</td></tr>\n");
        }
        out.append("</table>\n");
        changes(out, changes);
        for (CaseResult c : result.cases()) {
            section(out, c.label(), c.evaluation(), page);
        }
        return out.append("</body></html>\n").toString();
    }

    /** The page of one evaluation. */
    public static String of(EvaluationResult result, Path page) {
        StringBuilder out = new StringBuilder();
        String title = result.policy() + " on " + result.scenario();
        head(out, title);
        section(out, title, result, page);
        return out.append("</body></html>\n").toString();
    }

    private static void head(StringBuilder out, String title) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        out.append(Markup.escape(title)).append("</title><style>").append(STYLE).append("</style></head><body>\n<h1>");
        out.append(Markup.escape(title)).append("</h1>\n");
    }

    private static String verdict(boolean passed) {
        return passed ? "<span class=\"mark pass\">✓ pass</span>" : "<span class=\"mark fail\">✗ fail</span>";
    }

    private static void changes(StringBuilder out, List<Baseline.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.append("<h2>Against the baseline</h2>\n<table><tr><th>case</th><th>rate</th><th>then</th><th>now</th>"
                + "<th>difference, 95 % interval</th></tr>\n");
        for (Baseline.Change c : changes) {
            out.append(String.format(
                    Locale.ROOT,
                    "<tr%s><td>%s</td><td>%s</td><td class=\"n\">%.1f %%</td><td class=\"n\">%.1f %%</td>"
                            + "<td class=\"n\">%+.1f [%+.1f, %+.1f]%s</td></tr>%n",
                    c.isWorse() ? " class=\"fail\"" : "",
                    Markup.escape(c.suiteCase()),
                    Markup.escape(c.rate()),
                    100 * c.before(),
                    100 * c.now(),
                    100 * c.difference().value(),
                    100 * c.difference().low(),
                    100 * c.difference().high(),
                    c.isWorse() ? " worse" : ""));
        }
        out.append("</table>\n");
    }

    private static void section(StringBuilder out, String title, EvaluationResult result, Path page) {
        out.append("<h2>")
                .append(Markup.escape(title))
                .append("</h2>\n<table><tr><th>metric</th><th>value</th>"
                        + "<th>95 % interval</th><th>unit</th></tr>\n");
        for (Map.Entry<String, Estimate> entry : result.estimates().entrySet()) {
            Estimate e = entry.getValue();
            if (e.samples() > 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "<tr><td>%s</td><td class=\"n\">%.4g</td><td class=\"n\">%.4g … %.4g</td><td>%s</td></tr>%n",
                        entry.getKey().replace('_', ' '),
                        e.value(),
                        e.low(),
                        e.high(),
                        EvaluationResult.unit(entry.getKey()).equals("1")
                                ? ""
                                : EvaluationResult.unit(entry.getKey())));
            }
        }
        out.append("</table>\n<div class=\"charts\">\n");
        for (String label : List.of("progress", "min_ttc", "min_clearance", "comfort")) {
            out.append(Charts.histogram(
                    label.replace('_', ' '),
                    EvaluationResult.unit(label),
                    result.episodes().stream()
                            .mapToDouble(e -> e.metrics().getOrDefault(label, Double.NaN))
                            .toArray()));
        }
        out.append("</div>\n");
        failures(out, result.episodes().stream().filter(e -> !e.passed()).toList(), page);
    }

    private static void failures(StringBuilder out, List<EpisodeResult> failed, Path page) {
        if (failed.isEmpty()) {
            return;
        }
        out.append("<table><tr><th>seed</th><th>failed because</th><th>recording</th></tr>\n");
        for (EpisodeResult e : failed.subList(0, Math.min(MOST_FAILURES, failed.size()))) {
            out.append("<tr><td class=\"n\">").append(e.seed()).append("</td><td>");
            out.append(Markup.escape(e.why()))
                    .append("</td><td>")
                    .append(links(e.recording(), page))
                    .append("</td></tr>\n");
        }
        out.append("</table>\n");
        if (failed.size() > MOST_FAILURES) {
            out.append("<p>… and ").append(failed.size() - MOST_FAILURES).append(" more.</p>\n");
        }
    }

    private static String links(Path recording, Path page) {
        if (recording == null) {
            return "";
        }
        String link = link(recording, page, recording.getFileName().toString());
        Path picture =
                recording.resolveSibling(recording.getFileName().toString().replaceAll("\\.mcap$", ".png"));
        return Files.exists(picture) ? link + " · " + link(picture, page, "picture") : link;
    }

    private static String link(Path target, Path page, String text) {
        Path folder = page.toAbsolutePath().normalize().getParent();
        Path relative = folder.relativize(target.toAbsolutePath().normalize());
        return "<a href=\"" + Markup.escape(relative.toString().replace('\\', '/')) + "\">" + Markup.escape(text)
                + "</a>";
    }
}
