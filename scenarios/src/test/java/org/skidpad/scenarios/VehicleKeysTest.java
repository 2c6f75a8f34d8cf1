package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.world.World;

/** {@code vehicle} and {@code actuator}. */
class VehicleKeysTest {
    private static final String ROAD = """
            skidpad: 1
            name: skid
            time: {duration: 10 s}
            road: {straight: {lanes: 2, length: 2 km}}
            ego: {model: MODEL, at: {lane: 0, s: 100 m, speed: 15}KEYS}
            task: {preset: driver, desired_speed: 120 km/h, act: [acceleration, steering]}
            """;

    private static final String ROOM = """
            skidpad: 1
            name: glide
            time: {duration: 10 s}
            room: {procedural: {length: 5 m, width: 5 m}}
            ego: {model: MODEL, at: {x: 2.5, y: 2.5}KEYS}
            goal: {x: 4, y: 4}
            task: {preset: burger, act: [speed, lateral_speed, yaw_rate]}
            """;

    @TempDir
    Path folder;

    private World world(String text, String model, String keys, long seed, Map<String, String> set) throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"), text.replace("MODEL", model).replace("KEYS", keys));
        World world = new World(ScenarioLoader.load(file, new LoadOptions(set, null, null, null), new ArrayList<>()));
        world.reset(seed);
        return world;
    }

    private World car(String model, String keys) throws IOException {
        return world(ROAD, model, keys, 1, Map.of());
    }

    private List<String> refusal(String text, String model, String keys) {
        BadInputException e = assertThrows(BadInputException.class, () -> world(text, model, keys, 1, Map.of()));
        return e.diagnostics().stream()
                .map(Diagnostic::toString)
                .map(s -> s.replace(folder + "/", ""))
                .toList();
    }

    private static double yawRate(World world, double steering, int ticks) {
        world.commands().lateral[0] = steering;
        for (int k = 0; k < ticks; k++) {
            world.tick();
        }
        return world.view().actors().yawRate[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"ford_escort", "bmw_320i", "vw_vanagon", "f1tenth"})
    void aPublishedCarIsOnItsTyres(String model) throws IOException {
        World world = car(model, "");
        ActorStates a = world.view().actors();
        assertEquals(MotionModel.DYNAMIC_SINGLE_TRACK, a.motion[0]);
        assertTrue(yawRate(world, 0.01, 40) > 0);
        assertNotEquals(0, a.lateralSpeed[0], "its rear axle slips");
    }

    @Test
    void aCarWithoutKeysRollsAsBeforeWhateverItsMass() throws IOException {
        World plain = car("car", "");
        World heavy = car("car", ", vehicle: {mass: 3 t}");
        yawRate(plain, 0.1, 100);
        yawRate(heavy, 0.1, 100);
        assertEquals(plain.stateHash(), heavy.stateHash());
        assertEquals(3000, heavy.view().actors().mass[0]);
    }

    @Test
    void frictionLimitsTheTurnOfEitherKind() throws IOException {
        for (String dynamics : List.of("kinematic", "single_track")) {
            World world = car("car", ", vehicle: {dynamics: " + dynamics + ", friction: 0.2}");
            ActorStates a = world.view().actors();
            double before = a.heading[0];
            yawRate(world, 0.3, 60);
            double course = a.heading[0] - before + Math.atan2(a.lateralSpeed[0], a.speed[0]);
            assertTrue(Math.abs(course) <= 0.2 * 9.81 / 15 * 3 * 1.35, dynamics + " turned by " + course);
        }
    }

    @Test
    void everyNumberCanBeDrawnAndIsInTheHeader() throws IOException {
        String keys = ", vehicle: {dynamics: single_track, mass: {uniform: [1000 kg, 2000 kg]}, yaw_inertia: {uniform:"
                + " [1500, 3000]}, front_axle: {uniform: [1 m, 1.2 m]}, rear_axle: {uniform: [1.3 m, 1.5 m]},"
                + " gravity_height: {uniform: [0.4, 0.6]}, cornering_front: {uniform: [15, 20]}, cornering_rear:"
                + " {uniform: [20, 25]}, friction: {uniform: [0.3, 1]}, switch_speed: {uniform: [5, 8]},"
                + " acceleration_max: {uniform: [8, 11]}}, actuator: {delay: {uniform: [0 s, 0.2 s]}, lag: {uniform: [0.1,"
                + " 0.3]}, acceleration: {uniform: [2, 4]}, deceleration: {uniform: [6, 8]}, jerk: {uniform: [5, 20]},"
                + " dead_zone: {uniform: [0, 0.1]}, speed_max: {uniform: [40, 50]}, steering_lag: {uniform: [0, 0.1]},"
                + " steering_rate: {uniform: [0.3, 0.5]}, steering_max: {uniform: [0.4, 0.5]}, steering_dead_zone: {uniform:"
                + " [0, 0.01]}}";
        World world = world(ROAD, "car", keys, 1, Map.of());
        Map<String, Double> drawn = Map.copyOf(world.parameters());
        assertEquals(21, drawn.size(), drawn::toString);
        assertEquals(drawn.get("ego.vehicle.mass"), world.view().actors().mass[0]);
        assertEquals(
                drawn.get("ego.vehicle.front_axle") + drawn.get("ego.vehicle.rear_axle"),
                world.view().actors().wheelbase[0]);
        Set<Double> masses = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            world.reset(seed);
            masses.add(world.view().actors().mass[0]);
        }
        assertEquals(20, masses.size());
    }

    @Test
    void theMassIsSetFromOutside() throws IOException {
        World world = world(
                ROAD, "bmw_320i", ", vehicle: {mass: {uniform: [1000, 2000]}}", 1, Map.of("vehicle.mass", "1400"));
        assertEquals(1400, world.view().actors().mass[0]);
        assertEquals(1400, world.parameters().get("vehicle.mass"));
        assertEquals(
                1400,
                world(ROAD, "car", "", 1, Map.of("vehicle.mass", "1.4 t"))
                        .view()
                        .actors()
                        .mass[0],
                1e-9);
    }

    @Test
    void aRobotWithWheelsThatSlipTurnsTowardsTheSlippingSide() throws IOException {
        World world = world(ROOM, "turtlebot3_burger", ", vehicle: {slip_left: 20 %}", 1, Map.of());
        world.commands().longitudinal[0] = 0.2;
        for (int k = 0; k < 20; k++) {
            world.tick();
        }
        assertEquals(0.2 * 0.9, world.view().actors().speed[0], 1e-6);
        assertTrue(world.view().actors().yawRate[0] > 0);
    }

    @Test
    void anOmnidirectionalBaseTakesAllThreeActions() throws IOException {
        Path file = Files.writeString(
                folder.resolve("o.yaml"), ROOM.replace("MODEL", "youbot").replace("KEYS", ""));
        Episode episode = new Episode(ScenarioLoader.load(file, new ArrayList<>()));
        episode.reset(1);
        for (int k = 0; k < 10; k++) {
            episode.act(new float[] {0.1f, -0.1f, 0.5f}, 0);
        }
        ActorStates a = episode.world().view().actors();
        assertTrue(a.speed[0] > 0.05 && a.lateralSpeed[0] < -0.05 && a.yawRate[0] > 0.2);
    }

    @Test
    void anotherActorWithAVehicleIsSteeredAlongItsLane() throws IOException {
        World world = car(
                "car",
                "}\nactors:\n  - {name: lead, at: {ahead: 30 m, lanes_left: 1, speed: 14}, vehicle: {dynamics:"
                        + " single_track}, does: {idm: {desired_speed: 14}}");
        ActorStates a = world.view().actors();
        assertEquals(MotionModel.DYNAMIC_SINGLE_TRACK, a.motion[1]);
        a.laneOffset[1] = 0.5;
        a.y[1] += 0.5;
        for (int k = 0; k < 200; k++) {
            world.tick();
        }
        assertEquals(0, a.laneOffset[1], 0.02);
        assertEquals(14, a.speed[1], 0.2);
    }

    @Test
    void whatCannotBeIsRefusedAtItsPlace() {
        assertEquals(
                List.of("s.yaml:5:71: error: '-3' is outside 0.1 … 100000.0 kg"),
                refusal(ROAD, "car", ", vehicle: {mass: -3}"));
        assertEquals(
                List.of("s.yaml:5:66: error: delay 1.5 s is longer than the episode, 1.0 s"),
                refusal(ROAD.replace("duration: 10 s", "duration: 1 s"), "car", ", actuator: {delay: 1.5 s}"));
        assertEquals(
                List.of("s.yaml:6:1: error: delay 1.5 s is longer than the episode, 1.0 s"),
                refusal(
                        ROAD.replace("duration: 10 s", "duration: 1 s").replace("preset: driver,", "delay: 1.5 s,"),
                        "car",
                        ""));
        assertEquals(
                List.of("s.yaml:5:67: error: nothing is known of the tyres of a truck"),
                refusal(ROAD, "truck", ", vehicle: {dynamics: single_track}"));
        assertEquals(
                List.of("s.yaml:5:65: error: unknown key 'slip_left'"),
                refusal(ROAD, "car", ", vehicle: {slip_left: 0.1}"));
        assertEquals(
                List.of("s.yaml:7:53: error: of the other actors, only a vehicle that follows its lane (idm, brake) has"
                        + " one of these"),
                refusal(
                        ROAD,
                        "car",
                        "}\nactors:\n  - {name: a, at: {ahead: 9 m}, does: {parked: {}}, vehicle: {mass: 1}"));
    }
}
