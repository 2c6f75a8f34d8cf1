package org.skidpad.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.skidpad.bridge.twin.TwinDrive;
import org.skidpad.bridge.twin.TwinKind;
import org.skidpad.bridge.twin.TwinOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad twin record}: what identification wants to see of a robot. */
@Command(
        name = "record",
        description = "Drives the robot by steps of speed and turn in an empty hall and records it, for identify.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad twin record car drive.bag",
            "  skidpad twin record turtlebot drive.bag --for 300 --physics radius_error=0.05",
            "",
            "The first ten seconds it stands, with the lidar on. Then: skidpad identify drive.bag --robot f1tenth"
        })
final class TwinRecordCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "turtlebot|car", description = "Which robot.")
    private TwinKind kind;

    @Parameters(index = "1", paramLabel = "OUT.bag", description = "A ROS 1 bag.")
    private Path out;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Of its time; default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "10",
            description = "At most so many times real time; default ${DEFAULT-VALUE}.")
    private double speed;

    @Option(names = "--seed", defaultValue = "1", description = "Of the steps; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--as", paramLabel = "R", description = "As of judge.")
    private String robot;

    @Mixin
    private TwinCommand.Physics physics;

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= 36_000 && speed >= 0)) {
            throw Arguments.bad("--for, --speed", "must be positive: " + seconds + ", " + speed);
        }
        Arguments.output("OUT.bag", out);
        TwinOptions options = physics.options(speed).withSeed(seed);
        TwinCommand.tell(new TwinDrive(kind, TwinCommand.robot(robot, kind), options).record(seconds, out));
        System.out.println("-> " + out);
        return ExitCode.DONE;
    }
}
