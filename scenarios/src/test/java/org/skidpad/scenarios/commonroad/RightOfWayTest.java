package org.skidpad.scenarios.commonroad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.world.World;

/** Ways from west (1, then 11) and south (2, then 12) that cross at (0, 0); from the south one comes from the right. */
class RightOfWayTest {
    @TempDir
    private Path folder;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private static String lanelet(int id, double[] left, double[] right, int before, int after, String more) {
        return "<lanelet id='" + id + "'>" + bound("leftBound", left) + bound("rightBound", right)
                + (before > 0 ? "<predecessor ref='" + before + "'/>" : "")
                + (after > 0 ? "<successor ref='" + after + "'/>" : "") + more + "</lanelet>";
    }

    private static String bound(String name, double[] points) {
        StringBuilder out = new StringBuilder("<" + name + ">");
        for (int k = 0; k < points.length; k += 2) {
            out.append("<point><x>" + points[k] + "</x><y>" + points[k + 1] + "</y></point>");
        }
        return out + "</" + name + ">";
    }

    private static String sign(int id, String kind) {
        return kind == null
                ? ""
                : "<trafficSign id='" + id + "'><trafficSignElement><trafficSignID>" + kind
                        + "</trafficSignID></trafficSignElement></trafficSign>";
    }

    private static String refers(int id, String kind) {
        return kind == null ? "" : "<trafficSignRef ref='" + id + "'/>";
    }

    private World world(String west, String south, String intersection, String more) throws IOException {
        String text = "<commonRoad timeStepSize='0.1' commonRoadVersion='2020a' benchmarkID='ZAM_Way-1_1_T-1'>"
                + lanelet(
                        1, new double[] {-90, 2, -6, 2}, new double[] {-90, -2, -6, -2}, 0, 11, refers(51, west) + more)
                + lanelet(11, new double[] {-6, 2, 60, 2}, new double[] {-6, -2, 60, -2}, 1, 0, "")
                + lanelet(2, new double[] {-2, -90, -2, -6}, new double[] {2, -90, 2, -6}, 0, 12, refers(52, south))
                + lanelet(12, new double[] {-2, -6, -2, 60}, new double[] {2, -6, 2, 60}, 2, 0, "")
                + sign(51, west) + sign(52, south) + intersection
                + "<planningProblem id='7'><initialState><position><point><x>-80</x><y>0</y></point></position>"
                + "<orientation><exact>0</exact></orientation><time><exact>0</exact></time>"
                + "<velocity><exact>10</exact></velocity></initialState><goalState><time>"
                + "<intervalStart>1</intervalStart><intervalEnd>90</intervalEnd></time></goalState></planningProblem></commonRoad>";
        Path file = Files.writeString(folder.resolve("s.xml"), text);
        World world = new World(CommonRoadLoader.load(file, null, diagnostics));
        world.reset(1);
        return world;
    }

    private static String meeting(String west, String south) {
        return "<intersection id='60'><incoming id='61'><incomingLanelet ref='1'/><successorsStraight ref='11'/>" + west
                + "</incoming><incoming id='62'><incomingLanelet ref='2'/><successorsStraight ref='12'/>" + south
                + "</incoming></intersection>";
    }

    private List<GiveWay> lines(String west, String south, String intersection) throws IOException {
        return world(west, south, intersection, "").view().rules().giveWays();
    }

    @ParameterizedTest
    @CsvSource({
        "205, , west, false",
        ", R1-2, south, false",
        "206, 306, west, true",
        "301, , south, false",
        "R1-1, 205, west, true",
        "205, R1-1, south, true"
    })
    void theLowerSignGivesWayWhereTheWaysMeet(String west, String south, String who, boolean stop) throws IOException {
        List<GiveWay> lines = lines(west, south, meeting("", ""));
        GiveWay line = lines.get(0);
        boolean fromWest = who.equals("west");
        assertEquals(1, lines.size());
        assertEquals(stop, line.stop());
        assertEquals(84, line.s(), 1e-6, "at the end of its lanelet");
        assertEquals(1, line.conflicts().size());
        assertEquals(6, line.conflicts().get(0).s(), 1, "at the crossing, 6 m on");
        var roads = world(west, south, meeting("", ""), "").view().roads();
        var pose = new PoseHolder();
        roads.toMap(line.lane(), 1, 0, pose);
        assertEquals(fromWest ? -89 : 0, pose.x, 1e-6);
    }

    @Test
    void withoutSignsWhoIsLeftOfAnotherGivesWayToIt() throws IOException {
        List<GiveWay> lines = lines(null, null, meeting("<isLeftOf ref='62'/>", ""));
        assertEquals(1, lines.size());
        assertTrue(!lines.get(0).stop());
        assertEquals(List.of(), lines(null, null, meeting("", "")), "and where the file says nothing, nobody");
    }

    @Test
    void nobodyWaitsForOneAnother() throws IOException {
        assertEquals(
                1,
                lines(null, null, meeting("<isLeftOf ref='62'/>", "<isLeftOf ref='61'/>"))
                        .size());
        assertEquals(1, lines("205", "205", meeting("", "")).size(), "of two equal signs the later gives way");
    }

    @Test
    void aStopSignBindsWithoutAnIntersectionAndAtItsStopLine() throws IOException {
        String stopLine = "<stopLine><point><x>-12</x><y>2</y></point><point><x>-12</x><y>-2</y></point>"
                + "<lineMarking>solid</lineMarking><trafficSignRef ref='51'/></stopLine>";
        List<GiveWay> lines = world("206", null, "", stopLine).view().rules().giveWays();
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).stop());
        assertEquals(78, lines.get(0).s(), 1e-6);
        assertEquals(List.of(), lines("205", null, ""), "a yield sign alone says nothing of whom to yield to");
    }

    @ParameterizedTest
    @CsvSource({
        "<userOneWay>pedestrian</userOneWay>, sidewalk",
        "<userBidirectional>pedestrian</userBidirectional><userOneWay>bicycle</userOneWay>, biking",
        "<userOneWay>car</userOneWay><userOneWay>bicycle</userOneWay>, driving",
        "<userOneWay>bus</userOneWay>, driving"
    })
    void whereNoMotorVehicleMayDriveIsNoDrivingLane(String users, String type) throws IOException {
        World world = world(null, null, "", users);
        assertEquals(
                type,
                world.view().roads().lanes().stream()
                        .filter(lane -> {
                            var pose = new PoseHolder();
                            world.view().roads().toMap(lane.index(), 1, 0, pose);
                            return pose.x < -80;
                        })
                        .findFirst()
                        .orElseThrow()
                        .type());
    }
}
