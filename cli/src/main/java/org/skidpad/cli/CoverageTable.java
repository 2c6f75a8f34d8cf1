package org.skidpad.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.skidpad.evaluation.json.Json;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Coverage reports as text and as JSON. */
final class CoverageTable {
    /** Places of one element that are listed; the rest is counted. */
    private static final int MOST_PLACES = 5;

    private static final int MOST_REASONS = 10;

    private CoverageTable() {}

    /** Which elements of a file are used, approximated and ignored, and where; nothing for a file without any. */
    static String coverage(CoverageReport report) {
        StringBuilder out = new StringBuilder();
        section(out, "used", report.used());
        section(out, "approximated", report.approximated());
        section(out, "ignored", report.ignored());
        return out.toString();
    }

    private static void section(StringBuilder out, String title, List<CoverageReport.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out.append("  ").append(title).append(" (").append(entries.size()).append("):\n");
        Map<String, List<CoverageReport.Entry>> grouped = new LinkedHashMap<>();
        for (CoverageReport.Entry entry : entries) {
            grouped.computeIfAbsent(entry.element() + "\n" + entry.note(), k -> new ArrayList<>())
                    .add(entry);
        }
        for (List<CoverageReport.Entry> same : grouped.values()) {
            CoverageReport.Entry first = same.get(0);
            out.append("    ").append(first.element());
            if (same.size() > 1) {
                out.append(" x").append(same.size());
            }
            if (!first.note().isEmpty()) {
                out.append(": ").append(first.note());
            }
            out.append(" (").append(places(same)).append(")\n");
        }
    }

    /** The file of the first place is the checked one mostly, which need not be repeated. */
    private static String places(List<CoverageReport.Entry> same) {
        List<String> shown = new ArrayList<>();
        for (CoverageReport.Entry entry : same.subList(0, Math.min(MOST_PLACES, same.size()))) {
            SourceLocation at = entry.location();
            String name = at.file()
                    .substring(Math.max(at.file().lastIndexOf('/'), at.file().lastIndexOf('\\')) + 1);
            shown.add(name + ":" + at.line() + ":" + at.column());
        }
        return String.join(", ", shown) + (same.size() > MOST_PLACES ? ", …" : "");
    }

    /** One line a file, the sums, and the most frequent reasons. */
    static String of(List<CoverageReport> reports) {
        StringBuilder out = new StringBuilder(" status   used  appr.  ignored  errors  file\n");
        Map<String, Integer> reasons = new TreeMap<>();
        int ok = 0;
        for (CoverageReport report : reports) {
            ok += report.ok() ? 1 : 0;
            out.append(String.format(
                    Locale.ROOT,
                    "%7s %6d %6d %8d %7d  %s%n",
                    report.status(),
                    report.used().size(),
                    report.approximated().size(),
                    report.ignored().stream()
                            .filter(CoverageReport.Entry::relevant)
                            .count(),
                    report.errors().size(),
                    report.path()));
            if (!report.ok()) {
                reasons.merge("error: " + report.errors().get(0).message(), 1, Integer::sum);
            }
            report.approximated().stream()
                    .map(e -> "approximated: " + e.element())
                    .distinct()
                    .forEach(r -> reasons.merge(r, 1, Integer::sum));
            report.ignored().stream()
                    .filter(CoverageReport.Entry::relevant)
                    .map(e -> "ignored: " + e.element())
                    .distinct()
                    .forEach(r -> reasons.merge(r, 1, Integer::sum));
        }
        out.append(String.format(Locale.ROOT, "%d of %d files load and can run%n", ok, reports.size()));
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_REASONS)
                .forEach(r -> out.append(String.format(Locale.ROOT, "%6d files: %s%n", r.getValue(), r.getKey())));
        return out.toString();
    }

    /** An array with one object a file. */
    static String json(List<CoverageReport> reports) {
        List<String> objects = new ArrayList<>();
        for (CoverageReport report : reports) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", report.path());
            one.put("status", report.status());
            one.put("used", entries(report.used()));
            one.put("approximated", entries(report.approximated()));
            one.put("ignored", entries(report.ignored()));
            one.put("errors", report.errors().stream().map(CoverageTable::said).toList());
            one.put(
                    "warnings",
                    report.warnings().stream().map(CoverageTable::said).toList());
            objects.add(Json.write(one).strip());
        }
        return "[" + String.join(",\n", objects) + "]\n";
    }

    private static List<Map<String, Object>> entries(List<CoverageReport.Entry> entries) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (CoverageReport.Entry entry : entries) {
            Map<String, Object> one = place(entry.location());
            one.put("element", entry.element());
            if (!entry.note().isEmpty()) {
                one.put("note", entry.note());
                one.put("relevant", entry.relevant());
            }
            all.add(one);
        }
        return all;
    }

    private static Map<String, Object> said(Diagnostic error) {
        Map<String, Object> one = place(error.location());
        one.put("message", error.message());
        if (!error.suggestion().isEmpty()) {
            one.put("suggestion", error.suggestion());
        }
        return one;
    }

    private static Map<String, Object> place(SourceLocation at) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("file", at.file());
        one.put("line", at.line());
        one.put("column", at.column());
        return one;
    }
}
