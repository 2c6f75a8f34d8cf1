package org.skidpad.bridge.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.GoalSeeker;
import org.skidpad.bridge.robot.RobotOptions;
import org.skidpad.bridge.robot.RobotReport;
import org.skidpad.bridge.robot.RobotServer;
import org.skidpad.bridge.robot.Room;
import org.skidpad.bridge.robot.TestRobots;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.record.MemoryRecorder;
import org.skidpad.sim.record.Recording;

class DeploymentTest {
    @Test
    void aDrivenRobotReachesItsGoalAndTheRunIsRecorded() throws Exception {
        LocalTransport local = new LocalTransport();
        RobotServer robot = new RobotServer(
                new Room(0.8, 300), 3, TestRobots.unhurried(), local, RobotOptions.DEFAULT.withMaxWall(300));
        MemoryRecorder recorder = new MemoryRecorder();
        DeploymentOptions options = DeploymentOptions.DEFAULT
                .withControl(ControlSettings.DEFAULT.withGoalRadius(0.3).withTimeout(120))
                .withRecorder(recorder, "seeker", Map.of("by", "test"))
                .withStopOnExit(false);
        Deployment deployment = new Deployment(new GoalSeeker(), TestRobots.unhurried(), local, options);
        var serving = CompletableFuture.supplyAsync(robot::run, TestRobots.OWN_THREAD);
        ControlReport report = deployment.run();
        RobotReport served = serving.get();
        assertTrue(report.goalReached(), report.toString());
        assertTrue(report.standstill());
        assertEquals(EndReason.SUCCESS, served.end());
        assertEquals(0, served.touches());
        Recording recording = recorder.recording();
        assertEquals("seeker", recording.header().policy());
        assertEquals("full", recording.header().options().get("mode"));
        assertEquals("test", recording.header().options().get("by"));
        Evidence evidence = Evidence.of(recording).orElseThrow();
        assertEquals(report.decisions(), evidence.decisions());
        assertTrue(recording.events().stream()
                .anyMatch(e -> e.kind().equals("latency") && e.text().startsWith("policy:")));
        assertEquals(EndReason.SUCCESS, recording.end());
        assertTrue(
                recording.decisions().size() > 20,
                "decisions " + recording.decisions().size());
        assertEquals(0, recording.x(recording.samples() - 1, 0) - 0.5, 0.1, "odom starts where the robot stood");
        assertEquals(360, recording.scan(recording.samples() - 1).ranges().length);
    }

    @Test
    void aCarsPolicyIsRefusedWithEveryChannelInTheWay() {
        GoalSeeker driver = new GoalSeeker() {
            @Override
            public PolicyContract contract() {
                return StandardTasks.driver();
            }
        };
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> new Deployment(driver, TestRobots.burger(), new LocalTransport(), DeploymentOptions.DEFAULT));
        List<String> messages = e.diagnostics().stream().map(Object::toString).toList();
        assertTrue(messages.stream().anyMatch(m -> m.contains("slot_gap")), messages.toString());
        assertTrue(messages.stream().anyMatch(m -> m.contains("yaw_rate")), messages.toString());
    }
}
