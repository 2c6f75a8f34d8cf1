package org.skidpad.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.skidpad.bridge.twin.TwinEvent;
import org.skidpad.bridge.twin.TwinKind;
import org.skidpad.bridge.twin.TwinOptions;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code skidpad twin}: a robot with other physics, behind genuine ROS. */
@Command(
        name = "twin",
        description =
                "A robot in another simulator (MuJoCo), behind genuine ROS 1: to try deployment without hardware.",
        subcommands = {TwinStartCommand.class, TwinJudgeCommand.class, TwinRecordCommand.class},
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad twin start turtlebot --scenario room-goal --seed 4",
            "  skidpad twin start car --map track.yaml --at 0,0,0 --port 11411",
            "  skidpad twin judge room-goal.policy --scenario room-goal --rooms 20",
            "  skidpad twin record car drive.bag",
            "",
            "Then drive it from another terminal: skidpad deploy room-goal.policy --robot turtlebot3_burger --transport ros1 --master URI",
            "It is built once, by its own CMake, into ~/.cache/skidpad."
        })
final class TwinCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "start it, or judge a policy with it?");
    }

    /** The numbers of its physics that may be chosen. */
    static final class Physics {
        @Option(
                names = "--physics",
                paramLabel = "NAME=VALUE",
                description = "A number of the robot in place of its own, such as friction, motor_lag,"
                        + " command_delay, radius_error. May be repeated.")
        private final Map<String, Double> numbers = new LinkedHashMap<>();

        /** @param factor times real time, 0 for as fast as it can */
        TwinOptions options(double factor) {
            return TwinOptions.DEFAULT.withFactor(factor).withPhysics(numbers);
        }
    }

    /** The scenario that is meant where none is named. */
    static String scenario(String named, TwinKind kind) {
        return named != null ? named : kind == TwinKind.CAR ? "track-lap" : "room-goal";
    }

    /** The robot that deployment takes the twin for. */
    static RobotDescription robot(String named, TwinKind kind) {
        return RobotsCommand.load(named != null ? named : kind == TwinKind.CAR ? "f1tenth" : "turtlebot3_burger");
    }

    /** Prints what the twin tells of itself. */
    static void tell(TwinEvent event) {
        if (event.name().equals("end")) {
            System.out.printf(
                    Locale.ROOT,
                    "twin: %.1f s, %.0f commands, %.0f beyond its limits, %.0f refused, %.0f timeouts, %.0f touches, at"
                            + " %.2f, %.2f%n",
                    event.get("time"),
                    event.get("commands"),
                    event.get("beyond_limits"),
                    event.get("refused"),
                    event.get("timeouts"),
                    event.get("touches"),
                    event.get("x"),
                    event.get("y"));
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "twin: %s after %.2f s at %.2f, %.2f%n",
                    event.name(),
                    event.get("time"),
                    event.get("x"),
                    event.get("y"));
        }
    }
}
