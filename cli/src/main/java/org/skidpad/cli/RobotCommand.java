package org.skidpad.cli;

import java.util.concurrent.Callable;
import org.skidpad.bridge.robot.RobotOptions;
import org.skidpad.bridge.robot.RobotReport;
import org.skidpad.bridge.robot.RobotServer;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.world.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad robot}: the simulator as a robot on ROS. */
@Command(
        name = "robot",
        description = "Makes a scenario's ego a robot on ROS: /scan, /odom, /tf, /clock, /goal_pose out; /cmd_vel in.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad robot room-goal --transport ros2 --seed 4",
            "  skidpad robot doorway --transport ros1 --master http://127.0.0.1:11311",
            "",
            "Drive it from another terminal: skidpad deploy room-goal.policy --transport ros2",
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

    @Mixin
    private TransportArgument transportArgument;

    @Mixin
    private ScenarioArgument scenarioArgument;

    @Override
    public Integer call() {
        if (!(speed > 0 && seconds > 0)) {
            throw Arguments.bad("--speed, --for", "must be positive: " + speed + ", " + seconds);
        }
        Scenario scenario = scenarioArgument.load(file);
        RobotOptions options =
                RobotOptions.DEFAULT.withSpeedFactor(speed).withMaxWall(seconds).withEndWithTask(!stay);
        RobotReport report;
        try (Transport transport = transportArgument.open("skidpad_robot")) {
            RobotServer server = new RobotServer(scenario, seed, transport, options);
            System.err.println("robot " + scenario.name() + " is on ROS; waiting for commands on /cmd_vel");
            report = server.run();
        }
        System.out.printf(
                "robot: %s after %.1f s, %d commands, %d refused, %d timeouts, %s, %d touches, %.2f m from the"
                        + " goal, %d late ticks%n",
                report.end().name().toLowerCase(java.util.Locale.ROOT),
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
}
