package org.skidpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.Intervention;
import org.skidpad.bridge.control.Latencies;
import org.skidpad.bridge.deploy.Deployment;
import org.skidpad.bridge.deploy.DeploymentOptions;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.record.McapRecorder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad deploy}: a policy drives the robot that is there. */
@Command(
        name = "deploy",
        description = "Drives whatever robot is on ROS with a policy, within limits and behind a watchdog.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad deploy room-goal.policy --transport ros2",
            "  skidpad deploy room-goal.policy --transport ros1 --goal 2.5,1.0 --record run.mcap",
            "",
            "Stale scans or odometry, NaN, a clock jump, the end of this process: each stops the robot.",
            "Exit codes: 0 goal reached, 1 not reached, 2 the policy does not fit or ROS cannot be reached."
        })
final class DeployCommand implements Callable<Integer> {
    @Parameters(paramLabel = "POLICY", description = "Policy file, or the rule baseline follow-gap.")
    private String policyName;

    @Option(
            names = "--goal",
            paramLabel = "X,Y",
            split = ",",
            description = "Goal in the odom frame, m; default: /goal_pose.")
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

    @Option(names = "--stamped", description = "Sends TwistStamped instead of Twist.")
    private boolean stamped;

    @Option(names = "--record", paramLabel = "OUT.mcap", description = "Records observations and commands.")
    private Path record;

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
        // Rules are made for a contract, files bring their own; either must fit a robot.
        Policy policy = PolicyLoader.ruleNames().contains(policyName)
                ? PolicyLoader.resolve(policyName, StandardTasks.burger())
                : PolicyLoader.load(Path.of(policyName));
        ControlReport report;
        try (Transport transport = transportArgument.open("skidpad_deploy");
                McapRecorder recorder = record == null ? null : new McapRecorder(record)) {
            report = drive(policy, policyName, transport, recorder);
            if (report.outcome() == ControlReport.Outcome.ROBOT_NEVER_READY) {
                throw notThere(transport, report);
            }
        }
        print(report);
        return report.goalReached() ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }

    private ControlReport drive(Policy policy, String name, Transport transport, McapRecorder recorder) {
        DeploymentOptions options = DeploymentOptions.DEFAULT
                .withControl(ControlSettings.DEFAULT.withGoalRadius(radius).withTimeout(seconds))
                .withStampedCommands(stamped)
                .withRecorder(recorder, name);
        options = goal == null ? options : options.withGoal(goal[0], goal[1]);
        return new Deployment(policy, transport, options).run();
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

    static void print(ControlReport report) {
        for (Intervention intervention : report.interventions()) {
            System.out.println("intervention: " + intervention);
        }
        System.out.printf(
                "deploy: %s after %.1f s, %d ticks, %d missed deadlines, %d interventions, %s, %.2f m from the goal%n",
                report.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                report.durationS(),
                report.ticks(),
                report.missedDeadlines(),
                report.interventions().size(),
                report.standstill() ? "standing still" : "standstill not confirmed",
                report.goalDistanceM());
        line("scan to command", report.scanToCommand());
        line("tick", report.tick());
        line("lateness", report.lateness());
    }

    private static void line(String what, Latencies l) {
        System.out.printf("  %-16s %s%n", what, l);
    }
}
