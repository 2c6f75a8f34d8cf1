package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.scenarios.ScenarioConverter;
import org.skidpad.sim.diagnostic.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code skidpad convert}. */
@Command(
        name = "convert",
        description = "Turns a scenario of another standard, or a map, into our format.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad convert cut-in.xosc mine/cut-in.yaml        the storyboard in YAML, its roads copied beside it",
            "  skidpad convert DEU_Ffb-1_1_T-1.xml ffb.yaml        lanelets, obstacles and planning problems",
            "  skidpad convert town.xodr town.yaml                 a scenario with default traffic on the map",
            "",
            "What is written is loaded and played beside the original before it gets its name: both must be equal in every bit."
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "IN",
            description =
                    "OpenSCENARIO (.xosc), CommonRoad (.xml), OpenDRIVE (.xodr), a ROS map, or the line of a track (.csv).")
    private String in;

    @Parameters(index = "1", paramLabel = "OUT.yaml", description = "The scenario to write.")
    private String out;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Override
    public Integer call() {
        Path target = Arguments.file("OUT.yaml", out);
        Arguments.output("OUT.yaml", target);
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Path> written =
                ScenarioConverter.convert(Arguments.file("IN", in), scenarioArgument.options(), target, diagnostics);
        diagnostics.forEach(System.err::println);
        written.forEach(file -> System.out.println("wrote " + file));
        return ExitCode.DONE;
    }
}
