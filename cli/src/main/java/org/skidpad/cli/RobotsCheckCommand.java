package org.skidpad.cli;

import java.util.concurrent.Callable;
import org.skidpad.bridge.check.RobotCheck;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad robots check}: is the robot as its file says? */
@Command(
        name = "check",
        description =
                "Listens to the robot that is on ROS and names everything that is not as its file has it: topics,"
                        + " types, rates, frames, the lidar's geometry and mounting, and limits that can be seen. Commands nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad robots check turtlebot3_burger --transport ros2",
            "  skidpad robots check my_robot.yaml --transport ros1 --master http://127.0.0.1:11311 --for 10",
            "",
            "Exit codes: 0 as described, 1 mismatches, 2 bad input or ROS cannot be reached."
        })
final class RobotsCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "A shipped robot, or a file.")
    private String name;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long it listens; default ${DEFAULT-VALUE}.")
    private double seconds;

    @Mixin
    private TransportArgument transportArgument;

    @Override
    public Integer call() throws InterruptedException {
        if (!(seconds > 0 && seconds <= 3600)) {
            throw Arguments.bad("--for", "must be above 0 and at most 3600 s, is " + seconds);
        }
        RobotDescription robot = RobotsCommand.load(name);
        RobotCheck.Result result;
        try (Transport transport = transportArgument.open("skidpad_check")) {
            result = RobotCheck.run(robot, transport, seconds);
        }
        result.seen().forEach(line -> System.out.println("  " + line));
        result.mismatches().forEach(line -> System.out.println("mismatch: " + line));
        System.out.printf(
                "%s: %s%n",
                robot.name(),
                result.mismatches().isEmpty()
                        ? "as described"
                        : result.mismatches().size() + " mismatches");
        return result.mismatches().isEmpty() ? ExitCode.DONE : ExitCode.FAILED_VERDICT;
    }
}
