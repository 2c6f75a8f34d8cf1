package org.skidpad.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.sim.diagnostic.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad check}: everything that is wrong with files, and how far scenarios are honoured. */
@Command(
        name = "check",
        description = "Says everything that is wrong with files as file:line:column, with suggestions,"
                + " and what of an OpenSCENARIO file is used, approximated or ignored.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad check cut_in.yaml suite.yaml road.xodr scene.xosc map.yaml cruise.policy run.mcap",
            "  skidpad check --strict scene.xosc",
            "  skidpad check --summary --json report.json scenarios/",
            "  skidpad check --supported > docs/coverage.md",
            "",
            "Exit code 2 when any file has an error; warnings alone give 0."
        })
final class CheckCommand implements Callable<Integer> {
    /** Kinds of files that a folder is searched for. */
    private static final List<String> IN_FOLDERS = List.of(".xosc", ".xodr");

    private static final int MAX_FILES = 100_000;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Scenario, suite, experiment, robot, road, map, policy or recording;"
                    + " with --summary or --json also folders with .xosc and .xodr files.")
    private List<String> files = List.of();

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Folder below which an OpenSCENARIO file may have roads and catalogs read; default: its own.")
    private Path root;

    @Option(names = "--strict", description = "What is ignored although it can change how somebody moves is an error.")
    private boolean strict;

    @Option(names = "--summary", description = "A table, one line a file, in place of the findings.")
    private boolean summary;

    @Option(
            names = "--json",
            paramLabel = "OUT.json",
            description = "Writes an array with one object a file: path, status (ok or error), used, approximated,"
                    + " ignored, errors, warnings.")
    private Path json;

    @Option(
            names = "--supported",
            description = "Prints what is supported, element by element, in place of checking anything.")
    private boolean supported;

    @Override
    public Integer call() {
        if (supported) {
            System.out.print(ScenarioLoader.supported());
            return ExitCode.DONE;
        }
        if (files.isEmpty()) {
            throw Arguments.bad("FILE", "a file is needed");
        }
        Arguments.root(root);
        Arguments.output("--json", json);
        boolean bad = false;
        List<CoverageReport> reports = new ArrayList<>();
        for (Path file : all()) {
            FileCheck.Result found = FileCheck.check(file, root);
            CoverageReport report = strict ? found.coverage().strict() : found.coverage();
            reports.add(report);
            bad |= !report.ok();
            if (!summary) {
                print(file, found.diagnostics(), report);
            }
        }
        if (summary) {
            System.out.print(CoverageTable.of(reports));
        }
        if (json != null) {
            ReportFile.write(json, CoverageTable.json(reports));
        }
        return bad ? ExitCode.BAD_INPUT : ExitCode.DONE;
    }

    /** The files, and those in folders where many are asked for. */
    private List<Path> all() {
        List<Path> all = new ArrayList<>();
        for (String name : files) {
            Path file = Arguments.file("FILE", name);
            if (!Files.isDirectory(file) || (!summary && json == null)) {
                all.add(file);
                continue;
            }
            try (Stream<Path> inside = Files.walk(file)) {
                inside.filter(CheckCommand::isWanted).limit(MAX_FILES).sorted().forEach(all::add);
            } catch (IOException | UncheckedIOException e) {
                throw Arguments.bad("FILE", file + " cannot be searched: " + e.getMessage());
            }
        }
        return all;
    }

    private static boolean isWanted(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        return IN_FOLDERS.stream().anyMatch(lower::endsWith) && Files.isRegularFile(file);
    }

    private void print(Path file, List<Diagnostic> diagnostics, CoverageReport report) {
        diagnostics.forEach(System.out::println);
        report.errors().stream().filter(e -> !diagnostics.contains(e)).forEach(System.out::println);
        System.out.print(CoverageTable.coverage(report));
        long errors = report.errors().size();
        long warnings = diagnostics.stream().filter(d -> !d.isError()).count();
        System.out.printf(
                "%s: %s%n",
                file,
                errors > 0
                        ? errors + (errors == 1 ? " error" : " errors")
                        : warnings == 0 ? "ok" : "ok, " + warnings + " warnings");
    }
}
