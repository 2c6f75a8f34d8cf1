package org.skidpad.scenarios.opendrive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;

class OpenDriveLoaderTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private static String line(double x, double length) {
        return "<planView><geometry s='0' x='" + x + "' y='0' hdg='0' length='" + length
                + "'><line/></geometry></planView>";
    }

    private static String lane(int id, String inside) {
        return "<lane id='" + id + "' type='driving'>" + inside + "<width sOffset='0' a='3' b='0' c='0' d='0'/></lane>";
    }

    private static String right(String lanes) {
        return "<laneSection s='0'><right>" + lanes + "</right></laneSection>";
    }

    private static String road(String id, String attributes, String inside, String sections) {
        return "<road id='" + id + "' " + attributes + ">" + inside + "<lanes>" + sections + "</lanes></road>";
    }

    private RoadNetwork load(String... roads) {
        return OpenDriveLoader.parse(
                "map.xodr",
                "<OpenDRIVE>\n<header revMajor='1' revMinor='6'/>\n" + String.join("\n", roads) + "\n</OpenDRIVE>",
                diagnostics);
    }

    private List<String> refusal(String... roads) {
        return assertThrows(BadInputException.class, () -> load(roads)).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    private Lane lane(RoadNetwork network, String road, int id) {
        return network.lane(network.laneAt(network.roadIndex(road), id, 0));
    }

    @Nested
    class Heights {
        /** A straight road along x: rises 2 m + 1 % of the way, leans by 0.1 rad from 50 m on; its lane is a kerb 0.15 m high. */
        private static final String PROFILES =
                "<planView><geometry s='0' x='0' y='0' hdg='0' length='100'><line/></geometry>"
                        + "</planView><elevationProfile><elevation s='0' a='2' b='0.01' c='0' d='0'/></elevationProfile>"
                        + "<lateralProfile><superelevation s='0' a='0' b='0' c='0' d='0'/><superelevation s='50' a='0.1' b='0' c='0' d='0'/>"
                        + "<shape s='0' t='-5' a='0' b='0' c='0' d='0'/><shape s='0' t='0' a='0' b='0.02' c='0' d='0'/>"
                        + "<shape s='100' t='-5' a='1' b='0' c='0' d='0'/></lateralProfile>";

        private final RoadNetwork network = load(
                road("1", "length='100'", PROFILES, right(lane(-1, "<height sOffset='0' inner='0.1' outer='0.2'/>"))));

        @Test
        void areTheSumOfElevationSuperelevationAndShape() {
            // At 10 m: elevation 2.1, shape a tenth of the way from 0.02 t to 1.
            assertEquals(2.1 + 0.1, network.heights().ofRoad(0, 10, 0), 1e-12);
            assertEquals(2.1 + 0.9 * 0.02 + 0.1, network.heights().ofRoad(0, 10, 1), 1e-12);
            // At 60 m: elevation 2.6, lean -2 m · tan 0.1, shape 0.6 of the way from 0 to 1.
            assertEquals(2.6 - 2 * Math.tan(0.1) + 0.6, network.heights().ofRoad(0, 60, -2), 1e-12);
            assertEquals(0.01, network.heights().slope(0, 30));
            assertEquals(0.1, network.heights().roll(0, 70));
        }

        @Test
        void ofALaneCountItsRaiseFromBorderToBorder() {
            int lane = network.laneAt(0, -1, 10);
            double road = network.heights().ofRoad(0, 10, -1.5);
            assertEquals(road + 0.15, network.height(lane, 10, 0), 1e-12);
            assertEquals(0.1, network.heights().ofLane(lane, 10, 0));
            assertEquals(0.2, network.heights().ofLane(lane, 10, 1));
            assertEquals(
                    network.heights().ofRoad(0, 10, -3) + 0.2, network.height(lane, 10, -1.5), 1e-12, "outer border");
        }

        @Test
        void areSaidAndTheRoadIsFlatForWhateverMoves() {
            String said = diagnostics.toString();
            for (String kind : List.of("elevation", "superelevation", "shape", "lane height")) {
                assertTrue(said.contains(kind + " is kept for pictures in 3D"), said);
            }
            assertEquals(100, network.lane(0).length(), 1e-12);
        }

        @Test
        void theGeoreferenceIsKept() {
            RoadNetwork map = OpenDriveLoader.parse(
                    "m.xodr",
                    "<OpenDRIVE><header revMajor='1' revMinor='6'><geoReference><![CDATA[ +proj=utm +zone=32 ]]></geoReference>"
                            + "</header>" + road("1", "length='100'", PROFILES, right(lane(-1, ""))) + "</OpenDRIVE>",
                    diagnostics);
            assertEquals("+proj=utm +zone=32", map.georeference());
        }
    }

    @Nested
    class Links {
        @Test
        void lanesOfRoadsInARowLeadIntoEachOther() {
            RoadNetwork network = load(
                    road(
                            "a",
                            "length='10'",
                            "<link><successor elementType='road' elementId='b' contactPoint='start'/></link>"
                                    + line(0, 10),
                            right(lane(-1, "<link><successor id='-1'/></link>"))),
                    road("b", "length='10'", line(10, 10), right(lane(-1, ""))));
            assertEquals(
                    List.of(lane(network, "b", -1).index()),
                    lane(network, "a", -1).successors());
            assertEquals(
                    List.of(lane(network, "a", -1).index()),
                    lane(network, "b", -1).predecessors());
        }

        @Test
        void lanesOnTheLeftRunTheOtherWay() {
            RoadNetwork network = load(
                    road(
                            "a",
                            "length='10'",
                            "<link><successor elementType='road' elementId='b' contactPoint='start'/></link>"
                                    + line(0, 10),
                            "<laneSection s='0'><left>" + lane(1, "<link><successor id='1'/></link>")
                                    + "</left></laneSection>"),
                    road(
                            "b",
                            "length='10'",
                            line(10, 10),
                            "<laneSection s='0'><left>" + lane(1, "") + "</left></laneSection>"));
            assertEquals(
                    List.of(lane(network, "a", 1).index()),
                    lane(network, "b", 1).successors());
        }

        @Test
        void junctionConnectionsJoinIncomingAndConnectingLanes() {
            RoadNetwork network = load(
                    road(
                            "in",
                            "length='10'",
                            "<link><successor elementType='junction' elementId='j'/></link>" + line(0, 10),
                            right(lane(-1, "") + lane(-2, ""))),
                    road(
                            "through",
                            "length='10' junction='j'",
                            "<link><predecessor elementType='road' elementId='in' contactPoint='end'/></link>"
                                    + line(10, 10),
                            right(lane(-1, ""))),
                    "<junction id='j'><connection id='0' incomingRoad='in' connectingRoad='through' contactPoint='start'>"
                            + "<laneLink from='-2' to='-1'/></connection></junction>");
            assertEquals(
                    List.of(lane(network, "through", -1).index()),
                    lane(network, "in", -2).successors());
            assertEquals(List.of(), lane(network, "in", -1).successors());
            assertTrue(network.road(network.roadIndex("through")).inJunction());
        }

        @Test
        void lanesGoOnAcrossSectionsOfOneRoad() {
            RoadNetwork network = load(road(
                    "a",
                    "length='10'",
                    line(0, 10),
                    right(lane(-1, "<link><successor id='-2'/></link>")) + "<laneSection s='4'><right>" + lane(-1, "")
                            + lane(-2, "") + "</right></laneSection>"));
            int second = network.laneAt(0, -2, 5);
            assertEquals(List.of(second), network.lane(network.laneAt(0, -1, 0)).successors());
            assertEquals(6, network.lane(second).length());
        }

        @Test
        void linksThatLeadNowhereAreNamed() {
            load(road(
                    "a",
                    "length='10'",
                    "<link><successor elementType='road' elementId='x' contactPoint='start'/></link>" + line(0, 10),
                    right(lane(-1, ""))));
            assertEquals(1, diagnostics.size());
            assertTrue(diagnostics.get(0).message().contains("no road 'x'"), diagnostics.toString());
        }
    }

    @Test
    void speedLimitsAreConvertedToMetresPerSecond() {
        RoadNetwork network = load(road(
                "a",
                "length='10'",
                "<type s='0' type='town'><speed max='36' unit='km/h'/></type>" + line(0, 10),
                right(lane(-1, "")
                        + lane(-2, "<speed sOffset='0' max='10' unit='mph'/>")
                        + lane(-3, "<speed sOffset='0' max='no limit'/>"))));
        assertEquals(10, lane(network, "a", -1).speedLimit(), 1e-12);
        assertEquals(4.4704, lane(network, "a", -2).speedLimit(), 1e-12);
        assertTrue(Double.isNaN(lane(network, "a", -3).speedLimit()));
    }

    @Test
    void leftHandTrafficReversesTheDrivingDirection() {
        RoadNetwork network = load(road("a", "length='10' rule='LHT'", line(0, 10), right(lane(-1, ""))));
        assertEquals(false, lane(network, "a", -1).forward());
        assertTrue(network.road(0).leftHandTraffic());
    }

    @Test
    void bordersAreMeasuredFromTheReferenceLine() {
        RoadNetwork network = load(road(
                "a",
                "length='10'",
                line(0, 10),
                right("<lane id='-1' type='driving'><border sOffset='0' a='-3' b='0' c='0' d='0'/></lane>"
                        + "<lane id='-2' type='driving'><border sOffset='0' a='-7' b='0' c='0' d='0'/></lane>")));
        assertEquals(3, network.width(lane(network, "a", -1).index(), 5), 1e-12);
        assertEquals(4, network.width(lane(network, "a", -2).index(), 5), 1e-12);
    }

    @Test
    void everyErrorIsReportedWithItsPlace() {
        List<String> errors = refusal(
                road("a", "length='10'", line(0, 10).replace("<line/>", "<lien/>"), right(lane(-1, ""))),
                road("b", "length='10'", line(0, 10).replace("length='10.0'", "lenght='10'"), right(lane(-1, ""))),
                road("a", "length='10'", line(0, 10), ""));
        assertEquals(2, errors.stream().filter(e -> e.contains(": error: ")).count(), errors.toString());
        assertTrue(
                errors.contains(
                        "map.xodr:3:36: error: a geometry must hold one of line, arc, spiral, poly3, paramPoly3; did you mean 'line'?"),
                errors.toString());
        assertTrue(
                errors.contains(
                        "map.xodr:4:36: error: <geometry> lacks the attribute 'length'; is it 'lenght', misspelt?"),
                errors.toString());
    }

    @Test
    void whatLeavesTheGeometryWholeIsMendedAndSaid() {
        String lanes = right(lane(-1, "<speed sOffset='0' max='50' unit='kmh'/>") + lane(-1, "") + lane(2, ""));
        RoadNetwork network = load(
                road("a", "length='ten' rule='LEFT'", line(0, 10), lanes),
                road("a", "length='10'", line(20, 10), right(lane(-1, ""))),
                road("empty", "length='10'", "", ""),
                road("sections", "length='10'", line(40, 10), section(5) + section(0) + section(5)));
        assertEquals(
                List.of("a", "a #2", "sections"),
                network.roads().stream().map(r -> r.id()).toList());
        assertEquals(10, network.road(0).length(), 1e-12);
        assertEquals(false, network.road(0).leftHandTraffic());
        assertTrue(Double.isNaN(lane(network, "a", -1).speedLimit()));
        assertTrue(network.laneAt(0, 2, 5) >= 0);
        assertEquals(2, network.road(2).length() > 0 ? sections(network, "sections") : 0);
        List<String> said = diagnostics.stream().map(Diagnostic::message).toList();
        for (String mended : List.of(
                "length is not a number: 'ten'",
                "rule must be RHT or LHT, not 'LEFT'; RHT is taken",
                "unknown unit 'kmh' of a speed limit",
                "two lanes of one section have the id -1; the second is left out",
                "lane id 2 stands under <right>",
                "two roads have the id 'a'; this one is called 'a #2'",
                "road 'empty' has no geometry in its <planView>; it is left out",
                "s = 0.0 after 5.0; they are sorted",
                "s = 5.0 after 5.0; the second of two at one station is left out")) {
            assertTrue(said.stream().anyMatch(m -> m.contains(mended)), () -> mended + " expected in " + said);
        }
    }

    @Test
    void aRoadOfNothingButResiduesOfRoundingIsLeftOut() {
        RoadNetwork network = load(
                road("1", "length='50'", line(0, 50), right(lane(-1, ""))),
                road("2", "length='0'", line(60, 1e-9), right(lane(-1, ""))));
        assertEquals(1, network.roads().size());
        assertTrue(
                diagnostics.stream().anyMatch(d -> d.toString().contains("road '2' has no geometry")),
                () -> diagnostics.toString());
    }

    /** Each would be in every cell of the grid for look-up: 7,000 cells for each of 3,000 stretches. */
    @Test
    void lanesThatAreAsWideAsTheMapAreFoundAndDoNotFillTheMemory() {
        String wide = "<lane id='-1' type='driving'><width sOffset='0' a='2000' b='0' c='0' d='0'/></lane>";
        List<String> roads = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            roads.add(road("r" + i, "length='100'", line(i, 100), right(wide)));
        }
        RoadNetwork network = load(roads.toArray(String[]::new));
        LanePosition found = new LanePosition();
        assertTrue(network.locate(50, -1500, -1, found));
        assertEquals(1500 - 1000, Math.abs(found.offset), 1e-9);
    }

    /** Cubics that exporters fit to pieces of 1e-9 m: 4e18 m⁻² there, and of no consequence. */
    @Test
    void steepCubicsOnPiecesOfNoLengthAreOfNoConsequence() {
        String lane = "<lane id='-1' type='driving'><width sOffset='0' a='3' b='0' c='-6e12' d='4e18'/>"
                + "<width sOffset='1e-9' a='3.5' b='0' c='0' d='0'/></lane>";
        RoadNetwork network = load(road("a", "length='100'", line(0, 100), right(lane)));
        assertEquals(3.5, network.width(lane(network, "a", -1).index(), 50), 1e-12);
        assertTrue(refusal(road("a", "length='100'", line(0, 100), right(lane.replace("4e18", "4e99"))))
                .get(0)
                .contains("d is out of range"));
    }

    private static int sections(RoadNetwork network, String road) {
        int index = network.roadIndex(road);
        return (int) network.lanes().stream()
                .filter(l -> l.road() == index && l.odrLaneId() == -1)
                .count();
    }

    private static String section(double s) {
        return "<laneSection s='" + s + "'><right>" + lane(-1, "") + "</right></laneSection>";
    }

    @Test
    void whatChangesMotionButIsNotUsedIsSaid() {
        load(road(
                "a",
                "length='10'",
                line(0, 10) + "<elevationProfile><elevation s='0' a='0' b='0.1' c='0' d='0'/></elevationProfile>"
                        + "<signals><signal id='1'/></signals><lnaes/>",
                right(lane(-1, ""))));
        List<String> messages = diagnostics.stream().map(Diagnostic::toString).toList();
        assertEquals(3, messages.size(), messages.toString());
        assertTrue(
                messages.get(0).endsWith("unknown element <lnaes> in <road> is ignored; did you mean 'lanes'?"),
                messages.toString());
        assertTrue(messages.get(1).contains("signals other than lights"), messages.toString());
        assertTrue(messages.get(2).contains("elevation is kept"), messages.toString());
    }

    @Test
    void gapsInAReferenceLineAreNamed() {
        load(road(
                "a",
                "length='20'",
                "<planView><geometry s='0' x='0' y='0' hdg='0' length='10'><line/></geometry>"
                        + "<geometry s='10' x='10' y='0.25' hdg='0' length='10'><line/></geometry></planView>",
                right(lane(-1, ""))));
        assertEquals(1, diagnostics.size(), diagnostics.toString());
        assertTrue(diagnostics.get(0).message().contains("begins 0.25 m from where the one before ends"));
    }

    @Test
    void geometriesThatWouldHangAReaderAreRefused() {
        String spiral = "<planView><geometry s='0' x='0' y='0' hdg='0' length='1000'>"
                + "<spiral curvStart='0' curvEnd='1e9'/></geometry></planView>";
        assertTrue(refusal(road("a", "length='1000'", spiral, right(lane(-1, ""))))
                .get(0)
                .contains("winds around itself"));
        assertTrue(refusal(road("a", "length='1e9'", line(0, 1e9), right(lane(-1, ""))))
                .get(0)
                .contains("may be up to"));
    }

    @Test
    void documentTypesAndOtherRootsAreRefused() {
        BadInputException type = assertThrows(
                BadInputException.class,
                () -> OpenDriveLoader.parse(
                        "m",
                        "<!DOCTYPE OpenDRIVE [<!ENTITY x SYSTEM 'file:///x'>]>\n<OpenDRIVE>&x;</OpenDRIVE>",
                        diagnostics));
        assertTrue(type.getMessage().startsWith("m:1:1: error: a document type"), type.getMessage());
        BadInputException root =
                assertThrows(BadInputException.class, () -> OpenDriveLoader.parse("m", "<opendrive/>", diagnostics));
        assertTrue(root.getMessage().contains("did you mean 'OpenDRIVE'?"), root.getMessage());
    }

    @Test
    void aMissingFileIsNamed() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> OpenDriveLoader.load(Path.of("no-such.xodr"), diagnostics));
        assertEquals("no-such.xodr: error: no such file", e.getMessage());
    }
}
