package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.twin.LocalMaster;
import org.skidpad.bridge.twin.Twin;
import org.skidpad.bridge.twin.TwinBuild;
import org.skidpad.bridge.twin.TwinEvent;
import org.skidpad.bridge.twin.TwinKind;
import org.skidpad.bridge.twin.TwinOptions;
import org.skidpad.bridge.twin.TwinWorld;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.sim.fuzz.Ledger;
import org.skidpad.sim.robot.RobotDescription;

/** Policies cross to the twin: other physics, genuine ROS 1. */
class TwinTransferTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void canBeBuilt() {
        List<String> missing = TwinBuild.missingPackages();
        if (!missing.isEmpty()) {
            System.out.println("SKIPPED: the twin is not built here; apt-get install " + String.join(" ", missing));
        }
        Assumptions.assumeTrue(missing.isEmpty(), "the twin needs " + missing);
        // Here, so that a slow compiler is not a slow test.
        TwinBuild.program();
    }

    /** A rule instead of a trained policy, and three rooms instead of a hundred. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_rule_that_finds_its_goal_in_skidpad_finds_it_on_the_twin_within_the_limits() {
        System.out.println("SHORTENED: transfer to the twin, follow-gap in 3 rooms instead of a trained policy in 100");
        assertEquals(ExitCode.DONE, Main.execute("twin", "judge", "follow-gap", "--rooms", "3", "--speed", "10"));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_deployed_car_drives_by_its_lidar_within_its_limits_and_stops() {
        System.out.println(
                "SHORTENED: transfer of the car, the rule arcs for some metres instead of a trained policy on 100"
                        + " tracks");
        RobotDescription robot = RobotLoader.load("f1tenth", new ArrayList<>());
        TwinOptions options = TwinOptions.DEFAULT.withFactor(10).withWait(0.05).withLimits(robot.limits(), 0.05);
        AtomicReference<TwinEvent> end = new AtomicReference<>();
        double[] seen = new double[2];
        TwinWorld track = TwinWorld.of(ScenarioLoader.load("track-lap", new ArrayList<>()), 1);
        try (LocalMaster master = LocalMaster.start(0);
                Twin twin = Twin.start(TwinBuild.program(), TwinKind.CAR, track, options, master, event -> {
                    if (event.name().equals("end")) {
                        end.set(event);
                    }
                })) {
            TransportOptions ros = TransportOptions.of("witness").withMasterUri(master.uri());
            try (Transport transport = TransportFactory.open("ros1", ros)) {
                Odometry last = new Odometry();
                transport.subscribe(Topic.of("/ground_truth", MessageType.ODOMETRY), truth -> {
                    seen[0] += last.stampNs == 0 ? 0 : Math.hypot(truth.x - last.x, truth.y - last.y);
                    seen[1] = truth.linearX;
                    last.copyFrom(truth);
                });
                Outcome drive = Outcome.of(
                        "deploy",
                        "arcs",
                        "--robot",
                        "f1tenth",
                        "--mode",
                        "full",
                        "--without-certificate",
                        "--without-promotion",
                        "--resume-by-itself",
                        "--sim-time",
                        "--for",
                        "10",
                        "--transport",
                        "ros1",
                        "--master",
                        master.uri());
                assertEquals(ExitCode.DONE, drive.exit(), drive.err());
            }
            twin.end();
        }
        assertTrue(seen[0] > 5, "drove " + seen[0] + " m");
        assertEquals(0, seen[1], 0.05, "its speed at the end");
        assertTrue(end.get().get("commands") > 50, end.toString());
        assertEquals(0, end.get().get("touches"));
        assertEquals(0, end.get().get("beyond_limits"));
    }

    /** What the script and the documentation say, as it stands there. */
    @ParameterizedTest
    @CsvSource({"turtlebot, room-goal, turtlebot3_burger, mass=1", "car, track-lap, f1tenth, mass=3.74"})
    @Tag("long")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void a_trained_policy_keeps_its_success_before_and_after_identification(
            String kind, String task, String robot, String physics) throws Exception {
        Map<String, String> words =
                Map.of("$kind", kind, "$task", task, "$robot", robot, "$physics", physics, "$out", folder.toString());
        List<String> commands = Files.readAllLines(ProjectFolder.find().resolve("tools/cross-to-twin")).stream()
                .filter(line -> line.startsWith("./skidpad "))
                .toList();
        assertEquals(7, commands.size());
        Ledger ledger = Ledger.ofLongRun("transfer " + kind);
        if (ledger.done() == commands.size()) {
            System.out.println("transfer of the " + kind + ": done by an earlier run");
            return;
        }
        for (String command : commands) {
            String line = command;
            for (Map.Entry<String, String> word : words.entrySet()) {
                line = line.replace(word.getKey(), word.getValue());
            }
            String[] arguments = line.substring("./skidpad ".length()).split(" ");
            assertEquals(ExitCode.DONE, Main.execute(arguments), line);
        }
        ledger.note(commands.size(), true);
    }
}
