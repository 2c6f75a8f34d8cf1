package org.skidpad.sim.road;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.RoadNetworkBuilder.LaneBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.SectionBuilder;

class RoadNetworkTest {
    private final PoseHolder pose = new PoseHolder();
    private final LanePosition lane = new LanePosition();
    private final RoadPosition position = new RoadPosition();

    /** A left-hand bend of radius 100 m from the origin towards +x, with two lanes each way of 3 m and 4 m. */
    private static RoadNetwork bend(boolean leftHandTraffic) {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadBuilder road = builder.road("7", "bend", "", leftHandTraffic);
        road.arc(0, 0, 0, 0, 200, 0.01);
        SectionBuilder section = road.section(0);
        for (int side : new int[] {-1, 1}) {
            section.lane(side, "driving").width(0, 3, 0, 0, 0);
            section.lane(2 * side, "driving").width(0, 4, 0, 0, 0);
        }
        return builder.build();
    }

    @Nested
    class InABend {
        private final RoadNetwork network = bend(false);
        private final int outer = network.laneAt(0, -2, 0);
        private final int oncoming = network.laneAt(0, 1, 0);

        @Test
        void lanesRightOfTheReferenceLineAreLonger() {
            assertEquals(1.05, network.stretch(outer, 50, 0), 1e-9);
            assertEquals(0.985, network.stretch(oncoming, 50, 0), 1e-9);
        }

        @Test
        void curvatureIsThatOfTheCircleDriven() {
            assertEquals(1 / 105.0, network.curvature(outer, 50, 0), 1e-9);
            assertEquals(1 / 104.0, network.curvature(outer, 50, 1), 1e-9);
            assertEquals(-1 / 98.5, network.curvature(oncoming, 50, 0), 1e-9);
        }

        @Test
        void oncomingLanesCountTheirStationFromTheirOwnBeginning() {
            network.toMap(oncoming, 0, 0, pose);
            assertEquals(98.5 * Math.sin(2), pose.x, 1e-9);
            assertEquals(100 - 98.5 * Math.cos(2), pose.y, 1e-9);
            assertEquals(2 + Math.PI, pose.heading, 1e-9);
            network.toMap(oncoming, 200, 0, pose);
            assertEquals(0, pose.x, 1e-9);
            assertEquals(1.5, pose.y, 1e-9);
        }

        @Test
        void offsetsAreToTheLeftOfTheDrivingDirection() {
            network.toMap(oncoming, 200, 1, pose);
            assertEquals(0.5, pose.y, 1e-9);
            network.toMap(outer, 0, 1, pose);
            assertEquals(-4, pose.y, 1e-9);
        }

        @Test
        void neighboursNeverCrossTheReferenceLine() {
            int inner = network.laneAt(0, -1, 0);
            assertEquals(-1, network.lane(inner).left());
            assertEquals(outer, network.lane(inner).right());
            assertEquals(-1, network.lane(oncoming).left());
            assertEquals(network.laneAt(0, 2, 0), network.lane(oncoming).right());
        }

        @Test
        void projectionFindsTheFootToANanometre() {
            for (double s = 0; s <= 200; s += 7.3) {
                network.roadToMap(0, s, 6.5, pose);
                network.mapToRoad(0, pose.x, pose.y, position);
                assertEquals(s, position.s, 1e-9);
                assertEquals(6.5, position.t, 1e-9);
            }
        }

        @Test
        void aPointBesideTheRoadIsOnNoLane() {
            network.roadToMap(0, 100, 7.001, pose);
            assertFalse(network.locate(pose.x, pose.y, oncoming, lane));
            assertFalse(network.locate(1e6, 1e6, -1, lane));
        }
    }

    @Test
    void leftHandTrafficDrivesOnThePositiveLanes() {
        RoadNetwork network = bend(true);
        int left = network.laneAt(0, 1, 0);
        assertTrue(network.lane(left).forward());
        network.toMap(left, 0, 0.5, pose);
        assertEquals(2, pose.y, 1e-9);
        assertEquals(0, pose.heading, 1e-9);
        assertEquals(network.laneAt(0, 2, 0), network.lane(left).left());
        int right = network.laneAt(0, -1, 0);
        assertFalse(network.lane(right).forward());
        assertEquals(1 / 98.5, network.curvature(left, 50, 0), 1e-9);
    }

    @Nested
    class WhereLanesWiden {
        /** A second lane opens from 0 m to 4 m between stations 20 and 60 by the cubic that is flat at both ends. */
        private final RoadNetwork network = widening();

        private static RoadNetwork widening() {
            RoadNetworkBuilder builder = new RoadNetworkBuilder();
            RoadBuilder road = builder.road("1", "", "", false);
            road.line(0, 0, 0, 0, 100);
            road.laneOffset(0, 1, 0, 0, 0);
            SectionBuilder section = road.section(0);
            section.lane(-1, "driving").width(0, 3, 0, 0, 0);
            section.lane(-2, "driving")
                    .width(0, 0, 0, 0, 0)
                    .width(20, 0, 0, 3 * 4 / (40.0 * 40), -2 * 4 / (40.0 * 40 * 40))
                    .width(60, 4, 0, 0, 0);
            return builder.build();
        }

        @Test
        void widthFollowsTheCubic() {
            int opening = network.laneAt(0, -2, 0);
            assertEquals(0, network.width(opening, 10), 1e-12);
            assertEquals(2, network.width(opening, 40), 1e-12);
            assertEquals(4, network.width(opening, 80), 1e-12);
        }

        @Test
        void theLaneOffsetMovesAllLanes() {
            network.toMap(network.laneAt(0, -1, 0), 30, 0, pose);
            assertEquals(-0.5, pose.y, 1e-12);
        }

        @Test
        void theHeadingIsTheTangentOfTheLanesCentre() {
            int opening = network.laneAt(0, -2, 0);
            network.toMap(opening, 40, 0, pose);
            // Half of the cubic's steepest slope, 1.5 · 4 m / 40 m, to the right.
            assertEquals(Math.atan(-0.075), pose.heading, 1e-12);
            assertEquals(Math.sqrt(1 + 0.075 * 0.075), network.stretch(opening, 40, 0), 1e-12);
        }

        @Test
        void aClosedLaneIsNowhere() {
            assertFalse(network.locate(10, -2.001, -1, lane));
            assertTrue(network.locate(40, -2.001, -1, lane));
        }
    }

    @Nested
    class Links {
        @Test
        void followTheDrivingDirectionWhateverTheRoadsDirection() {
            RoadNetworkBuilder builder = new RoadNetworkBuilder();
            RoadBuilder a = builder.road("a", "", "", false);
            a.line(0, 0, 0, 0, 10);
            LaneBuilder aLane = a.section(0).lane(-1, "driving").width(0, 3, 0, 0, 0);
            // The second road is drawn against the first: both end at x = 10.
            RoadBuilder b = builder.road("b", "", "", false);
            b.line(0, 20, 0, Math.PI, 10);
            LaneBuilder bLane = b.section(0).lane(1, "driving").width(0, 3, 0, 0, 0);
            assertTrue(builder.link(aLane, true, bLane, true));
            assertTrue(builder.link(bLane, true, aLane, true), "the same link, stated from the other side");
            RoadNetwork network = builder.build();
            assertEquals(List.of(1), network.lane(0).successors());
            assertEquals(List.of(0), network.lane(1).predecessors());
            assertEquals(List.of(), network.lane(1).successors());
        }

        @Test
        void lanesOfOpposedTrafficAreNotJoined() {
            RoadNetworkBuilder builder = new RoadNetworkBuilder();
            RoadBuilder road = builder.road("a", "", "", false);
            road.line(0, 0, 0, 0, 10);
            LaneBuilder first = road.section(0).lane(-1, "driving").width(0, 3, 0, 0, 0);
            LaneBuilder second = road.section(5).lane(1, "driving").width(0, 3, 0, 0, 0);
            assertFalse(builder.link(first, true, second, false));
        }

        @Test
        void theHintDecidesBetweenLanesThatLieAcrossEachOther() {
            RoadNetworkBuilder builder = new RoadNetworkBuilder();
            RoadBuilder along = builder.road("along", "", "j", false);
            along.line(0, 0, 0, 0, 40);
            along.section(0).lane(-1, "driving").width(0, 4, 0, 0, 0);
            RoadBuilder across = builder.road("across", "", "j", false);
            across.arc(0, 20, -22, Math.PI / 2, 40, 0.001);
            across.section(0).lane(-1, "driving").width(0, 4, 0, 0, 0);
            RoadNetwork network = builder.build();
            for (int hint = 0; hint < 2; hint++) {
                assertTrue(network.locate(22, -2, hint, lane));
                assertEquals(hint, lane.lane);
            }
        }
    }

    @Test
    void vehiclesTravelOnRampsButNotOnShoulders() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadBuilder road = builder.road("1", "", "", false);
        road.line(0, 0, 0, 0, 20);
        SectionBuilder section = road.section(0);
        section.lane(-1, "driving").width(0, 3, 0, 0, 0);
        section.lane(-2, "onRamp").width(0, 3, 0, 0, 0);
        section.lane(-3, "shoulder").width(0, 3, 0, 0, 0);
        RoadNetwork network = builder.build();
        assertTrue(network.lane(network.laneAt(0, -1, 0)).isDriving());
        assertTrue(network.lane(network.laneAt(0, -2, 0)).isDriving());
        assertFalse(network.lane(network.laneAt(0, -3, 0)).isDriving());
    }

    @Test
    void nobodyLeavesTheRoadOutsideAKink() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadBuilder road = builder.road("1", "", "", false);
        road.line(0, 0, 0, 0, 20);
        road.line(20, 20, 0, 0.1, 20);
        road.section(0).lane(-1, "driving").width(0, 3, 0, 0, 0);
        RoadNetwork network = builder.build();
        // To the right of a bend to the left: neither straight's perpendicular reaches the wedge behind x = 20.
        assertTrue(network.locate(20.1, -2.5, -1, lane));
        assertEquals(20, lane.s, 1e-9);
        assertTrue(network.locate(20.1, -2.5, 0, lane));
        assertFalse(network.locate(-0.1, -1.5, 0, lane), "in front of the beginning");
    }

    @Test
    void roadCoordinatesAndLaneCoordinatesAgree() {
        RoadNetwork network = bend(false);
        int oncoming = network.laneAt(0, 2, 0);
        network.laneToRoad(oncoming, 30, 0.5, position);
        assertEquals(170, position.s, 1e-12);
        assertEquals(4.5, position.t, 1e-12);
        assertTrue(network.roadToLane(0, position.s, position.t, lane));
        assertEquals(oncoming, lane.lane);
        assertEquals(30, lane.s, 1e-12);
        assertEquals(0.5, lane.offset, 1e-12);
        assertFalse(network.roadToLane(0, 10, 8, lane));
        assertEquals(0, network.roadIndex("7"));
        assertEquals(-1, network.roadIndex("8"));
        assertEquals(200, network.road(0).length(), 1e-12);
    }

    @Nested
    class Drawn {
        @Test
        void aStraightRoadNeedsTwoPointsALine() {
            List<RoadLine> lines = RoadLines.of(RoadNetwork.straight(3, 3.5, 5000, 30));
            assertTrue(lines.stream().allMatch(l -> l.xy().length == 4), "more than two points");
            assertEquals(
                    3,
                    lines.stream().filter(l -> l.kind().equals("lane_center")).count());
            assertEquals(
                    2,
                    lines.stream().filter(l -> l.kind().equals("lane_dashed")).count());
            assertEquals(
                    2, lines.stream().filter(l -> l.kind().equals("road_edge")).count());
        }

        @Test
        void aBendKeepsToFiveCentimetres() {
            double worst = 0;
            for (RoadLine line : RoadLines.of(bend(false))) {
                double radius = Math.hypot(line.xy()[0], line.xy()[1] - 100);
                for (int i = 0; i + 3 < line.xy().length; i += 2) {
                    double x = (line.xy()[i] + line.xy()[i + 2]) / 2;
                    double y = (line.xy()[i + 1] + line.xy()[i + 3]) / 2 - 100;
                    worst = Math.max(worst, Math.abs(radius - Math.hypot(x, y)));
                }
                assertTrue(line.xy().length <= 2 * 67, "more than twice the 33 chords that are needed");
            }
            assertTrue(worst <= RoadLines.CHORD_ERROR && worst > 0.001, "chord error " + worst);
        }
    }
}
