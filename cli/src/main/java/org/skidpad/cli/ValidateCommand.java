package org.skidpad.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.evaluation.validation.FundamentalDiagram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code skidpad validate}: the simulator against theory. */
@Command(
        name = "validate",
        description = "Runs traffic whose outcome is known from theory and prints both (docs/validation.md).",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad validate",
            "  skidpad validate --svg docs/pictures/fundamental-diagram.svg",
            "",
            "Exit code 1 when the flow of a ring that is stable by theory is off by more than 1 %%."
        })
final class ValidateCommand implements Callable<Integer> {
    private static final double TOLERANCE = 0.01;

    @Option(names = "--svg", paramLabel = "FILE", description = "Writes the fundamental diagram as a picture.")
    private Path svg;

    @Override
    public Integer call() {
        Arguments.output("--svg", svg);
        List<FundamentalDiagram.Point> points = FundamentalDiagram.run();
        System.out.print(FundamentalDiagram.table(points));
        if (svg != null) {
            ReportFile.write(svg, FundamentalDiagram.svg(points));
        }
        boolean agrees =
                points.stream().allMatch(p -> !p.stable() || Math.abs(p.flow() / p.theoryFlow() - 1) <= TOLERANCE);
        return agrees ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }
}
