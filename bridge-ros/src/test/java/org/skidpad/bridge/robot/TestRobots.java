package org.skidpad.bridge.robot;

import java.util.List;
import java.util.concurrent.Executor;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;

/** Robots made by hand: this module reads no files. */
public final class TestRobots {
    /** The common pool may have one thread only, and the JDK's HTTP client needs it (from JDK 25 on even then). */
    public static final Executor OWN_THREAD = task -> new Thread(task, "beside-the-test").start();

    private TestRobots() {}

    /** The robot of {@link Room}: a Burger without specifications and shield. */
    public static RobotDescription burger() {
        return burger(new RobotDescription.Limit(-0.22, 0.22, 2.5, 100), List.of(), null);
    }

    /** The same robot for drivers that are not to be stopped because the machine is busy. */
    public static RobotDescription unhurried() {
        RobotDescription b = burger();
        return with(b, b.delays(), new RobotDescription.Timeouts(60, 60, 60, 60, 60, 60, 60));
    }

    /** The same robot with other delays and timeouts. */
    public static RobotDescription with(
            RobotDescription b, RobotDescription.Delays delays, RobotDescription.Timeouts timeouts) {
        return new RobotDescription(
                b.name(),
                b.description(),
                b.source(),
                b.drive(),
                b.footprint(),
                b.frames(),
                b.commands(),
                b.odometry(),
                b.scan(),
                b.goalTopic(),
                b.operator(),
                b.limits(),
                delays,
                timeouts,
                b.monitors(),
                b.shield(),
                b.modes());
    }

    /** A Burger with these limits of its speed, specifications and shield. */
    public static RobotDescription burger(
            RobotDescription.Limit speed, List<RobotDescription.Monitor> monitors, RobotDescription.Shield shield) {
        return new RobotDescription(
                "burger",
                "",
                "robot: 1 # burger",
                new RobotDescription.Drive(Kinematics.DIFFERENTIAL, 0.033, 0.16, Double.NaN, 0, 1, 0.7, 1),
                new RobotDescription.Footprint(0.105, 0.21, 0.21, 0),
                new RobotDescription.Frames("map", List.of("odom"), List.of("base_link")),
                new RobotDescription.Commands("/cmd_vel", CommandType.TWIST, 10),
                new RobotDescription.Odometry("/odom", 30, 0.02),
                new RobotDescription.Scan(
                        "/scan",
                        List.of("laser"),
                        new LidarParameters(360, 0, 2 * Math.PI, 0.12, 3.5, 5, 0.01, -0.032, 0),
                        0,
                        0.01),
                "/goal_pose",
                new RobotDescription.Operator("/skidpad/stop", "/skidpad/resume", ""),
                new RobotDescription.Limits(speed, new RobotDescription.Limit(-2.84, 2.84, 20, 1000)),
                new RobotDescription.Delays(0.02, 0.05, 0.05, 0.1),
                new RobotDescription.Timeouts(0.25, 0.45, 0.5, 0.05, 1, 0.25, 0.2),
                monitors,
                shield,
                new RobotDescription.Modes(0.1, 1, 0, 100, 0.9));
    }

    /** A car of 1:10 that takes twists. */
    public static RobotDescription car() {
        RobotDescription b = burger();
        return new RobotDescription(
                "car",
                "",
                "robot: 1 # car",
                new RobotDescription.Drive(Kinematics.ACKERMANN, 0.05, 0.24, 0.33, 0, 1, 0.7, 3),
                new RobotDescription.Footprint(0, 0.58, 0.31, 0.165),
                b.frames(),
                b.commands(),
                new RobotDescription.Odometry("/odom", 50, 0.01),
                b.scan(),
                b.goalTopic(),
                b.operator(),
                new RobotDescription.Limits(
                        new RobotDescription.Limit(-1, 4, 5, 100), new RobotDescription.Limit(-0.4, 0.4, 3, 60)),
                b.delays(),
                b.timeouts(),
                List.of(),
                null,
                b.modes());
    }

    /** A specification of a robot. */
    public static RobotDescription.Monitor monitor(String name, String formula, double slowTo) {
        return new RobotDescription.Monitor(
                name, SpecParser.parse(formula, SourceLocation.wholeFile("test"), Signals.names()), slowTo);
    }
}
