package org.skidpad.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.skidpad.evaluation.suite.Suite;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.commonroad.Solution;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;

/** Finds out what kind of file it is, and everything that is wrong with it. */
final class FileCheck {
    private FileCheck() {}

    /**
     * What was found.
     *
     * @param diagnostics errors and warnings
     * @param coverage how far the file is honoured
     */
    record Result(List<Diagnostic> diagnostics, CoverageReport coverage) {}

    /** @param root folder below which a file of OpenSCENARIO may have files read, or null for its own */
    static Result check(Path file, Path root) {
        if (!Files.isRegularFile(file)) {
            return result(
                    file,
                    List.of(Diagnostic.error(
                            SourceLocation.wholeFile(file.toString()),
                            Files.isDirectory(file) ? "is a folder, a file is needed" : "no such file")));
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        // A loader may put the same diagnostic into its list and into its exception.
        Set<Diagnostic> found = new LinkedHashSet<>();
        List<Diagnostic> warnings = new ArrayList<>();
        try {
            if (name.endsWith(".policy")) {
                PolicyLoader.load(file);
            } else if (name.endsWith(".mcap") || name.endsWith(".mcap.part")) {
                Recording run = Recordings.open(file);
                if (!run.complete()) {
                    warnings.add(cutOff(file, run));
                }
            } else if (Solution.isSolution(file)) {
                Solution.load(file, warnings);
            } else if (Suite.isSuite(file)) {
                Suite.load(file.toString(), warnings);
            } else if (Experiment.isExperiment(file)) {
                Experiment.load(file.toString(), warnings);
            } else if (isYaml(name) && RobotLoader.isRobot(file)) {
                RobotLoader.load(file.toString(), warnings);
            } else {
                CoverageReport report = ScenarioLoader.coverage(file, LoadOptions.DEFAULT.withRoot(root), warnings);
                return new Result(List.copyOf(new LinkedHashSet<>(warnings)), report);
            }
        } catch (BadInputException e) {
            warnings.addAll(e.diagnostics());
        }
        found.addAll(warnings);
        return result(file, List.copyOf(found));
    }

    private static Result result(Path file, List<Diagnostic> diagnostics) {
        return new Result(diagnostics, CoverageReport.ofErrors(file.toString(), diagnostics));
    }

    /**
     * What is wrong with an incomplete recording. A {@code .part} is a run that goes on or was killed, and is expected to stop
     * short; a recording that bears its final name was whole once.
     */
    static Diagnostic cutOff(Path file, Recording run) {
        SourceLocation place = SourceLocation.wholeFile(file.toString());
        double end = run.samples() == 0 ? 0 : run.time(run.samples() - 1);
        return file.toString().endsWith(".part")
                ? Diagnostic.warning(place, String.format(Locale.ROOT, "is not finished; readable up to %.2f s", end))
                : Diagnostic.error(
                        place,
                        String.format(
                                Locale.ROOT,
                                "was cut off; readable up to %.2f s, which 'skidpad view --partial' shows",
                                end));
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
