package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldConfig;

class ScenarioLoaderTest {
    private static final String GOOD = """
            skidpad: 1
            name: brake
            parameters:
              v: {uniform: [80 km/h, 120 km/h]}
            time: {step: 0.05 s, duration: 30 s}
            road: {straight: {lanes: 2, lane_width: 3.5 m, length: 2 km, speed_limit: 130 km/h}}
            ego: {model: car, at: {lane: 0, s: 100 m, speed: $v}}
            actors:
              - name: lead
                model: car
                at: {ahead: {uniform: [20 m, 60 m]}, speed: $v}
                does: {brake: {when: {time: {uniform: [2 s, 6 s]}}, deceleration: {uniform: [4, 8]}}}
            task: {preset: driver, desired_speed: 120 km/h, rewards: {progress: 1, collision: -20}}
            criteria:
              keeps_a_gap: always (gap > 0.5)
            """;

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text);
    }

    private List<String> check(String text) throws IOException {
        Path file = write(text);
        return ScenarioLoader.check(file).stream()
                .map(d -> d.toString().replace(file.toString(), "s.yaml"))
                .toList();
    }

    @Test
    void theExampleOfTheDocumentationLoads() throws IOException {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Scenario scenario = ScenarioLoader.load(write(GOOD), diagnostics);
        assertEquals(List.of(), diagnostics);
        assertEquals("keeps_a_gap", scenario.criteria().get(0).name());
        World world = new World(scenario);
        world.reset(5);
        assertEquals(2, world.view().actors().count);
        double drawnGap = world.parameters().get("lead.ahead");
        assertEquals(drawnGap, world.view().gap(0), 1e-9);
        assertTrue(drawnGap >= 20 && drawnGap <= 60);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        String bad = GOOD.replace("deceleration: {uniform", "decelaration: {uniform")
                .replace("120 km/h, rewards", "120 km, rewards")
                .replace("collision: -20", "colision: -20")
                .replace("speed: $v}}", "speed: $w}}")
                .replace("(gap > 0.5)", "(gapp > 0.5)");
        List<String> messages = check(bad);
        assertEquals(5, messages.size(), messages::toString);
        String all = String.join("\n", messages);
        assertTrue(all.contains("s.yaml:7:50: error: unknown parameter '$w'"), all);
        assertTrue(all.contains("unknown key 'decelaration'; did you mean 'deceleration'?"), all);
        assertTrue(all.contains("'120 km' is not a speed in m/s, km/h, mph or kn (unit 'km')"), all);
        assertTrue(all.contains("unknown key 'colision'; did you mean 'collision'?"), all);
        assertTrue(all.contains("did you mean 'gap'?"), all);
    }

    @Test
    void aCarNeedsARoadAndARobotARoom() throws IOException {
        String all = String.join("\n", check("""
                        skidpad: 1
                        name: x
                        room: {procedural: {length: 5 m, width: 5 m}}
                        ego: {model: car, at: random}
                        task: {preset: driver, desired_speed: 10}
                        """));
        assertTrue(all.contains("s.yaml:4:7: error: a car needs a road, or a task that steers it"), all);
    }

    @Test
    void aGoalFartherThanTheRoomIsRefused() throws IOException {
        String all = String.join("\n", check("""
                        skidpad: 1
                        name: x
                        room: {procedural: {length: 3 m, width: 3 m}}
                        ego: {model: turtlebot3_burger, at: random}
                        goal: {random: {min_distance: 9 m}}
                        task: {preset: burger}
                        """));
        assertTrue(
                all.contains("s.yaml:5:8: error: min_distance 9.0 m is more than the smallest room can promise"), all);
    }

    @Test
    void aPeriodMustBeAWholeNumberOfSteps() throws IOException {
        String all = String.join("\n", check(GOOD.replace("preset: driver,", "preset: driver, period: 0.12 s,")));
        assertTrue(all.contains("period 0.12 s is not a whole number of steps of 0.05 s"), all);
    }

    @Test
    void aVersionFromTheFutureIsRefused() throws IOException {
        assertEquals(
                List.of("s.yaml:1:10: error: '2' is outside 1 … 1"), check(GOOD.replace("skidpad: 1", "skidpad: 2")));
    }

    @Test
    void aStartBeyondTheRoadIsRefused() throws IOException {
        List<String> messages = check(GOOD.replace("s: 100 m", "s: 3 km"));
        assertEquals(List.of("s.yaml:7:36: error: '3 km' is outside 0.0 … 2000.0 m"), messages);
    }

    @Test
    void parametersAndContactsCanBeSetFromOutside() throws IOException {
        LoadOptions options = new LoadOptions(Map.of("v", "72 km/h"), WorldConfig.ContactMode.RIGID, null, null);
        Scenario scenario = ScenarioLoader.load(write(GOOD), options, new ArrayList<>());
        assertEquals(WorldConfig.ContactMode.RIGID, scenario.config().contacts());
        World world = new World(scenario);
        world.reset(1);
        assertEquals(20, world.view().actors().speed[0], 1e-12);
        assertEquals(20, world.parameters().get("v"), 1e-12);
    }

    @Test
    void aParameterThatIsNotThereCannotBeSet() throws IOException {
        Path file = write(GOOD);
        LoadOptions options = new LoadOptions(Map.of("w", "3", "v", "fast"), null, "hero", null);
        BadInputException e =
                assertThrows(BadInputException.class, () -> ScenarioLoader.load(file, options, new ArrayList<>()));
        assertEquals(3, e.diagnostics().size(), e::getMessage);
        assertTrue(e.getMessage().contains("has no parameter 'w' to set"), e::getMessage);
        assertTrue(e.getMessage().contains("--set v=fast: error: 'fast' is not a speed"), e::getMessage);
        assertTrue(e.getMessage().contains("always 'ego', not 'hero'"), e::getMessage);
    }

    @Test
    void aRewardWhoseFormulaIsNeverKnownDuringARunIsRefusedAtItsPlace() throws IOException {
        String formula = "always (gap > 5 or eventually (gap > 20))";
        List<String> messages = check(GOOD.replace("collision: -20", "spec: {weight: 1, formula: " + formula + "}"));
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(messages.get(0).startsWith("s.yaml:13:99: error: no reward can follow"), messages::toString);
        assertEquals(
                List.of(),
                check(GOOD.replace(
                        "collision: -20", "spec: {weight: 1, formula: 'always (eventually[0,2] (gap > 20))'}")));
    }

    @Test
    void anOpenScenarioFileReadsBeyondItsFolderOnlyWhereThatIsAllowed() throws IOException {
        Path scene = Files.createDirectory(folder.resolve("scenes")).resolve("s.xosc");
        Files.writeString(scene, """
                <OpenSCENARIO>
                  <FileHeader revMajor="1" revMinor="0" date="2026-01-01T00:00:00" description="d" author="a"/>
                  <CatalogLocations/>
                  <RoadNetwork><LogicFile filepath="../roads/r.xodr"/></RoadNetwork>
                </OpenSCENARIO>
                """);
        BadInputException refused =
                assertThrows(BadInputException.class, () -> ScenarioLoader.load(scene, new ArrayList<>()));
        assertTrue(refused.getMessage().contains("leads out of the scenario's folder"), refused::getMessage);
        assertTrue(refused.getMessage().contains("--root FOLDER"), refused::getMessage);
        LoadOptions wide = new LoadOptions(Map.of(), null, null, folder);
        BadInputException absent =
                assertThrows(BadInputException.class, () -> ScenarioLoader.load(scene, wide, new ArrayList<>()));
        assertTrue(absent.getMessage().contains("there is no road network '../roads/r.xodr'"), absent::getMessage);
    }

    @Test
    void aRobotDrivesInAnOccupancyMap() throws IOException {
        Files.writeString(folder.resolve("m.pgm"), "P2 4 4 255\n0 0 0 0\n0 254 254 0\n0 254 254 0\n0 0 0 0\n");
        Files.writeString(
                folder.resolve("m.yaml"),
                "image: m.pgm\nresolution: 1.0\norigin: [0, 0, 0]\nnegate: 0\noccupied_thresh: 0.65\nfree_thresh: 0.2\n");
        Path file = write("""
                skidpad: 1
                name: mapped
                map: m.yaml
                ego: {model: turtlebot3_burger, at: {x: 2 m, y: 2 m, heading: 90 deg}}
                goal: {x: 1.5 m, y: 2.5 m}
                task: {preset: burger}
                """);
        World world = new World(ScenarioLoader.load(file, new ArrayList<>()));
        world.reset(1);
        assertFalse(world.view().touching(0));
        world.commands().longitudinal[0] = 0.22;
        while (!world.view().touching(0) && world.view().time() < 10) {
            world.tick();
        }
        // The wall is 1 m ahead; the robot's circle reaches 0.105 - 0.032 m ahead of its axis; starting up takes some
        // 0.2 s.
        assertEquals((1 - 0.073) / 0.22, world.view().time(), 0.3);
        assertEquals(List.of(), ScenarioLoader.check(folder.resolve("m.yaml")));
        Path outside = write(Files.readString(file).replace("x: 2 m, y: 2 m", "x: 2 m, y: 4.5 m"));
        World empty = new World(ScenarioLoader.load(outside, new ArrayList<>()));
        BadInputException e = assertThrows(BadInputException.class, () -> empty.reset(1));
        assertTrue(e.getMessage().endsWith("actor 'ego', tick 0: 2.0, 4.5 is outside the map"), e::getMessage);
    }

    @Test
    void aJunctionWithoutALaneBackIsRefusedAndNotLaid() throws IOException {
        Path file = write("""
                skidpad: 1
                name: x
                road: {procedural: {lanes: 1, blocks: [{straight: {length: 90 m}}, {junction: {turn: left}}]}}
                ego: {at: {road: b1, lane: -1, s: 40 m, speed: 9}}
                task: {preset: street, desired_speed: 10}
                """);
        assertEquals(
                List.of(file
                        + ":3:68: error: a block 'junction' needs one lane each way: 'lanes' and 'oncoming' must be 1"),
                ScenarioLoader.check(file).stream().map(Diagnostic::toString).toList());
    }

    @Test
    void anActorStandsOnALaneOfAnOpenDriveMap() throws IOException {
        Files.writeString(folder.resolve("r.xodr"), """
                <OpenDRIVE><header revMajor="1" revMinor="6"/>
                <road name="" length="500" id="7" junction="-1">
                  <planView><geometry s="0" x="0" y="0" hdg="0" length="500"><line/></geometry></planView>
                  <lanes><laneSection s="0">
                    <center><lane id="0" type="none"/></center>
                    <right><lane id="-1" type="driving"><width sOffset="0" a="4" b="0" c="0" d="0"/></lane></right>
                  </laneSection></lanes>
                </road></OpenDRIVE>
                """);
        String text = """
                skidpad: 1
                name: x
                road: {opendrive: r.xodr}
                ego: {at: {road: 7, lane: -1, s: 40 m, speed: 10}}
                task: {preset: driver, desired_speed: 10}
                """;
        World world = new World(ScenarioLoader.load(write(text), new ArrayList<>()));
        world.reset(1);
        assertEquals(40, world.view().actors().x[0], 1e-9);
        assertEquals(-2, world.view().actors().y[0], 1e-9);
        assertTrue(check(text.replace("lane: -1", "lane: -2")).get(0).contains("road '7' has no lane -2"));
        assertTrue(check(text.replace("road: 7", "road: 8")).get(0).contains("the map has no road '8'"));
    }
}
