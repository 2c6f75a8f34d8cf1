package org.skidpad.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.transport.OwnDomain;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.evaluation.EpisodeResult;
import org.skidpad.evaluation.EvaluationResult;
import org.skidpad.evaluation.report.HtmlReport;
import org.skidpad.evaluation.report.JUnitReport;
import org.skidpad.evaluation.report.ReportFile;
import org.skidpad.evaluation.statistics.Estimate;
import org.skidpad.evaluation.suite.CaseResult;
import org.skidpad.evaluation.suite.Suite;
import org.skidpad.evaluation.suite.SuiteResult;
import org.skidpad.policies.PolicyFile;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.record.McapRecorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;
import org.skidpad.sim.record.mcap.Compression;
import org.skidpad.sim.run.Simulation;
import org.skidpad.viewer.Snapshot;
import org.skidpad.viewer.SnapshotOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code skidpad demo}: the whole product once, on what is shipped. */
@Command(
        name = "demo",
        description =
                "Trains two policies, judges them, runs a regression suite, drives a robot over ROS 2, and shows pictures.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad demo",
            "  skidpad demo --out /tmp/demo --episodes 200",
            "",
            "Killed and started again, it goes on."
        })
final class DemoCommand implements Callable<Integer> {
    /** Evaluation seeds start here; training draws 64-bit seeds, so that none of these was seen. */
    private static final long FIRST_UNSEEN_SEED = 1_000_001;

    /** Rule and trained policies side by side, both strengths of contact; kept beside the results as an example. */
    private static final String SUITE = """
            # Written by skidpad demo. Run it again: ./skidpad regress THIS_FILE --html report.html
            skidpad_suite: 1
            name: demo
            runs:
              - {scenario: follow-lead, policy: idm, seeds: {first: 1, count: 20}}
              - {scenario: emergency-brake, policy: idm, seeds: {first: 1, count: 20}, require: {pass_rate: 90 %%}}
              - {scenario: crossing-pedestrian, policy: idm, seeds: {first: 1, count: 20}}
              - {scenario: cut-in, policy: idm, seeds: {first: 1, count: 100}, require: {pass_rate: 80 %%}}
              - {scenario: cut-in, policy: '%1$s', seeds: {first: 1, count: 100}, require: {pass_rate: 95 %%}}
              - {scenario: cut-in, policy: '%1$s', seeds: {first: 1, count: 100}, contacts: rigid, require: {pass_rate: 95 %%}}
              - {scenario: room-goal, policy: follow-gap, seeds: {first: 1, count: 30}, require: {pass_rate: 80 %%}}
              - {scenario: room-goal, policy: '%2$s', seeds: {first: 1, count: 100}, require: {pass_rate: 90 %%}}
              - {scenario: room-goal, policy: '%2$s', seeds: {first: 1, count: 100}, contacts: rigid, require: {pass_rate: 90 %%}}
            """;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "out/demo",
            description = "Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Of each evaluation; default ${DEFAULT-VALUE}.")
    private int episodes;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final long startedNs = System.nanoTime();

    @Override
    public Integer call() {
        Judged driver = trainAndJudge(1, "cut-in", "idm");
        Judged robot = trainAndJudge(3, "room-goal", "follow-gap");
        boolean suitePassed = regress(5, driver, robot);
        boolean goalReached = driveOverRos(6, robot);
        pictures(7, driver);
        pictures(7, robot);
        say("%ndone in %.0f s. Everything is under %s. Try next:", (System.nanoTime() - startedNs) * 1e-9, out);
        say("  ./skidpad view %s", out.resolve("cut-in-worst.mcap"));
        say("  ./skidpad evaluate %s --scenario cut-in --contacts rigid --episodes 200", driver.policy);
        say(
                "  ./skidpad robot doorway --transport ros2 &  ./skidpad deploy %s --robot turtlebot3_burger --mode shadow",
                robot.policy);
        return suitePassed && goalReached ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }

    /** A trained policy with its evaluation and its baseline's. */
    private record Judged(Scenario scenario, Path policy, EvaluationResult trained, EvaluationResult baseline) {}

    private Judged trainAndJudge(int stage, String experimentName, String baseline) {
        Experiment experiment = Experiment.load(experimentName, new ArrayList<>());
        Training.Result training = Training.run(experiment, out.resolve(experimentName));
        say(
                "[%d/7] trained %s: %,d steps in %.0f s, at the end %s -> %s",
                stage, experimentName, training.steps(), training.seconds(), training.recent(), training.policy());
        Scenario scenario = experiment.scenario();
        String file = training.policy().toString();
        EvaluationResult trained =
                EvaluateCommand.run(scenario, file, FIRST_UNSEEN_SEED, episodes, threads, out.resolve("failures"));
        EvaluationResult rule = EvaluateCommand.run(scenario, baseline, FIRST_UNSEEN_SEED, episodes, threads, null);
        PolicyFile.certify(training.policy(), EvaluateCommand.certificate(trained, scenario, training.policy()));
        ReportFile.write(out.resolve(experimentName + ".json"), trained.toJson());
        Path page = out.resolve(experimentName + ".html");
        ReportFile.write(page, HtmlReport.of(trained, page));
        say(
                "[%d/7] judged %s on %d unseen seeds: %s; rule baseline %s: %s",
                stage + 1, experimentName, episodes, figures(trained), baseline, figures(rule));
        return new Judged(scenario, training.policy(), trained, rule);
    }

    private static String figures(EvaluationResult result) {
        return percent("success", result.estimates().get("success"))
                + ", "
                + percent("collisions", result.estimates().get("collision"))
                + String.format(
                        Locale.ROOT,
                        ", progress %.1f",
                        result.estimates().get("progress").value());
    }

    private static String percent(String what, Estimate e) {
        return String.format(
                Locale.ROOT, "%s %.1f %% [%.1f, %.1f]", what, 100 * e.value(), 100 * e.low(), 100 * e.high());
    }

    private boolean regress(int stage, Judged driver, Judged robot) {
        Path file = out.resolve("suite.yaml");
        ReportFile.write(
                file, String.format(Locale.ROOT, SUITE, out.relativize(driver.policy), out.relativize(robot.policy)));
        Suite suite = Suite.load(file.toString(), new ArrayList<>());
        SuiteResult result = RegressCommand.run(suite, threads, out.resolve("failures"));
        Path junit = out.resolve("report.xml");
        Path html = out.resolve("report.html");
        ReportFile.write(junit, JUnitReport.of(result));
        ReportFile.write(html, HtmlReport.of(result, List.of(), html));
        long passed = result.cases().stream().filter(CaseResult::passed).count();
        say(
                "[%d/7] regression suite: %d of %d cases pass, %d episodes -> %s, %s",
                stage, passed, result.cases().size(), suite.episodes(), junit, html);
        return result.passed();
    }

    /** The robot is another process; only ROS messages pass between the two. */
    private boolean driveOverRos(int stage, Judged robot) {
        long seed = robot.trained.episodes().stream()
                .filter(EpisodeResult::passed)
                .mapToLong(EpisodeResult::seed)
                .findFirst()
                .orElse(FIRST_UNSEEN_SEED);
        // One that nobody else on this machine is in: two demonstrations must not drive each other's robots.
        int domain = OwnDomain.take();
        Process process = startRobot(seed, domain);
        Path recorded = out.resolve("robot-over-ros2.mcap");
        ControlReport report;
        TransportOptions options = TransportOptions.of("skidpad_demo").withDomainId(domain);
        try (Transport transport = TransportFactory.open("ros2", options);
                McapRecorder recorder = McapRecorder.inRealTime(recorded, Compression.ZSTD)) {
            DeploymentOptions deployment = DeploymentOptions.DEFAULT
                    .withControl(ControlSettings.DEFAULT.withPatience(30).withTimeout(60))
                    // Nobody sits beside a demonstration: it drives on by itself once its data is good again.
                    .withResumeOnRequest(false)
                    .withRecorder(recorder, robot.policy.getFileName().toString(), Map.of());
            report = new Deployment(
                            PolicyLoader.load(robot.policy),
                            RobotsCommand.load("turtlebot3_burger"),
                            transport,
                            deployment)
                    .run();
        } finally {
            end(process);
        }
        say(
                "[%d/7] drove the robot in process %d over ROS 2: %s after %.1f s, scan to command p50 %.1f ms, p99 %.1f ms, %d"
                        + " missed deadlines -> %s",
                stage,
                process.pid(),
                report.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                report.durationS(),
                report.scanToCommand().p50(),
                report.scanToCommand().p99(),
                report.missedDeadlines(),
                recorded);
        return report.goalReached();
    }

    private Process startRobot(long seed, int domain) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("robot", "room-goal", "--transport", "ros2", "--for", "120"));
        command.addAll(List.of("--seed", Long.toString(seed), "--domain", Integer.toString(domain)));
        File log = out.resolve("robot.log").toFile();
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the robot's process", e);
        }
    }

    /** The robot leaves by itself soon after its task has ended; one that does not is asked, then made to. */
    private static void end(Process process) {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroy();
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void pictures(int stage, Judged judged) {
        record("best", stage, judged, judged.trained.best());
        record("worst", stage, judged, judged.trained.worst());
    }

    private void record(String which, int stage, Judged judged, EpisodeResult episode) {
        String name = judged.scenario.name() + "-" + which;
        Path file = out.resolve(name + ".mcap");
        Path picture = out.resolve(name + ".png");
        String policy = judged.policy.toString();
        try (McapRecorder recorder = new McapRecorder(file)) {
            new Simulation(
                            judged.scenario,
                            PolicyLoader.resolve(policy, judged.scenario.task().contract()),
                            policy)
                    .run(episode.seed(), recorder);
        }
        Recording run = Recordings.open(file);
        boolean overview =
                run.header().map().stream().anyMatch(line -> line.kind().equals("wall"));
        Snapshot.render(run, run.time(run.samples() - 1), 1280, 720, picture, new SnapshotOptions(true, overview));
        say(
                "[%d/7] %s run of %s: seed %d, %s -> %s, %s",
                stage,
                which,
                judged.scenario.name(),
                episode.seed(),
                episode.passed() ? "passed" : episode.why(),
                file,
                picture);
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
