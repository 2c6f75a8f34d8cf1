package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.skidpad.bridge.control.ControlClock;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.Intervention;
import org.skidpad.bridge.control.Latencies;
import org.skidpad.bridge.deploy.CertificateFit;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.deploy.DriveMode;
import org.skidpad.bridge.deploy.Promotion;
import org.skidpad.bridge.deploy.RealTimePriority;
import org.skidpad.bridge.deploy.SimulatedClock;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.policies.PolicyFile;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.record.McapRecorder;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad deploy}: a policy drives the robot that is there. */
@Command(
        name = "deploy",
        description =
                "Drives a robot on ROS with a policy, within the robot's limits and behind a watchdog and a supervisor.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad deploy room.policy --robot turtlebot3_burger --record shadow.mcap",
            "  skidpad promote room.policy --robot turtlebot3_burger --to capped shadow.mcap",
            "  skidpad deploy room.policy --robot turtlebot3_burger --mode capped --record capped.mcap",
            "",
            "While it drives: 's' and Enter stops the robot, 'r' and Enter lets it go, 'q' and Enter ends.",
            "Stale data, NaN, a clock jump, a slow policy, a violated specification, a lost connection, the operator,",
            "a signal, and the death or freezing of this process: each stops the robot.",
            "Exit codes: 0 goal reached, or a shadow or a run without a goal ended in order; 1 not reached;",
            "2 the policy does not fit, is not certified or not promoted, or ROS cannot be reached."
        })
final class DeployCommand implements Callable<Integer> {
    @Parameters(paramLabel = "POLICY", description = "Policy file, or a rule baseline: follow-gap, of a car arcs.")
    private String policyName;

    @Option(
            names = "--robot",
            paramLabel = "R",
            defaultValue = "turtlebot3_burger",
            description = "Robot file, or one that comes along (skidpad robots). Default: ${DEFAULT-VALUE}.")
    private String robotName;

    @Option(
            names = "--mode",
            paramLabel = "shadow|capped|full",
            defaultValue = "shadow",
            description = "shadow computes everything and commands nothing; capped keeps the robot's capped speed."
                    + " Default: ${DEFAULT-VALUE}.")
    private DriveMode mode;

    @Option(
            names = "--without-certificate",
            description = "Drives a policy whose certificate does not cover the robot.")
    private boolean withoutCertificate;

    @Option(names = "--without-promotion", description = "Drives in a mode to which the policy was not promoted.")
    private boolean withoutPromotion;

    @Option(
            names = "--resume-by-itself",
            description = "After a stop it drives on once its data is good again; without it, only on request.")
    private boolean resumeByItself;

    @Option(names = "--without-supervisor", description = "Starts no process that stops the robot if this one cannot.")
    private boolean withoutSupervisor;

    @Option(
            names = "--real-time",
            description =
                    "Runs the control loop at real-time priority, so that other programs cannot hold up its ticks;"
                            + " needs Linux and the right to it.")
    private boolean realTime;

    @Option(
            names = "--goal",
            paramLabel = "X,Y",
            split = ",",
            description = "Goal in the odom frame, m; default: the robot's goal topic.")
    private double[] goal;

    @Option(
            names = "--radius",
            paramLabel = "M",
            defaultValue = "0.25",
            description = "Arrived within; default ${DEFAULT-VALUE} m.")
    private double radius;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Longest time, default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--sim-time",
            description =
                    "Counts in the time of the robot's /clock, for simulated ones that are faster or slower than the"
                            + " wall clock.")
    private boolean simTime;

    @Option(
            names = "--record",
            paramLabel = "OUT.mcap",
            description = "Records observations, commands and interventions.")
    private Path record;

    @Mixin
    private CompressionArgument compression;

    @Mixin
    private TransportArgument transportArgument;

    @Override
    public Integer call() {
        if (goal != null && goal.length != 2) {
            throw Arguments.bad("--goal", "needs two numbers X,Y, has " + goal.length);
        }
        if (!(radius > 0 && seconds > 0)) {
            throw Arguments.bad("--radius, --for", "must be positive: " + radius + ", " + seconds);
        }
        Arguments.output("--record", record);
        RobotDescription robot = RobotsCommand.load(robotName);
        // Rules are made for a contract, files bring their own; either must fit the robot.
        boolean rule = PolicyLoader.ruleNames().contains(policyName);
        Policy policy = rule
                ? PolicyLoader.resolve(policyName, usual(robot))
                : PolicyLoader.load(Arguments.file("POLICY", policyName));
        Map<String, String> notes = new HashMap<>();
        notes.put("policy_fingerprint", rule ? policyName : PolicyFile.fingerprint(Path.of(policyName)));
        requireLeave(robot, rule, notes.get("policy_fingerprint"));
        ControlReport report;
        try (Transport transport = transportArgument.open("skidpad_deploy");
                McapRecorder recorder = record == null ? null : compression.recorderInRealTime(record)) {
            report = drive(policy, robot, transport, recorder, notes);
            if (report.outcome() == ControlReport.Outcome.ROBOT_NEVER_READY) {
                throw notThere(transport, report);
            }
        }
        print(report, mode);
        boolean done = (mode == DriveMode.SHADOW || isWithoutGoal(policy))
                && report.outcome() != ControlReport.Outcome.ROBOT_LOST;
        return report.goalReached() || done ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }

    /** What a rule is made for: the shipped task of such a robot. */
    private static PolicyContract usual(RobotDescription robot) {
        return robot.drive().kinematics() == Kinematics.ACKERMANN
                ? ScenarioLoader.load("track-lap", new ArrayList<>()).task().contract()
                : StandardTasks.burger();
    }

    /** A policy that sees no goal has none to reach: it drives until its time is over or somebody ends it. */
    private static boolean isWithoutGoal(Policy policy) {
        return policy.contract().observation().stream()
                .noneMatch(c -> c.name().equals("goal_distance") || c.name().equals("goal_direction"));
    }

    /** Refuses what is not certified for the robot or not promoted to the mode. A shadow needs neither. */
    private void requireLeave(RobotDescription robot, boolean rule, String fingerprint) {
        if (mode == DriveMode.SHADOW) {
            return;
        }
        SourceLocation place = SourceLocation.wholeFile(policyName);
        List<Diagnostic> errors = new ArrayList<>();
        if (!withoutCertificate) {
            List<String> problems = rule
                    ? List.of("a rule has none")
                    : CertificateFit.problems(
                            PolicyFile.read(Path.of(policyName)).certificate(), fingerprint, robot);
            problems.forEach(p -> errors.add(Diagnostic.error(
                    place,
                    "certificate does not cover robot " + robot.name() + ": " + p,
                    "--without-certificate drives it all the same")));
        }
        if (!withoutPromotion) {
            try {
                new Promotion(fingerprint, robot, mode).require(Promotion.file(Path.of(policyName), robot, mode));
            } catch (BadInputException e) {
                errors.addAll(e.diagnostics());
            }
        }
        if (!errors.isEmpty()) {
            throw new BadInputException(errors);
        }
    }

    private ControlReport drive(
            Policy policy,
            RobotDescription robot,
            Transport transport,
            McapRecorder recorder,
            Map<String, String> notes) {
        DeploymentOptions options = DeploymentOptions.DEFAULT
                .withControl(ControlSettings.DEFAULT
                        .withGoalRadius(isWithoutGoal(policy) ? Double.NaN : radius)
                        .withTimeout(seconds))
                .withMode(mode)
                .withResumeOnRequest(!resumeByItself)
                .withRecorder(recorder, policyName, notes)
                .withSupervision(withoutSupervisor || simTime ? null : transportArgument.supervision());
        options = goal == null ? options : options.withGoal(goal[0], goal[1]);
        ControlClock clock = simTime ? new SimulatedClock(transport) : ControlClock.system();
        if (realTime) {
            claimRealTime();
        }
        Deployment deployment = new Deployment(policy, robot, transport, options, clock);
        OperatorKeys.listen(deployment);
        return deployment.run();
    }

    /** Before anything else is started: threads and the supervisor are as urgent as who starts them. */
    private static void claimRealTime() {
        try {
            RealTimePriority.claim(); // until the process ends
        } catch (TransportException e) {
            throw Arguments.bad("--real-time", e.getMessage());
        }
    }

    /** Everything that is known of why there was no robot to drive. */
    private static BadInputException notThere(Transport transport, ControlReport report) {
        SourceLocation place = SourceLocation.wholeFile(transport.description());
        List<Diagnostic> found = new ArrayList<>();
        found.add(Diagnostic.error(
                place,
                report.lastFault().text(),
                transport.peers().isEmpty()
                        ? "nothing is connected; is the robot on, and on the same master, domain and address?"
                        : "connected: " + String.join(", ", transport.peers())));
        transport.refused().forEach(line -> found.add(Diagnostic.error(place, line)));
        return new BadInputException(found);
    }

    static void print(ControlReport report, DriveMode mode) {
        for (Intervention intervention : report.interventions()) {
            System.out.println((mode == DriveMode.SHADOW ? "would have: " : "intervention: ") + intervention);
        }
        System.out.printf(
                "deploy: %s, %s after %.1f s, %d ticks, %d missed deadlines, %d stops, %d of %d decisions held back, %s%s%n",
                mode.word(),
                report.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                report.durationS(),
                report.ticks(),
                report.missedDeadlines(),
                report.stops(),
                report.heldBack(),
                report.decisions(),
                mode == DriveMode.SHADOW
                        ? "nothing commanded"
                        : report.standstill() ? "standing still" : "standstill not confirmed",
                Double.isNaN(report.goalDistanceM())
                        ? ""
                        : String.format(", %.2f m from the goal", report.goalDistanceM()));
        line("scan to command", report.scanToCommand());
        line("lateness", report.lateness());
        line("tick", report.tick());
        report.stages().forEach((stage, l) -> line("  " + stage, l));
    }

    private static void line(String what, Latencies l) {
        System.out.printf("  %-16s %s%n", what, l);
    }
}
