package org.skidpad.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.skidpad.evaluation.regression.Baseline;
import org.skidpad.evaluation.report.HtmlReport;
import org.skidpad.evaluation.report.JUnitReport;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.evaluation.suite.CaseResult;
import org.skidpad.evaluation.suite.Suite;
import org.skidpad.evaluation.suite.SuiteResult;
import org.skidpad.evaluation.suite.SuiteRunner;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad regress}: a suite, for continuous integration. */
@Command(
        name = "regress",
        description = "Runs a suite of scenarios, seeds and policies and gives a verdict; needs no display.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad regress suite-demo --junit report.xml",
            "  skidpad regress library                       every shipped family with its baseline, five seeds each",
            "  skidpad regress nightly.yaml --html report.html --json report.json --baseline last-week.json",
            "  skidpad regress cut_in_variation.xosc --policy idm=my.policy     every point of a variation",
            "",
            "Exit codes: 0 all passed, 1 something failed or got worse than the baseline, 2 bad input.",
            "The recording of each failure is kept in the folder of --failures."
        })
final class RegressCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SUITE.yaml",
            description =
                    "Suite file, a shipped one ('suite-demo', 'library'), or an OpenSCENARIO file of parameter value distributions.")
    private String file;

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Folder below which files may be read; default: the suite's own, or its 'root'.")
    private Path root;

    @Option(names = "--junit", paramLabel = "F", description = "Writes JUnit XML.")
    private Path junit;

    @Option(names = "--json", paramLabel = "F", description = "Writes everything; also serves as a later --baseline.")
    private Path json;

    @Option(names = "--html", paramLabel = "F", description = "Writes a page with charts and links to failures.")
    private Path html;

    @Option(names = "--baseline", paramLabel = "F", description = "JSON of an earlier run to compare with.")
    private Path baseline;

    @Option(
            names = "--policy",
            paramLabel = "NAME=P",
            description = "Exchanges a policy of the suite; may be repeated.")
    private Map<String, String> exchange = Map.of();

    @Option(
            names = "--failures",
            paramLabel = "FOLDER",
            defaultValue = "out/failures",
            description = "Default: ${DEFAULT-VALUE}.")
    private Path failures;

    @Option(names = "--threads", description = "Default: one a core. Does not change the result.")
    private Integer threads;

    @Override
    public Integer call() {
        Arguments.output("--junit", junit);
        Arguments.output("--json", json);
        Arguments.output("--html", html);
        Arguments.folder("--failures", failures);
        if (!Suite.ALL_SHIPPED.contains(file) && !Files.isRegularFile(Path.of(file))) {
            throw new BadInputException(
                    SourceLocation.wholeFile(file),
                    Files.isDirectory(Path.of(file))
                            ? "is a folder, a suite is a file"
                            : "no such file, and no shipped suite of that name (" + String.join(", ", Suite.ALL_SHIPPED)
                                    + ")",
                    Suggestion.forWord(file, Suite.ALL_SHIPPED));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        Suite suite = Suite.load(file, Arguments.root(root), diagnostics)
                .withPolicies(name -> exchange.getOrDefault(name, name));
        diagnostics.forEach(System.err::println);
        Baseline before = baseline == null ? null : Baseline.read(baseline);
        SuiteResult result = run(suite, Arguments.threads(threads), failures);
        List<Baseline.Change> changes = before == null ? List.of() : before.compare(result);
        for (CaseResult c : result.cases()) {
            System.out.printf("%-4s  %s: %s%n", c.passed() ? "pass" : "FAIL", c.label(), c.why());
        }
        for (Baseline.Change change : changes) {
            System.out.printf(
                    "%-5s  %s: %s %.1f %% -> %.1f %% (difference 95 %% [%.1f, %.1f] points)%n",
                    change.isWorse() ? "WORSE" : "same",
                    change.suiteCase(),
                    change.rate(),
                    100 * change.before(),
                    100 * change.now(),
                    100 * change.difference().low(),
                    100 * change.difference().high());
        }
        if (junit != null) {
            ReportFile.write(junit, JUnitReport.of(result));
        }
        if (json != null) {
            ReportFile.write(json, result.toJson());
        }
        if (html != null) {
            ReportFile.write(html, HtmlReport.of(result, changes, html));
        }
        boolean good = result.passed() && changes.stream().noneMatch(Baseline.Change::isWorse);
        System.out.println("verdict " + (good ? "pass" : "fail"));
        return good ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }

    static SuiteResult run(Suite suite, int threads, Path failures) {
        try (Progress progress = new Progress("regress " + suite.name(), suite.episodes())) {
            return SuiteRunner.run(
                    suite,
                    (name, scenario) ->
                            () -> PolicyLoader.resolve(name, scenario.task().contract()),
                    new SuiteRunner.Options(threads, failures, 20),
                    (done, total, failed) -> progress.update(done, failed + " failed"));
        }
    }
}
