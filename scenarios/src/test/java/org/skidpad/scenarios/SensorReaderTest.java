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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.sensor.LidarErrors;
import org.skidpad.sim.sensor.Lidars;
import org.skidpad.sim.sensor.SensorSet;
import org.skidpad.sim.state.Snapshot;
import org.skidpad.sim.state.StateHash;
import org.skidpad.sim.world.Scenario;

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
}
