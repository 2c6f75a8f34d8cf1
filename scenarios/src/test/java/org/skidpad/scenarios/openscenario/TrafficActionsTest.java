package org.skidpad.scenarios.openscenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.traffic.Signal;
import org.skidpad.sim.world.World;

/**
 * Traffic that a scenario makes, and the map's lights that it heeds. On one straight lane each way of 1 km, with a light at 510 m and
 * its stop line at 500 m for the lane along x; Ego stands on the other lane at 300 m.
 */
class TrafficActionsTest {
    private static final String MAP = """
            <OpenDRIVE><header revMajor="1" revMinor="6"/><road name="r" length="1000" id="1" junction="-1">
              <planView><geometry s="0" x="0" y="0" hdg="0" length="1000"><line/></geometry></planView>
              <lanes><laneSection s="0">
                <left><lane id="1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></left>
                <center><lane id="0" type="none"/></center>
                <right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right>
              </laneSection></lanes>
              <signals>
                <signal s="500" t="-2" id="9" name="" dynamic="no" orientation="+" type="294" subtype="-1" country="OpenDRIVE"/>
                <signal s="510" t="-4" id="7" name="lamp" dynamic="yes" orientation="+" type="1000001" subtype="-1" country="OpenDRIVE"/>
              </signals>
            </road><controller id="c" name="crossing"><control signalId="7" type="0"/></controller></OpenDRIVE>
            """;

    private static final String CYCLE = """
            <TrafficSignals><TrafficSignalController name="crossing" delay="0">
              <Phase name="stop" duration="60"><TrafficSignalGroupState state="on;off;off"/></Phase>
              <Phase name="go" duration="60"><TrafficSignalState trafficSignalId="7" state="off;off;on"/></Phase>
            </TrafficSignalController></TrafficSignals>
            """;

    private static final String SOURCE = """
            <TrafficAction trafficName="flow"><TrafficSourceAction radius="5" rate="0.25" velocity="12">
              <Position><LanePosition roadId="1" laneId="-1" s="50"/></Position>
              <TrafficDefinition name="d"><VehicleCategoryDistribution>
                <VehicleCategoryDistributionEntry category="car" weight="3"/>
                <VehicleCategoryDistributionEntry category="bus" weight="1"/>
              </VehicleCategoryDistribution></TrafficDefinition>
            </TrafficSourceAction></TrafficAction>
            """;

    private static final String SWARM = """
            <TrafficAction><TrafficSwarmAction innerRadius="30" semiMajorAxis="200" semiMinorAxis="100" offset="0" numberOfVehicles="12">
              <CentralObject entityRef="Ego"/><InitialSpeedRange lowerLimit="8" upperLimit="14"/>
              <TrafficDefinition name="d"/>
            </TrafficSwarmAction></TrafficAction>
            """;

    private static final String SINK = """
            <TrafficAction><TrafficSinkAction radius="10">
              <Position><LanePosition roadId="1" laneId="-1" s="250"/></Position><TrafficDefinition name="d"/>
            </TrafficSinkAction></TrafficAction>
            """;

    @TempDir
    private Path folder;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Path file(String signals, String inInit, String story) throws IOException {
        Files.writeString(folder.resolve("map.xodr"), MAP);
        return Files.writeString(folder.resolve("s.xosc"), """
                <OpenSCENARIO><FileHeader revMajor="1" revMinor="2" date="2026-01-01T00:00:00" description="" author=""/>
                <RoadNetwork><LogicFile filepath="map.xodr"/>%s</RoadNetwork>
                <Entities><ScenarioObject name="Ego"><Vehicle name="car" vehicleCategory="car"><BoundingBox>
                  <Center x="1.4" y="0" z="0.7"/><Dimensions length="4" width="2" height="1.4"/></BoundingBox></Vehicle></ScenarioObject>
                </Entities>
                <Storyboard><Init><Actions>%s<Private entityRef="Ego"><PrivateAction><TeleportAction><Position>
                  <LanePosition roadId="1" laneId="1" s="300"/></Position></TeleportAction></PrivateAction></Private></Actions></Init>
                %s<StopTrigger/></Storyboard></OpenSCENARIO>
                """.formatted(signals, inInit, story));
    }

    private static String global(String... actions) {
        StringBuilder out = new StringBuilder();
        for (String action : actions) {
            out.append("<GlobalAction>").append(action).append("</GlobalAction>");
        }
        return out.toString();
    }

    private World world(String signals, String inInit, String story, long seed) throws IOException {
        Scenario scenario = OpenScenarioLoader.load(
                file(signals, inInit, story),
                new OpenScenarioLoader.Options(
                        Map.of(), null, false, null, 0.05, 120, OpenScenarioLoader.Options.DEFAULT.task()),
                diagnostics);
        World world = new World(scenario);
        world.reset(seed);
        return world;
    }

    private static void run(World world, double untilS) {
        while (world.view().time() < untilS - 1e-6) {
            world.tick();
        }
    }

    /** Front of the foremost vehicle of traffic before a station, and how many are there at all. */
    private static double foremost(World world, double before) {
        ActorStates a = world.view().actors();
        double most = 0;
        for (int i = 1; i < a.count; i++) {
            double front = a.x[i] + a.boxOffset[i] + a.length[i] / 2;
            most = a.present[i] && front < before ? Math.max(most, front) : most;
        }
        return most;
    }

    private static int present(World world) {
        ActorStates a = world.view().actors();
        int n = 0;
        for (int i = 1; i < a.count; i++) {
            n += a.present[i] ? 1 : 0;
        }
        return n;
    }

    @Test
    void trafficOfASourceStopsAtTheRedOfAControllerAndGoesAtItsGreen() throws IOException {
        World world = world(CYCLE, global(SOURCE), "", 1);
        run(world, 59.9);
        assertEquals(Signal.Light.RED, world.view().rules().signals().get(0).at(0, 0.05));
        assertEquals(15, present(world), "one each four seconds");
        assertEquals(498, foremost(world, 1000), 1.5, "stands before the line at 500 m");
        double[] speeds = world.view().actors().speed;
        assertEquals(0, speeds[1], 0.05);
        run(world, 75);
        assertEquals(Signal.Light.GREEN, world.view().rules().signals().get(0).at(0, 0.05));
        assertTrue(foremost(world, 1000) > 540, "sets off");
    }

    @Test
    void aStateActionSwitchesALightByItsName() throws IOException {
        String red = "<InfrastructureAction><TrafficSignalAction><TrafficSignalStateAction name='lamp' state='red'/>"
                + "</TrafficSignalAction></InfrastructureAction>";
        World world = world("", global(SOURCE, red), "", 1);
        run(world, 50);
        assertEquals(498, foremost(world, 1000), 1.5);
        World unlit = world("", global(SOURCE), "", 1);
        run(unlit, 50);
        assertTrue(foremost(unlit, 1000) > 600, "a light that nobody has switched on binds nobody");
    }

    @Test
    void aSwarmKeepsItsNumberAroundItsActorAndOutOfTheInnerCircleAtFirst() throws IOException {
        World world = world("", global(SWARM), "", 3);
        world.tick();
        ActorStates a = world.view().actors();
        int there = present(world);
        assertTrue(there >= 6, there + " of 12 found room");
        for (int i = 1; i < a.count; i++) {
            double away = Math.abs(a.x[i] - 300);
            assertTrue(!a.present[i] || away > 29 && away < 201, "at " + a.x[i]);
        }
        for (int tick = 0; tick < 1200; tick++) {
            world.tick();
            for (int i = 1; i < a.count; i++) {
                assertTrue(!a.present[i] || Math.abs(a.x[i] - 300) < 201, "left at " + a.x[i]);
                for (int k = 1; k < i && a.present[i]; k++) {
                    assertTrue(!a.present[k] || a.lane[i] != a.lane[k] || Math.abs(a.x[i] - a.x[k]) > 4, "touch");
                }
            }
        }
        assertTrue(present(world) >= there - 2, present(world) + " are left");
    }

    private static String area(boolean continuous, String area) {
        return "<TrafficAction trafficName='a'><TrafficAreaAction continuous='" + continuous
                + "' numberOfEntities='6'><TrafficDistribution/><TrafficArea>" + area
                + "</TrafficArea></TrafficAreaAction></TrafficAction>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Polygon><Position><WorldPosition x='100' y='-9'/></Position><Position><WorldPosition x='400' y='-9'/></Position>"
                        + "<Position><WorldPosition x='400' y='0'/></Position><Position><WorldPosition x='100' y='0'/></Position></Polygon>",
                "<RoadRange length='300'><RoadCursor roadId='1' s='100'><Lane id='-1'/></RoadCursor><RoadCursor roadId='1' s='900'/></RoadRange>",
                "<RoadRange><RoadCursor roadId='1' s='100'><Lane id='-1'/></RoadCursor><RoadCursor roadId='1' s='400'><Lane id='5'/></RoadCursor></RoadRange>"
            })
    void anAreaIsFilledAndKeptFilledWhereItIsContinuous(String where) throws IOException {
        World world = world("", global(area(true, where)), "", 3);
        world.tick();
        int there = present(world);
        assertTrue(there >= 4, there + " of 6 found room");
        ActorStates a = world.view().actors();
        for (int tick = 0; tick < 800; tick++) {
            world.tick();
            for (int i = 1; i < a.count; i++) {
                assertTrue(!a.present[i] || a.x[i] > 99 && a.x[i] < 402 && a.y[i] < 0, a.x[i] + ", " + a.y[i]);
            }
        }
        assertTrue(present(world) >= there - 2, present(world) + " are left");
        World once = world("", global(area(false, where)), "", 3);
        run(once, 110);
        assertEquals(0, present(once), "everybody has driven to the end of the road");
    }

    @Test
    void anAreaNeedsARoadOfTheMap() throws IOException {
        String range = "<RoadRange><RoadCursor roadId='7' s='0'/></RoadRange>";
        BadInputException e = assertThrows(BadInputException.class, () -> world("", global(area(true, range)), "", 1));
        assertTrue(e.getMessage().contains("there is no road '7'"), e.getMessage());
    }

    @Test
    void aSinkTakesTrafficAwayAndAStopEndsASource() throws IOException {
        World world = world("", global(SOURCE, SINK), "", 1);
        run(world, 60);
        assertTrue(foremost(world, 1000) < 265, "nobody passes the sink");
        assertTrue(present(world) <= 6);
        String stop = "<TrafficAction trafficName='flow'><TrafficStopAction/></TrafficAction>";
        World stopped = world("", global(SOURCE, stop), "", 1);
        run(stopped, 60);
        assertEquals(0, present(stopped));
    }

    @Test
    void theSameSeedGivesTheSameTrafficAndASavedStateGoesOnAlike() throws IOException {
        World world = world(CYCLE, global(SOURCE, SWARM), "", 5);
        run(world, 20);
        World fork = world.fork();
        run(world, 40);
        run(fork, 40);
        assertEquals(world.stateHash(), fork.stateHash());
        World again = world(CYCLE, global(SOURCE, SWARM), "", 5);
        run(again, 40);
        assertEquals(world.stateHash(), again.stateHash());
        World other = world(CYCLE, global(SOURCE, SWARM), "", 6);
        run(other, 40);
        assertNotEquals(world.stateHash(), other.stateHash());
    }

    @Test
    void theReportCallsTrafficApproximatedAndLightsUsed() throws IOException {
        CoverageReport report = OpenScenarioLoader.check(
                file(CYCLE, global(SOURCE, SWARM, SINK), ""), OpenScenarioLoader.Options.DEFAULT, diagnostics);
        List<String> approximated = report.approximated().stream()
                .map(CoverageReport.Entry::element)
                .toList();
        assertTrue(
                approximated.containsAll(List.of("TrafficSourceAction", "TrafficSwarmAction", "TrafficSinkAction")),
                approximated.toString());
        List<String> used =
                report.used().stream().map(CoverageReport.Entry::element).toList();
        assertTrue(used.contains("TrafficSignalGroupState"), used.toString());
        assertEquals(List.of(), report.errors());
    }
}
