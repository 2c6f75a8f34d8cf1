package org.skidpad.scenarios.commonroad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Episode;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.Signal;
import org.skidpad.sim.world.World;

class CommonRoadLoaderTest {
    @TempDir
    Path folder;

    private static final String TEXT = read();

    private static String read() {
        try (var in = CommonRoadLoaderTest.class.getResourceAsStream("/commonroad/two-lanes.xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Scenario load(String text, String ego) throws IOException {
        return CommonRoadLoader.load(Files.writeString(folder.resolve("s.xml"), text), ego, new ArrayList<>());
    }

    private String refusal(String from, String to) {
        assertTrue(TEXT.contains(from), from);
        BadInputException e = assertThrows(BadInputException.class, () -> load(TEXT.replace(from, to), null));
        return e.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .collect(Collectors.joining("\n"))
                .replace(folder.resolve("s.xml").toString(), "s.xml");
    }

    private static World world(Scenario scenario) {
        World world = new World(scenario);
        world.reset(1);
        return world;
    }

    private static int laneAt(RoadNetwork roads, double x, double y) {
        LanePosition found = new LanePosition();
        assertTrue(roads.locate(x, y, -1, found), x + ", " + y);
        return found.lane;
    }

    @Test
    void aTrafficLightIsHeededAtTheStopLineOfItsLanelet() throws IOException {
        String light =
                "<trafficLight id='900'><cycle><cycleElement><duration>50</duration><color>red</color></cycleElement>"
                        + "<cycleElement><duration>30</duration><color>green</color></cycleElement><timeOffset>10</timeOffset></cycle>"
                        + "<active>true</active></trafficLight>";
        String text = TEXT.replaceFirst("</lanelet>", "<trafficLightRef ref='900'/></lanelet>")
                .replaceFirst("<planningProblem", light + "<planningProblem");
        World world = world(load(text, null));
        assertEquals(1, world.view().rules().signalHeads().size());
        RoadRules.SignalHead head = world.view().rules().signalHeads().get(0);
        assertEquals(world.view().roads().lane(head.lane()).length(), head.s(), 1e-9);
        // Steps of 0.1 s: red from 1 s to 6 s, then green for 3 s; at 0 s the green before is in its last second.
        assertEquals(Signal.Light.GREEN, head.signal().at(0, 0.1));
        assertEquals(Signal.Light.RED, head.signal().at(10, 0.1));
        assertEquals(Signal.Light.RED, head.signal().at(59, 0.1));
        assertEquals(Signal.Light.GREEN, head.signal().at(60, 0.1));
    }

    @Test
    void laneletsSideBySideAreNeighboursAndSuccessorsAreLinked() throws IOException {
        RoadNetwork roads = world(load(TEXT, null)).view().roads();
        Lane right = roads.lane(laneAt(roads, 50, 0));
        Lane left = roads.lane(laneAt(roads, 50, 4));
        Lane oncoming = roads.lane(laneAt(roads, 50, 8));
        Lane next = roads.lane(laneAt(roads, 150, 0));
        assertEquals(left.index(), right.left());
        assertEquals(right.index(), left.right());
        assertEquals(-1, left.left());
        assertEquals(List.of(next.index()), right.successors());
        assertEquals(List.of(right.index()), next.predecessors());
        assertEquals(25, right.speedLimit());
        assertTrue(Double.isNaN(left.speedLimit()));
        PoseHolder pose = new PoseHolder();
        roads.toMap(oncoming.index(), 30, 0, pose);
        assertEquals(70, pose.x, 1e-9);
        assertEquals(8, pose.y, 1e-9);
        assertEquals(-1, Math.cos(pose.heading), 1e-9);
        assertEquals(4, roads.width(oncoming.index(), 30), 1e-9);
    }

    @Test
    void recordedVehiclesAreWhereTheFileSaysAtItsStepsAndNowhereBeforeAndAfter() throws IOException {
        World world = world(load(TEXT, null));
        ActorStates a = world.view().actors();
        int car = 2;
        assertEquals("car-200", a.name[car]);
        double[][] file = {{5, 40, 0, 0, 20}, {6, 42, 0.5, 0.2, 20.5}, {7, 44, 1.25, 0.3, 21}, {8, 46, 2, 0.1, 21}};
        for (int tick = 0; tick <= 24; tick++) {
            assertEquals(tick >= 10 && tick <= 16, a.present[car], "tick " + tick);
            for (double[] state : file) {
                if (tick == 2 * state[0]) {
                    assertEquals(state[1], a.x[car], 1e-12);
                    assertEquals(state[2], a.y[car], 1e-12);
                    assertEquals(state[3], a.heading[car], 1e-12);
                    assertEquals(state[4], a.speed[car], 1e-12);
                }
            }
            world.tick();
        }
    }

    @Test
    void theEgoStartsAsTheProblemSaysAndSolvesItInTheGoalLaneletAtTheGoalsTime() throws IOException {
        Episode episode = new Episode(load(TEXT, null));
        episode.reset(1);
        ActorStates a = episode.world().view().actors();
        assertEquals(10, a.x[0]);
        assertEquals(20, a.speed[0]);
        // At 27.5 m/s the lanelet is reached after 3.27 s, within the goal's 3 s to 6 s; the recorded car is gone by
        // then.
        int decisions = 0;
        while (episode.end() == EndReason.RUNNING) {
            episode.act(new float[] {a.speed[0] < 27.5 ? 10f : 0f}, 0);
            decisions++;
        }
        assertEquals(EndReason.SUCCESS, episode.end());
        assertTrue(decisions >= 30 && decisions <= 45, "after " + decisions);
        assertTrue(a.x[0] > 100);
    }

    @Test
    void anEgoThatIsTooSlowRunsOutOfTime() throws IOException {
        Episode episode = new Episode(load(TEXT, null));
        episode.reset(1);
        while (episode.end() == EndReason.RUNNING) {
            episode.act(new float[] {-5f}, 0);
        }
        assertEquals(EndReason.TIMEOUT, episode.end());
    }

    @Test
    void theEgoMayTakeThePlaceOfARecordedVehicle() throws IOException {
        World world = world(load(TEXT, "200"));
        ActorStates a = world.view().actors();
        assertEquals(2, a.count);
        assertEquals(40 - a.boxOffset[0], a.x[0], 1e-12);
        assertEquals(20, a.speed[0]);
        BadInputException e = assertThrows(BadInputException.class, () -> load(TEXT, "201"));
        assertTrue(e.getMessage().contains("'201'; did you mean '200'?"), e.getMessage());
    }

    @Test
    void theOlderVersionNamesRolesInsteadOfKinds() throws IOException {
        String older = TEXT.replace("2020a", "2018b")
                .replace("<staticObstacle id=\"100\">", "<obstacle id=\"100\"><role>static</role>")
                .replace("</staticObstacle>", "</obstacle>")
                .replace("<dynamicObstacle id=\"200\">", "<obstacle id=\"200\"><role>dynamic</role>")
                .replace("</dynamicObstacle>", "</obstacle>");
        World now = world(load(TEXT, null));
        World then = world(load(older, null));
        for (int tick = 0; tick < 40; tick++) {
            assertEquals(now.stateHash(), then.stateHash());
            now.tick();
            then.tick();
        }
    }

    @Test
    void whatIsWrongIsNamedAtItsPlace() {
        assertEquals(
                "s.xml:2:1: error: version '2031x' is unknown; versions 2018b and 2020a are read",
                refusal("2020a", "2031x"));
        assertTrue(refusal("<planningProblem id=\"300\">", "<planingProblem id=\"300\"/><planningProblem id=\"300\">")
                .startsWith("s.xml:95:3: error: unknown element <planingProblem>; did you mean 'planningProblem'?"));
        assertTrue(refusal("<x>42</x>", "<x>fourty-two</x>").contains("x must be a number, is 'fourty-two'"));
        assertTrue(
                refusal("<length>4.5</length>", "<length>-4.5</length>").contains("length must be positive, is -4.5"));
        assertTrue(refusal("<lanelet ref=\"4\"/>", "<lanelet ref=\"44\"/>").contains("there is no lanelet 44"));
        assertTrue(refusal("timeStepSize=\"0.1\"", "timeStepSize=\"0\"").contains("timeStepSize must be in (0, 10] s"));
        assertTrue(refusal("<lanelet id=\"4\">", "<lanelet id=\"1\">").contains("two lanelets have the id 1"));
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        String both = refusal("<x>42</x>", "<x>a</x>").lines().collect(Collectors.joining());
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> load(TEXT.replace("<x>42</x>", "<x>a</x>").replace("<x>44</x>", "<x>b</x>"), null));
        assertFalse(both.isEmpty());
        assertEquals(2, e.diagnostics().stream().filter(Diagnostic::isError).count());
    }

    @Test
    void anythingElseIsRefusedByItsRoot() {
        BadInputException e = assertThrows(BadInputException.class, () -> load("<html/>", null));
        assertTrue(e.getMessage().contains("expected a CommonRoad scenario, found <html>"), e.getMessage());
    }
}
