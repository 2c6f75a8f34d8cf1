package org.skidpad.bridge.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.robot.RobotOptions;
import org.skidpad.bridge.robot.RobotServer;
import org.skidpad.bridge.robot.Room;
import org.skidpad.bridge.robot.TestRobots;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.RobotDescription;
import org.skidpad.sim.sensor.parameters.LidarParameters;

/** A robot that is as described, and the same robot under a description that is wrong in many ways. */
abstract class RobotCheckContract {
    /** On a busy machine a robot is not at its rates all the time, and the check is right to say so. */
    private static final int LOOKS = 10;

    protected abstract String transport();

    protected abstract TransportOptions options(String node);

    @Test
    void whatIsAsDescribedPassesAndEachMismatchIsNamed() throws Exception {
        try (Transport there = TransportFactory.open(transport(), options("checked_robot"));
                Transport here = TransportFactory.open(transport(), options("checker"));
                Transport again = TransportFactory.open(transport(), options("second_checker"))) {
            RobotServer server = new RobotServer(
                    new Room(2, 1200),
                    1,
                    TestRobots.burger(),
                    there,
                    RobotOptions.DEFAULT.withMaxWall(600).withEndWithTask(false));
            CompletableFuture<?> run = CompletableFuture.supplyAsync(server::run, TestRobots.OWN_THREAD);
            List<String> found = List.of("not looked yet");
            for (int i = 0; i < LOOKS && !found.isEmpty(); i++) {
                found = RobotCheck.run(TestRobots.burger(), here, 4).mismatches();
            }
            assertEquals(List.of(), found);
            List<String> missed = List.of("not looked yet");
            for (int i = 0; i < LOOKS && !missed.isEmpty(); i++) {
                List<String> seen = RobotCheck.run(wrong(), again, 4).mismatches();
                found = seen;
                missed = List.of(
                                "odometry.rate: is 3",
                                "frames.odom: is 'odom', described [odometry]",
                                "scan.beams: is 360, described 720",
                                "scan.range_max: is 3.5 m, described 8.0 m",
                                "scan.x: is -0.032 m, described 0.2 m",
                                "commands.topic: nobody listens to /drive; commands are read on /cmd_vel")
                        .stream()
                        .filter(key -> seen.stream().noneMatch(f -> f.startsWith(key)))
                        .toList();
            }
            assertEquals(List.of(), missed, "in " + found);
            server.requestStop();
            run.get();
        }
    }

    private static RobotDescription wrong() {
        RobotDescription b = TestRobots.burger();
        return new RobotDescription(
                b.name(),
                b.description(),
                b.source(),
                b.drive(),
                b.footprint(),
                new RobotDescription.Frames("map", List.of("odometry"), List.of("base_link")),
                new RobotDescription.Commands("/drive", CommandType.TWIST, 10),
                new RobotDescription.Odometry("/odom", 50, 0),
                new RobotDescription.Scan(
                        "/scan",
                        List.of("laser"),
                        new LidarParameters(720, 0, 2 * Math.PI, 0.12, 8, 5, 0.01, 0.2, 0),
                        0,
                        0),
                b.goalTopic(),
                b.operator(),
                b.limits(),
                b.delays(),
                b.timeouts(),
                b.monitors(),
                b.shield(),
                b.modes());
    }
}
