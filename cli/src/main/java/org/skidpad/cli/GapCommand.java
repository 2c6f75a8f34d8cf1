package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.skidpad.bridge.gap.Gap;
import org.skidpad.bridge.gap.GapCurve;
import org.skidpad.bridge.gap.GapPage;
import org.skidpad.bridge.identify.RobotLog;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.world.WorldConfig.ContactMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad gap}: how far simulation and a robot part under the same commands. */
@Command(
        name = "gap",
        description =
                "Replays the commands of a recording in simulation and says how far the two part, by channel and horizon.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad gap drive.bag --robot turtlebot3_burger --scenario room-goal",
            "  skidpad gap drive.bag --robot my.yaml --scenario room-goal --after room-real.yaml --html gap.html",
            "",
            "--after is the scenario that skidpad identify wrote: the gap before and after. With --scan the scenario's",
            "walls must be those that the robot saw, in the frame of the independent measurement."
        })
final class GapCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RECORDING", description = "A ROS 1 bag or an MCAP file.")
    private Path recording;

    @Option(
            names = "--robot",
            paramLabel = "R.yaml",
            required = true,
            description = "A robot's file, or a shipped robot.")
    private String robotName;

    @Option(names = "--scenario", paramLabel = "S", required = true, description = "Whose ego gets the commands.")
    private String scenarioName;

    @Option(names = "--after", paramLabel = "S2", description = "The same after identification.")
    private String afterName;

    @Option(
            names = "--horizon",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long simulation is left alone; default ${DEFAULT-VALUE}.")
    private double horizon;

    @Option(
            names = "--truth",
            paramLabel = "TOPIC",
            defaultValue = "/ground_truth",
            description = "nav_msgs/Odometry to compare with; where it is not recorded, the robot's odometry. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String truth;

    @Option(names = "--scan", description = "Compares scans too.")
    private boolean scan;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the curves as JSON.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with a picture a channel.")
    private Path html;

    @Override
    public Integer call() {
        if (!(horizon >= 0.25 && horizon <= 600)) {
            throw Arguments.bad("--horizon", "must be in 0.25 … 600 s, is " + horizon);
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        RobotDescription robot = RobotLoader.load(robotName, diagnostics);
        RobotLog log = RobotLog.read(recording, robot, truth, diagnostics);
        // A wall of the scenario must not stop what no wall stopped.
        LoadOptions options = LoadOptions.DEFAULT.withContacts(ContactMode.DETECT);
        Scenario before = ScenarioLoader.load(scenarioName, options, diagnostics);
        Scenario after = afterName == null ? null : ScenarioLoader.load(afterName, options, diagnostics);
        diagnostics.forEach(System.err::println);
        if (scan && log.truth().length < 3) {
            throw Arguments.bad("--scan", "needs an independent measurement of the pose on " + truth);
        }
        Gap gap = new Gap(log, robot, horizon);
        List<GapCurve> first = gap.of(before, scan);
        List<GapCurve> second = after == null ? List.of() : gap.of(after, scan);
        print(first, second);
        if (json != null) {
            Map<String, Object> top = new LinkedHashMap<>();
            top.put("recording", recording.toString());
            top.put("robot", robot.name());
            top.put("before", toJson(scenarioName, first));
            if (after != null) {
                top.put("after", toJson(afterName, second));
            }
            ReportFile.write(json, Json.write(top));
        }
        if (html != null) {
            String title = "Gap between " + recording.getFileName() + " and " + scenarioName;
            ReportFile.write(html, GapPage.of(title, first, second));
            System.out.println("-> " + html);
        }
        return ExitCode.DONE;
    }

    private static void print(List<GapCurve> first, List<GapCurve> second) {
        System.out.printf(
                "%d pieces; median error (95th percentile)%n", first.get(0).pieces());
        for (int i = 0; i < first.size(); i++) {
            GapCurve a = first.get(i);
            GapCurve b = second.isEmpty() ? null : second.get(i);
            for (double at : new double[] {1, 2, 5, 10}) {
                int h = (int) Math.round(at / (a.horizonS()[1] - a.horizonS()[0]));
                if (h < a.median().length) {
                    System.out.printf(
                            "  %-9s after %4.1f s  %9.4f (%.4f)%s %s%n",
                            a.channel(),
                            at,
                            a.median()[h],
                            a.worst()[h],
                            b == null ? "" : String.format("  identified %9.4f (%.4f)", b.median()[h], b.worst()[h]),
                            a.unit());
                }
            }
        }
    }

    private static Map<String, Object> toJson(String scenario, List<GapCurve> curves) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("scenario", scenario);
        for (GapCurve c : curves) {
            Map<String, Object> channel = new LinkedHashMap<>();
            channel.put("unit", c.unit());
            channel.put("pieces", c.pieces());
            channel.put("horizon", boxed(c.horizonS()));
            channel.put("median", boxed(c.median()));
            channel.put("p95", boxed(c.worst()));
            out.put(c.channel(), channel);
        }
        return out;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
