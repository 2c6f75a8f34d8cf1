package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.sensor.Lidars;
import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.state.StateHash;
import org.skidpad.sim.world.World;

class SensorReaderTest {
    private static final String ROOM = """
            skidpad: 1
            name: sensing
            time: {step: 0.05 s, duration: 20 s}
            room: {procedural: {length: 5 m, width: 4 m, boxes: 2, box_side: 0.4 m}}
            EGO
            goal: {x: 4 m, y: 3 m, radius: 0.3 m}
            task: {preset: burger}
            """;
    private static final String NO_SENSORS = "ego: {model: turtlebot3_burger, at: {x: 1 m, y: 1 m}}";

    @TempDir
    Path folder;

    private static String withSensors(String sensors) {
        return ROOM.replace("EGO", NO_SENSORS.replace("}}", "}, sensors: " + sensors + "}"));
    }

    private Task task(String text) throws IOException {
        return ScenarioLoader.load(Files.writeString(folder.resolve("s.yaml"), text), new ArrayList<>())
                .task();
    }

    private String check(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), text);
        StringBuilder all = new StringBuilder();
        ScenarioLoader.check(file)
                .forEach(d -> all.append(d.toString().replace(file.toString(), "s.yaml"))
                        .append('\n'));
        return all.toString();
    }

    @Test
    void theExampleOfTheDocumentationIsReadAndDrives() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "scenario-format.md"));
        int start = page.indexOf("```yaml\nego:\n") + "```yaml\n".length();
        String ego = page.substring(start, page.indexOf("```", start));
        String text = ROOM.replace("EGO", ego);
        assertEquals("", check(text));
        Task task = task(text);
        assertEquals(
                new LidarErrors(0.05, 0, 0, 0.02, 0.3, true), task.sensors().lidarErrors());
        assertEquals(1.01, task.sensors().odometry().distanceScale());
        assertEquals(20, task.sensors().imu().rateHz(), "no faster than ticks");
        assertEquals(60, task.sensors().gnss().correlationS());
        assertEquals(0.05, task.sensors().objects().missed());
        Episode episode =
                new Episode(ScenarioLoader.load(Files.writeString(folder.resolve("s.yaml"), text), new ArrayList<>()));
        episode.reset(3);
        for (int k = 0; k < 40; k++) {
            episode.act(new float[] {0.1f, 0.3f}, 0);
        }
        int me = episode.world().view().ego();
        assertNotEquals(episode.world().view().actors().x[me], episode.measurement().x);
        assertFalse(Double.isNaN(episode.measurement().imuTime));
    }

    @Test
    void whatIsWrongIsSaidWhereItStands() throws IOException {
        String text = withSensors("""
                {lidar: {rate: 40 Hz, dropout: 120 %}, imu: {turn_noise: -1, delay: 30 s}, gnss: {eror: 2 m}, \
                objects: {false_objects: -1}}""");
        String all = check(text);
        String line = text.split("\n")[4];
        assertTrue(
                all.contains("s.yaml:5:" + (line.indexOf("rate") + 1)
                        + ": error: rate 40.0 Hz is above the tick rate, 20.0 Hz"),
                all);
        assertTrue(
                all.contains("s.yaml:5:" + (line.indexOf("120 %") + 1) + ": error: '120 %' is outside 0.0 … 1.0"), all);
        assertTrue(all.contains("s.yaml:5:" + (line.indexOf("-1") + 1) + ": error: '-1' is outside 0.0 … 10.0"), all);
        assertTrue(all.contains("delay 30.0 s is longer than the episode, 20.0 s"), all);
        assertTrue(all.contains("unknown key 'eror'; did you mean 'error'?"), all);
        assertTrue(all.contains("'-1' is outside 0.0 … 20.0"), all);
        assertEquals(6, all.lines().count(), all);
    }

    @Test
    void aDelayThatWouldKeepTooManySamplesWaitingIsRefused() throws IOException {
        String text = withSensors("{imu: {delay: 19 s}}").replace("0.05 s", "0.01 s");
        assertTrue(
                check(text).contains("a delay of 19.0 s at 100.0 Hz keeps more than 1000 samples waiting"),
                check(text));
    }

    @Test
    void aLidarIsGivenOnceAndIsTheUsualOneWhereAScanIsObserved() throws IOException {
        Task bare = task(ROOM.replace("EGO", NO_SENSORS));
        assertEquals(Lidars.LDS_01, bare.lidar());
        assertEquals(SensorSet.EXACT, bare.sensors());
        Task odometry = task(withSensors("{odometry: {}}"));
        assertEquals(Lidars.LDS_01, odometry.lidar());
        assertNotNull(odometry.sensors().odometry());
        assertEquals(0.05, task(withSensors("{lidar: {noise: 5 cm}}")).lidar().noiseSigma());
        String twice = withSensors("{lidar: lds-01}").replace("preset: burger", "preset: burger, lidar: lds-01");
        assertTrue(check(twice).contains("the lidar is given among the ego's sensors already"), check(twice));
    }

    @Test
    void sensorsCanBeObserved() throws IOException {
        String text = withSensors("{objects: {range: 4 m}}")
                .replace(
                        "preset: burger",
                        "preset: burger, observe: [ego_speed, {name: lidar_ranges, size: 60}, {name: object_position, size: 4}]");
        assertEquals("", check(text));
        Episode episode =
                new Episode(ScenarioLoader.load(Files.writeString(folder.resolve("s.yaml"), text), new ArrayList<>()));
        episode.reset(1);
        float[] row = new float[65];
        episode.observe(row, 0);
        assertTrue(List.of(row[1], row[20], row[40]).stream().anyMatch(r -> r < 1), "something is in range");
        assertEquals(1, row[61], "nobody else is in the room");
    }

    @Test
    void aForkGoesOnWithAllItsSamplesOnTheirWay() throws IOException {
        String text = withSensors("""
                {lidar: {motion: true, delay: 130 ms, dropout: 5 %}, odometry: {delay: 70 ms}, imu: {turn_bias: 0.1}, \
                gnss: {rate: 3 Hz, delay: 0.4 s}, objects: {false_objects: 2, delay: 0.2 s}}""");
        Scenario scenario = ScenarioLoader.load(Files.writeString(folder.resolve("s.yaml"), text), new ArrayList<>());
        Episode first = new Episode(scenario);
        first.reset(4);
        for (int k = 0; k < 23; k++) {
            first.act(new float[] {0.2f, 1.1f}, 0);
        }
        Snapshot here = new Snapshot();
        first.save(here);
        Episode fork = new Episode(scenario);
        fork.restore(Snapshot.of(here.toBytes(), "bytes"));
        for (int k = 0; k < 40; k++) {
            first.act(new float[] {0.1f, -0.7f}, 0);
            fork.act(new float[] {0.1f, -0.7f}, 0);
            StateHash expected = new StateHash();
            first.visitState(expected);
            StateHash actual = new StateHash();
            fork.visitState(actual);
            assertEquals(expected.value(), actual.value(), "decision " + k);
        }
    }

    private static final String DRAWN =
            withSensors("""
            {lidar: {noise: {uniform: [1 cm, 3 cm]}, rate: {choice: [5 Hz, 10 Hz]}, delay: {uniform: [0 s, 0.2 s]}, \
            dropout: $bad, x: {normal: {mean: -3 cm, sd: 1 cm}}, range_max: {uniform: [3 m, 4 m]}}, \
            odometry: {alpha1: {log_uniform: [0.001, 0.1]}, turn_scale: {uniform: [0.95, 1.05]}}, \
            imu: {turn_bias: {uniform: [0, 0.1]}, delay: {uniform: [0 s, 0.1 s]}}, \
            gnss: {error: {uniform: [1 m, 3 m]}, rate: {uniform: [2 Hz, 5 Hz]}}, \
            objects: {missed: $bad, range: {uniform: [2 m, 5 m]}}}""").replace("time:", "parameters: {bad: {uniform: [0 %, 20 %]}}\ntime:");

    private Scenario drawn(Map<String, String> set) throws IOException {
        return ScenarioLoader.load(
                Files.writeString(folder.resolve("s.yaml"), DRAWN),
                new LoadOptions(set, null, null, null),
                new ArrayList<>());
    }

    @Test
    void numbersOfSensorsAreDrawnForEachEpisodeAndNotedForTheRecording() throws IOException {
        assertEquals("", check(DRAWN));
        Episode episode = new Episode(drawn(Map.of()));
        Set<Double> noises = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            episode.reset(seed);
            World world = episode.world();
            LidarParameters lidar = world.view().lidar();
            SensorSet sensors = world.view().sensors();
            Map<String, Double> header = world.parameters();
            assertTrue(lidar.noiseSigma() >= 0.01 && lidar.noiseSigma() < 0.03, lidar::toString);
            assertEquals(header.get("ego.sensors.lidar.noise"), lidar.noiseSigma());
            assertEquals(header.get("ego.sensors.lidar.rate"), lidar.rateHz());
            assertEquals(header.get("ego.sensors.lidar.range_max"), lidar.rangeMax());
            assertEquals(header.get("ego.sensors.lidar.x"), lidar.mountX());
            assertEquals(
                    header.get("ego.sensors.lidar.delay"), sensors.lidarErrors().delayS());
            assertEquals(header.get("bad"), sensors.lidarErrors().dropout(), "two sensors, one parameter");
            assertEquals(header.get("bad"), sensors.objects().missed());
            assertEquals(
                    header.get("ego.sensors.odometry.alpha1"),
                    sensors.odometry().alpha1());
            assertEquals(header.get("ego.sensors.imu.turn_bias"), sensors.imu().turnBias());
            assertEquals(header.get("ego.sensors.gnss.error"), sensors.gnss().correlatedSigma());
            assertFalse(header.containsKey("ego.sensors.gnss.noise"), "what is fixed is in the text");
            noises.add(lidar.noiseSigma());
            for (int k = 0; k < 5; k++) {
                episode.act(new float[] {0.1f, 0.3f}, 0);
            }
            assertEquals(lidar.rangeMax(), episode.measurement().scanRangeMax);
        }
        assertEquals(20, noises.size());
        assertEquals(0.02, drawn(Map.of()).task().lidar().noiseSigma(), 1e-12, "the task states the median");
    }

    @Test
    void oneOfThemCanBeSetFromOutside() throws IOException {
        Episode episode = new Episode(drawn(Map.of("sensors.lidar.noise", "25 mm", "sensors.gnss.error", "2 m")));
        for (int seed = 0; seed < 5; seed++) {
            episode.reset(seed);
            assertEquals(0.025, episode.world().view().lidar().noiseSigma());
            assertEquals(2, episode.world().view().sensors().gnss().correlatedSigma());
            assertEquals(0.025, episode.world().parameters().get("sensors.lidar.noise"));
        }
    }

    @Test
    void whatMayNotBeInAnyEpisodeIsRefusedWhenItIsRead() throws IOException {
        String slow = check(DRAWN.replace("[0 s, 0.2 s]", "[0 s, 25 s]"));
        assertTrue(slow.contains("delay 25.0 s is longer than the episode, 20.0 s"), slow);
        String fast = check(DRAWN.replace("choice: [5 Hz, 10 Hz]", "choice: [5 Hz, 50 Hz]"));
        assertTrue(fast.contains("rate 50.0 Hz is above the tick rate, 20.0 Hz"), fast);
        String beams = check(DRAWN.replace("{lidar: {", "{lidar: {beams: {uniform: [10, 20]}, "));
        assertTrue(beams.contains("expected a whole number"), beams);
    }

    @Test
    void anEpisodeWithDrawnSensorsGoesOnFromASnapshotInAnotherThatHadOthers() throws IOException {
        Scenario scenario = drawn(Map.of());
        Episode first = new Episode(scenario);
        first.reset(4);
        Episode fork = new Episode(scenario);
        fork.reset(5);
        for (int k = 0; k < 23; k++) {
            first.act(new float[] {0.2f, 1.1f}, 0);
            fork.act(new float[] {0.2f, 1.1f}, 0);
        }
        Snapshot here = new Snapshot();
        first.save(here);
        fork.restore(Snapshot.of(here.toBytes(), "bytes"));
        for (int k = 0; k < 40; k++) {
            first.act(new float[] {0.1f, -0.7f}, 0);
            fork.act(new float[] {0.1f, -0.7f}, 0);
            StateHash expected = new StateHash();
            first.visitState(expected);
            StateHash actual = new StateHash();
            fork.visitState(actual);
            assertEquals(expected.value(), actual.value(), "decision " + k);
        }
    }
}
