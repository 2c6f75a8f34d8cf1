package org.skidpad.bridge.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.bridge.control.ControlReport;
import org.skidpad.bridge.control.ControlSettings;
import org.skidpad.bridge.control.GoalSeeker;
import org.skidpad.bridge.robot.RobotOptions;
import org.skidpad.bridge.robot.RobotServer;
import org.skidpad.bridge.robot.Room;
import org.skidpad.bridge.robot.TestRobots;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.record.McapRecorder;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;

class PromotionTest {
    @TempDir
    Path folder;

    private Recording shadow(double seconds) throws Exception {
        LocalTransport local = new LocalTransport();
        RobotServer robot = new RobotServer(
                new Room(100, 60), 3, TestRobots.unhurried(), local, RobotOptions.DEFAULT.withMaxWall(300));
        Path file = folder.resolve("shadow.mcap");
        CompletableFuture<?> serving = CompletableFuture.supplyAsync(robot::run, TestRobots.OWN_THREAD);
        try (McapRecorder recorder = new McapRecorder(file)) {
            DeploymentOptions options = DeploymentOptions.DEFAULT
                    .withControl(ControlSettings.DEFAULT.withTimeout(seconds))
                    .withMode(DriveMode.SHADOW)
                    .withRecorder(recorder, "seeker", Map.of("policy_fingerprint", "f00d"))
                    .withStopOnExit(false);
            ControlReport report = new Deployment(new GoalSeeker(), TestRobots.unhurried(), local, options).run();
            assertTrue(report.decisions() > 0, report.toString());
        }
        robot.requestStop();
        serving.get();
        Recording run = Recordings.open(file);
        assertEquals(0, run.x(run.samples() - 1, 0), 1e-6, "a shadow moves nothing");
        return run;
    }

    @Test
    void aShadowThatWasDrivenLongEnoughPromotesToCappedAndNothingElse() throws Exception {
        Recording run = shadow(1.5);
        Promotion promotion = new Promotion("f00d", TestRobots.unhurried(), DriveMode.CAPPED);
        assertEquals(List.of(), promotion.shortcomings(run));
        Path file = Promotion.file(folder.resolve("seeker.policy"), TestRobots.unhurried(), DriveMode.CAPPED);
        assertThrows(BadInputException.class, () -> promotion.require(file), "before it is written");
        promotion.write(file, folder.resolve("shadow.mcap"), run);
        promotion.require(file);

        Promotion ofAnother = new Promotion("beef", TestRobots.unhurried(), DriveMode.CAPPED);
        assertEquals(List.of("policy_fingerprint: needs beef, recording has f00d"), ofAnother.shortcomings(run));
        assertThrows(BadInputException.class, () -> ofAnother.require(file));
        Promotion further = new Promotion("f00d", TestRobots.unhurried(), DriveMode.FULL);
        assertEquals(List.of("mode: needs capped, recording has shadow"), further.shortcomings(run));
        assertThrows(BadInputException.class, () -> further.require(file));

        Files.writeString(file, Files.readString(file).replace("0 stops", "1 stops"));
        BadInputException e = assertThrows(BadInputException.class, () -> promotion.require(file));
        assertTrue(e.getMessage().contains("was changed"), e.getMessage());
    }

    @Test
    void aShortShadowIsNotEnough() throws Exception {
        Recording run = shadow(0.3);
        List<String> found = new Promotion("f00d", TestRobots.unhurried(), DriveMode.CAPPED).shortcomings(run);
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("driven for 0."), found.toString());
    }
}
