package org.skidpad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code skidpad robots}: the robots that are known. */
@Command(
        name = "robots",
        description =
                "Lists the robots that come with Skidpad, shows their files, and compares them with what is on ROS.",
        subcommands = RobotsCheckCommand.class,
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad robots",
            "  skidpad robots show turtlebot3_burger > my_robot.yaml",
            "  skidpad robots check my_robot.yaml --transport ros1",
            "",
            "The format is in docs/robot-format.md; skidpad check FILE says what is wrong with one."
        })
final class RobotsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        for (String name : RobotLoader.shipped()) {
            RobotDescription robot = RobotLoader.load(name, new ArrayList<>());
            System.out.printf(
                    "%-20s %-13s %s%n", name, robot.drive().kinematics().word(), robot.description());
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "show",
            description = "Prints a robot's file, to start one's own from.",
            mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "NAME", description = "A shipped robot, or a file.") String name) {
        System.out.print(RobotLoader.load(name, new ArrayList<>()).source());
        return ExitCode.DONE;
    }

    /** The robot of a name or file; warnings go to standard error. */
    static RobotDescription load(String nameOrFile) {
        List<org.skidpad.sim.diagnostic.Diagnostic> diagnostics = new ArrayList<>();
        RobotDescription robot = RobotLoader.load(nameOrFile, diagnostics);
        diagnostics.forEach(System.err::println);
        return robot;
    }
}
