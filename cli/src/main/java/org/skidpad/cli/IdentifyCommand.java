package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.skidpad.bridge.identify.Finding;
import org.skidpad.bridge.identify.Identification;
import org.skidpad.bridge.identify.RobotLog;
import org.skidpad.evaluation.json.Json;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad identify}: what recordings tell of a robot. */
@Command(
        name = "identify",
        description =
                "Fits delay, lag, wheels, grip, steering and noise of a robot to recordings of it, and writes the ranges"
                        + " that training should meet.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad identify drive.bag --robot turtlebot3_burger",
            "  skidpad identify a.bag b.mcap --robot my.yaml --truth /mocap --into room-goal --out room-real.yaml",
            "",
            "Recordings: ROS 1 bags (also compressed, damaged or without index), MCAP, rosbag2's .mcap.",
            "Drive with steps of speed and turn, fast and slow, and let it stand for a while with the lidar on.",
            "What a recording does not show is said, not guessed. Exit code 2 where nothing could be read."
        })
final class IdentifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RECORDING", arity = "1..*", description = "Bags or MCAP files of one robot.")
    private List<Path> recordings;

    @Option(
            names = "--robot",
            paramLabel = "R.yaml",
            required = true,
            description = "A robot's file, or a shipped robot.")
    private String robotName;

    @Option(
            names = "--truth",
            paramLabel = "TOPIC",
            defaultValue = "/ground_truth",
            description = "nav_msgs/Odometry of an independent measurement, if recorded. Default: ${DEFAULT-VALUE}.")
    private String truth;

    @Option(
            names = "--into",
            paramLabel = "SCENARIO",
            description = "Writes this scenario with the ranges in its ego, instead of the ranges alone.")
    private String into;

    @Option(names = "--out", paramLabel = "FILE.yaml", description = "Where the ranges, or the scenario, are written.")
    private Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the findings as JSON.")
    private Path json;

    @Override
    public Integer call() {
        if (into != null && out == null) {
            throw Arguments.bad("--into", "needs --out, where the scenario is written");
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        RobotDescription robot = RobotLoader.load(robotName, diagnostics);
        List<RobotLog> logs = new ArrayList<>();
        for (Path file : recordings) {
            logs.add(RobotLog.read(file, robot, truth, diagnostics));
        }
        diagnostics.forEach(System.err::println);
        List<Finding> findings = Identification.of(logs, robot);
        for (Finding f : findings) {
            if (f.isTold()) {
                System.out.printf(
                        "%-34s %11.5g  95 %% [%.5g, %.5g]%s%s%n",
                        f.name(),
                        f.value(),
                        f.low(),
                        f.high(),
                        unit(f),
                        f.note().isEmpty() ? "" : "  (" + f.note() + ")");
            } else {
                System.out.printf("%-34s %11s  %s%n", f.name(), "-", f.note());
            }
        }
        if (json != null) {
            ReportFile.write(json, Json.write(toJson(robot, findings)));
        }
        if (out != null) {
            Ranges ranges = Ranges.of(findings, recordings, robot);
            // Read before it is written, so that a scenario that cannot be loaded with its new ranges leaves no file.
            String text = into == null ? ranges.text() : ranges.into(into, scenarioText(into));
            ReportFile.write(out, text);
            System.out.println("-> " + out);
        }
        return ExitCode.DONE;
    }

    private static String unit(Finding f) {
        return f.unit().equals("1") ? "" : " " + f.unit();
    }

    private static String scenarioText(String name) {
        return ScenarioLoader.load(name, new ArrayList<>()).source();
    }

    private Map<String, Object> toJson(RobotDescription robot, List<Finding> findings) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("robot", robot.name());
        top.put("recordings", recordings.stream().map(Path::toString).toList());
        List<Object> all = new ArrayList<>();
        for (Finding f : findings) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", f.name());
            entry.put("unit", f.unit());
            if (f.isTold()) {
                entry.put("value", f.value());
                entry.put("low", f.low());
                entry.put("high", f.high());
            }
            entry.put("note", f.note());
            all.add(entry);
        }
        top.put("findings", all);
        return top;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "identify %s", recordings);
    }
}
