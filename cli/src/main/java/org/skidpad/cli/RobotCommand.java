package org.skidpad.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.skidpad.bridge.degrade.Degradation;
import org.skidpad.bridge.degrade.DegradedTransport;
import org.skidpad.bridge.robot.RobotOptions;
import org.skidpad.bridge.robot.RobotReport;
import org.skidpad.bridge.robot.RobotServer;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad robot}: the simulator as a robot on ROS. */
@Command(
        name = "robot",
        description = "Makes a scenario's ego a robot on ROS: scan, odometry, /tf, /clock and goal out, commands in.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad robot room-goal --transport ros2 --seed 4",
            "  skidpad robot doorway --transport ros1 --master http://127.0.0.1:11311",
            "  skidpad robot room-goal --delay 0.05 --jitter 0.02 --loss 0.01 --clock-offset -3",
            "",
            "Drive it from another terminal: skidpad deploy room-goal.policy --robot turtlebot3_burger",
            "Without commands for 0.2 s it brakes by itself. Exit code 1 when it touched something."
        })
final class RobotCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCENARIO", description = "A scenario with a differential-drive ego.")
    private String file;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Times real time, default ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "Longest wall time, default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--stay", description = "Goes on after its task has ended, until --for or a signal.")
    private boolean stay;

    @Option(
            names = "--robot",
            paramLabel = "R",
            defaultValue = "turtlebot3_burger",
            description = "Whose topics, frames and rates it has: a robot file, or one that comes along. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String robotName;

    @Option(names = "--delay", paramLabel = "SECONDS", description = "Every message comes later by this.")
    private double delay;

    @Option(names = "--jitter", paramLabel = "SECONDS", description = "And by up to this besides.")
    private double jitter;

    @Option(names = "--loss", paramLabel = "SHARE", description = "Share of messages, 0 to 1, that never come.")
    private double loss;

    @Option(names = "--repeat", paramLabel = "SHARE", description = "Share of messages that come twice.")
    private double repeat;

    @Option(names = "--clock-offset", paramLabel = "SECONDS", description = "Its clock is ahead by this.")
    private double clockOffset;

    @Option(
            names = "--clock-skew",
            paramLabel = "PPM",
            description = "Its clock gains this many microseconds a second.")
    private double clockSkew;

    @Mixin
    private TransportArgument transportArgument;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Override
    public Integer call() {
        if (!(speed > 0 && seconds > 0)) {
            throw Arguments.bad("--speed, --for", "must be positive: " + speed + ", " + seconds);
        }
        RobotDescription robot = RobotsCommand.load(robotName);
        Degradation degradation = degradation();
        Scenario scenario = scenarioArgument.load(file);
        RobotOptions options = RobotOptions.DEFAULT
                .of(robot)
                .withSpeedFactor(speed)
                .withMaxWall(seconds)
                .withEndWithTask(!stay);
        if (!(Math.abs(clockSkew) < 500_000)) {
            throw Arguments.bad("--clock-skew", "must be within 500000 ppm, is " + clockSkew);
        }
        options = options.withClock(clockOffset, clockSkew * 1e-6);
        RobotReport report;
        Transport plain = transportArgument.open("skidpad_robot");
        try (Transport transport = degradation.isNone() ? plain : new DegradedTransport(plain, degradation, seed)) {
            RobotServer server = new RobotServer(scenario, seed, robot, transport, options);
            System.err.println("robot " + robot.name() + " in " + scenario.name()
                    + " is on ROS; waiting for commands on " + robot.commands().topic());
            report = server.run();
        }
        System.out.printf(
                "robot: %s after %.1f s, %d commands, %d refused, %d timeouts, %s, %d touches, %.2f m from the"
                        + " goal, %d late ticks%n",
                report.end().name().toLowerCase(Locale.ROOT),
                report.simulatedS(),
                report.commands(),
                report.refusedCommands(),
                report.commandTimeouts(),
                report.commands() == 0 ? "never driven" : String.format("longest coast %.2f s", report.longestCoastS()),
                report.touches(),
                report.goalDistanceM(),
                report.lateTicks());
        return report.end() == EndReason.COLLISION || report.touches() > 0 ? ExitCode.FAILED_VERDICT : ExitCode.DONE;
    }

    private Degradation degradation() {
        try {
            return new Degradation(delay, jitter, loss, repeat, false);
        } catch (IllegalArgumentException e) {
            throw Arguments.bad("--delay, --jitter, --loss, --repeat", e.getMessage());
        }
    }
}
