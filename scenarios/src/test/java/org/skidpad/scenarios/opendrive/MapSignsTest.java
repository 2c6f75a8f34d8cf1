package org.skidpad.scenarios.opendrive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.Signal;

/** Signs beside a crossing of two roads of one lane: one comes from the west, one from the south; each goes straight on. */
class MapSignsTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private static String road(
            String id, String junction, double x, double y, double heading, String link, String signs) {
        return "<road id='" + id + "' junction='" + junction + "' length='" + (junction.equals("-1") ? 90 : 20) + "'>"
                + link
                + "<planView><geometry s='0' x='" + x + "' y='" + y + "' hdg='" + heading + "' length='"
                + (junction.equals("-1") ? 90 : 20) + "'><line/></geometry></planView><lanes><laneSection s='0'><right>"
                + "<lane id='-1' type='driving'><link>"
                + (link.contains("predecessor") ? "<predecessor id='-1'/>" : "")
                + "</link><width sOffset='0' a='3' b='0' c='0' d='0'/></lane></right></laneSection></lanes>"
                + "<signals>" + signs + "</signals></road>";
    }

    private RoadMap map(String west, String south, String others) {
        String toJunction = "<link><successor elementType='junction' elementId='j'/></link>";
        return OpenDriveLoader.parseMap(
                "map.xodr",
                "<OpenDRIVE><header revMajor='1' revMinor='6'/>"
                        + road("west", "-1", -100, 1.5, 0, toJunction, west)
                        + road("south", "-1", -1.5, -100, Math.PI / 2, toJunction, south)
                        + road("we", "j", -10, 1.5, 0, from("west"), "")
                        + road("sn", "j", -1.5, -10, Math.PI / 2, from("south"), "")
                        + "<junction id='j' name=''>" + connection("west", "we") + connection("south", "sn")
                        + "</junction>"
                        + others + "</OpenDRIVE>",
                diagnostics);
    }

    private static String from(String road) {
        return "<link><predecessor elementType='road' elementId='" + road + "' contactPoint='end'/></link>";
    }

    private static String connection(String in, String through) {
        return "<connection id='" + in + "' incomingRoad='" + in + "' connectingRoad='" + through
                + "' contactPoint='start'><laneLink from='-1' to='-1'/></connection>";
    }

    private static String signal(String id, String type, double s, String more) {
        boolean light = type.startsWith("1000");
        return "<signal id='" + id + "' name='' s='" + s + "' t='-3' orientation='+' type='" + type
                + "' subtype='-1' dynamic='" + (light ? "yes" : "no") + "' " + more + "/>";
    }

    private static Lane lane(RoadNetwork roads, String road) {
        return roads.lane(roads.laneAt(roads.roadIndex(road), -1, 1));
    }

    @Test
    void aYieldSignGivesWayToTheLaneThatCrosses() {
        RoadMap map = map("", signal("y", "205", 85, ""), "");
        List<GiveWay> lines = map.signs().giveWays();
        assertEquals(1, lines.size());
        GiveWay line = lines.get(0);
        assertEquals(lane(map.roads(), "south").index(), line.lane());
        assertEquals(85, line.s(), 1e-9);
        assertEquals(false, line.stop());
        assertEquals(1, line.conflicts().size());
        assertEquals(lane(map.roads(), "we").index(), line.conflicts().get(0).lane());
        // Lanes 1.5 m right of their reference lines: they cross at (0, 0), 10 m behind the start of the connecting
        // road.
        assertEquals(10, line.conflicts().get(0).s(), 1);
    }

    @Test
    void ofTwoSignsAStopSignYieldsToAYieldSignAndNobodyWaitsForEver() {
        RoadMap map = map(signal("s", "R1-1", 85, ""), signal("y", "R1-2", 85, ""), "");
        List<GiveWay> lines = map.signs().giveWays();
        assertEquals(List.of(false, true), lines.stream().map(GiveWay::stop).toList());
        assertEquals(0, lines.get(0).conflicts().size());
        assertEquals(1, lines.get(1).conflicts().size());
    }

    @Test
    void lightsOfAJunctionTakeTurns() {
        RoadMap map = map(
                signal("a", "1000001", 86, "") + signal("line", "294", 84, ""),
                signal("b", "1000011", 86, "") + signal("y", "205", 86, "") + signal("walk", "1000002", 80, ""),
                "<controller id='1' name='c'><control signalId='a' type='0'/></controller>");
        List<RoadRules.SignalHead> heads = map.signs().cycling();
        assertEquals(2, heads.size());
        assertEquals(84, heads.get(0).s(), 1e-9);
        for (long s = 0; s < 200; s++) {
            Signal.Light a = heads.get(0).signal().at(s, 1);
            Signal.Light b = heads.get(1).signal().at(s, 1);
            assertTrue(a == Signal.Light.RED || b == Signal.Light.RED, "both go at " + s + " s");
            assertEquals(s % 50 < 20, a == Signal.Light.GREEN);
            assertEquals((s + 25) % 50 < 20, b == Signal.Light.GREEN);
        }
        assertEquals(List.of(), map.signs().giveWays(), "a sign where a light stands does not count");
        assertEquals(List.of("a"), map.signs().controlledBy("c"));
    }

    @Test
    void referencesAndValidityPlaceALight() {
        RoadMap map = map(
                "<signal id='a' name='' s='5' t='0' orientation='+' type='1000001' dynamic='yes'>"
                        + "<validity fromLane='0' toLane='0'/></signal>",
                "<signalReference id='a' s='80' t='0' orientation='+'/>",
                "");
        List<RoadRules.SignalHead> heads = map.signs().cycling();
        assertEquals(1, heads.size());
        assertEquals(lane(map.roads(), "south").index(), heads.get(0).lane());
    }

    @Test
    void aSpeedSignLimitsLanesWithoutALimitOfTheirOwn() {
        RoadMap map = map(
                signal("v", "274", 10, "value='30' unit='km/h'"),
                signal("v", "274", 10, "value='13.888888888' unit=''"),
                "");
        assertEquals(30 / 3.6, lane(map.roads(), "west").speedLimit(), 1e-9);
        assertEquals(50 / 3.6, lane(map.roads(), "south").speedLimit(), 1e-6);
        assertTrue(Double.isNaN(lane(map.roads(), "we").speedLimit()));
    }

    @Test
    void whatBindsNobodyIsSaid() {
        map(signal("p", "306", 10, ""), "", "");
        assertTrue(diagnostics.toString().contains("signals other than lights"), diagnostics.toString());
    }
}
