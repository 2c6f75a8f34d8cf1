package org.skidpad.bridge.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.skidpad.sim.sensor.LidarParameters;

/** A robot that is as described, and the same robot under a description that is wrong in many ways. */
abstract class RobotCheckContract {
    protected abstract String transport();

    protected abstract TransportOptions options(String node);

    /** How it is said that nobody listens to {@code /drive}. */
    protected abstract String commandsMismatch();

    @Test
    void whatIsAsDescribedPassesAndEachMismatchIsNamed() throws Exception {
        try (Transport there = TransportFactory.open(transport(), options("checked_robot"));
                Transport here = TransportFactory.open(transport(), options("checker"));
                Transport again = TransportFactory.open(transport(), options("second_checker"))) {
            RobotServer server = new RobotServer(
                    new Room(2, 120),
                    1,
                    TestRobots.burger(),
                    there,
                    RobotOptions.DEFAULT.withMaxWall(60).withEndWithTask(false));
            CompletableFuture<?> run = CompletableFuture.supplyAsync(server::run, TestRobots.OWN_THREAD);
            assertEquals(List.of(), RobotCheck.run(TestRobots.burger(), here, 4).mismatches());
            List<String> found = RobotCheck.run(wrong(), again, 4).mismatches();
            for (String key : List.of(
                    "odometry.rate: is 3",
                    "frames.odom: is 'odom', described [odometry]",
                    "scan.beams: is 360, described 720",
                    "scan.range_max: is 3.5 m, described 8.0 m",
                    "scan.x: is -0.032 m, described 0.2 m",
                    commandsMismatch())) {
                assertTrue(found.stream().anyMatch(f -> f.startsWith(key)), key + " in " + found);
            }
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
