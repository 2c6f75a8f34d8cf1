package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.SharedData;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;

/**
 * Makes docs/standards.md: how other people's files fare, set by set. Minutes long; {@code mvn -pl scenarios -am test -Plong
 * -Dtest=StandardsTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dskidpad.write=true} writes the page anew.
 */
class StandardsTableTest {
    /** A map or scenario without a stop trigger of its own is run for so long, s. */
    private static final double RUN_S = 10;

    private static final int MOST_REASONS = 10;

    private record Group(String name, String suffix, Predicate<String> holds) {}

    private static final class Row {
        private int files;
        private int loaded;
        private int ran;
        private String agreed = "–";
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<String, Set<String>> reasons = new LinkedHashMap<>();
    private final Map<String, List<Double>> loadTimes = new LinkedHashMap<>();

    @Test
    @Tag("long")
    void theTableOfSetsIsMade() throws IOException {
        Path data = SharedData.folder();
        Set<Path> core = new HashSet<>(Corpus.core());
        core(data, core);
        for (Group set : List.of(
                new Group(
                        "OpenSCENARIO, other sets",
                        ".xosc",
                        n -> !core.contains(data.resolve(n)) && !isDistribution(data, n)),
                new Group(
                        "parameter value distributions",
                        ".xosc",
                        n -> !core.contains(data.resolve(n)) && isDistribution(data, n)),
                new Group("OpenDRIVE", ".xodr", n -> true),
                new Group("CommonRoad scenarios", ".xml", n -> n.startsWith("cr-") && !n.contains("solution")),
                new Group("ROS maps and tracks", ".yaml", n -> n.startsWith("map-") && !n.contains("/param")))) {
            set(data, set);
        }
        String page = page();
        System.out.println(page);
        if (Boolean.getBoolean("skidpad.write")) {
            Files.writeString(Path.of("..", "docs", "standards.md"), page);
        }
        assertTrue(rows.get("OpenSCENARIO core").loaded >= 0.95 * rows.get("OpenSCENARIO core").files, page);
    }

    private void core(Path data, Set<Path> core) throws IOException {
        Row row = rows.computeIfAbsent("OpenSCENARIO core", n -> new Row());
        for (Path file : core.stream().sorted().toList()) {
            Corpus.Outcome outcome = Corpus.play(data, file, OpenScenarioLoader.Options.DEFAULT.withEgoDriven(false));
            row.files++;
            times("OpenSCENARIO core", outcome.loadS());
            if (!outcome.loaded()) {
                refused.put(outcome.file(), outcome.errors().get(0));
                continue;
            }
            row.loaded++;
            boolean stopped = outcome.played().stopped() || !outcome.hasStopTrigger();
            row.ran += stopped ? 1 : 0;
            if (!stopped) {
                refused.put(outcome.file(), "its stop trigger does not fire within " + outcome.limitS() + " s");
            }
            ignored(file, data);
        }
        int agreed = 0;
        int references = 0;
        for (String line : Files.readAllLines(data.resolve("reference/esmini/INDEX.tsv"))) {
            String[] cells = line.split("\\t");
            if (cells[0].endsWith(".csv")) {
                references++;
                agreed += agrees(data, cells) ? 1 : 0;
            }
        }
        row.agreed = agreed + " of " + references + " with esmini, to 0.10 m and 0.05 m/s";
    }

    private static boolean agrees(Path data, String[] cells) throws IOException {
        boolean controlled = !cells[5].equals("none");
        Scenario scenario = OpenScenarioLoader.load(
                data.resolve(cells[1]),
                OpenScenarioLoader.Options.DEFAULT.withRoot(data).withEgoDriven(controlled),
                new ArrayList<>());
        Reference.Played played = Reference.play(
                scenario, Reference.read(data.resolve(cells[0])), "Ego", controlled ? 3.0 : Double.POSITIVE_INFINITY);
        return played.deviations().values().stream().allMatch(d -> d.position() <= 0.10 && d.speed() <= 0.05);
    }

    private void set(Path data, Group set) throws IOException {
        Row row = rows.computeIfAbsent(set.name, n -> new Row());
        for (Path file : SharedData.withSuffix(set.suffix, "case")) {
            String name = data.relativize(file).toString().replace('\\', '/');
            if (!set.holds.test(name)) {
                continue;
            }
            row.files++;
            if (set.suffix.equals(".xosc") && isDistribution(data, name)) {
                CoverageReport report = report(file, data);
                row.loaded += report.ok() ? 1 : 0;
                row.ran += report.ok() ? 1 : 0;
                if (!report.ok()) {
                    refused.put(name, report.errors().get(0).toString());
                }
                continue;
            }
            long t = processorNs();
            try {
                Scenario scenario = ScenarioLoader.load(file, LoadOptions.DEFAULT.withRoot(data), new ArrayList<>());
                times(set.name, 1e-9 * (processorNs() - t));
                row.loaded++;
                World world = new World(scenario);
                world.reset(1);
                while (!world.finished() && world.view().time() < RUN_S) {
                    world.tick();
                }
                row.ran++;
                ignored(file, data);
            } catch (BadInputException e) {
                refused.put(
                        name,
                        e.diagnostics().stream()
                                .filter(Diagnostic::isError)
                                .findFirst()
                                .map(Diagnostic::toString)
                                .orElse(e.getMessage()));
            }
        }
    }

    private static CoverageReport report(Path file, Path data) {
        return ScenarioLoader.coverage(file, LoadOptions.DEFAULT.withRoot(data), new ArrayList<>());
    }

    /** Counts a file once for each reason for which something in it that matters is passed over. */
    private void ignored(Path file, Path data) {
        for (CoverageReport.Entry entry : report(file, data).ignored()) {
            if (entry.relevant()) {
                reasons.computeIfAbsent(entry.element() + ": " + entry.note(), r -> new HashSet<>())
                        .add(file.toString());
            }
        }
    }

    private static long processorNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void times(String set, double seconds) {
        loadTimes.computeIfAbsent(set, s -> new ArrayList<>()).add(seconds);
    }

    private static boolean isDistribution(Path data, String name) {
        try {
            return Files.readString(data.resolve(name), StandardCharsets.ISO_8859_1)
                    .contains("<ParameterValueDistribution");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page() {
        StringBuilder out = new StringBuilder("""
                # How other people's files fare

                Made by `StandardsTableTest` (its head says how) from the files of the shared data folder, of which none is ours and none
                ships. *Loaded*: read without an error. *Ran*: to the stop trigger in the core set, else its first 10 s or to its end.
                Files with a fault planted by their authors are counted with the others. What is passed over in which element:
                [coverage.md](coverage.md). Files that no reader here was made with: [unseen-files.md](unseen-files.md).

                | set | files | loaded | ran | agreed | processor time to load, median and worst |
                |---|---|---|---|---|---|
                """);
        rows.forEach((name, row) -> out.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %s | %s |%n",
                name,
                row.files,
                row.loaded,
                row.ran,
                row.agreed,
                timesOf(name))));
        out.append(
                "\n## Ten most frequent reasons why something that matters is passed over\n\n| reason | files |\n|---|---|\n");
        reasons.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Set<String>> e) ->
                                -e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_REASONS)
                .forEach(e -> out.append(String.format(
                        Locale.ROOT, "| %s | %d |%n", e.getKey(), e.getValue().size())));
        out.append("\n## Files that are refused or do not end\n\n| file | reason |\n|---|---|\n");
        refused.forEach((file, reason) -> out.append("| `")
                .append(file)
                .append("` | ")
                .append(withoutFolders(reason).replace("|", "\\|"))
                .append(" |\n"));
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private static String withoutFolders(String reason) {
        return reason.replaceAll("/\\S*/", "");
    }

    private String timesOf(String set) {
        List<Double> times =
                loadTimes.getOrDefault(set, List.of()).stream().sorted().toList();
        return times.isEmpty()
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.1f ms, %.0f ms",
                        1e3 * times.get(times.size() / 2),
                        1e3 * times.get(times.size() - 1));
    }
}
