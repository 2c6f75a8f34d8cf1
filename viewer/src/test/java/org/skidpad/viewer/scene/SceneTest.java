package org.skidpad.viewer.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.RunHeader.MapLine;
import org.skidpad.viewer.SyntheticRun;
import org.skidpad.viewer.scene.Primitive.Disc;
import org.skidpad.viewer.scene.Primitive.Dots;
import org.skidpad.viewer.scene.Primitive.Label;
import org.skidpad.viewer.scene.Primitive.Polygon;
import org.skidpad.viewer.scene.Primitive.Polyline;
import org.skidpad.viewer.scene.Primitive.Role;

class SceneTest {
    private static <T extends Primitive> List<T> find(List<Primitive> list, Role role, Class<T> shape) {
        return list.stream()
                .filter(p -> p.role() == role && shape.isInstance(p))
                .map(shape::cast)
                .toList();
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    @Nested
    class OnAMotorway {
        private final SyntheticRun run = SyntheticRun.motorway(12, 10);
        private final Scene scene = new Scene(run, Theme.DARK);
        private final Camera camera = new Camera(new Area(0, 0, 1000, 600));
        private final Moment start = new Moment(0, 0);

        OnAMotorway() {
            camera.setScale(10);
            camera.centreOn(0, 0);
        }

        @Test
        void theEgoIsABoxOfItsSizeAroundItsBoxCentreAndIsPaintedLast() {
            List<Primitive> list = scene.momentLayer(camera, start, DrawOptions.ALL);
            List<Polygon> ego = find(list, Role.EGO, Polygon.class);
            assertEquals(1, ego.size());
            // base_link at (0, 0) is pixel (500, 300); the box reaches from 1.4 - 2.4 m to 1.4 + 2.4 m at 10 px/m.
            assertEquals(490, min(ego.get(0).x()), 1e-9);
            assertEquals(538, max(ego.get(0).x()), 1e-9);
            assertEquals(290.5, min(ego.get(0).y()), 1e-9);
            assertEquals(309.5, max(ego.get(0).y()), 1e-9);
            assertEquals(Theme.DARK.ego(), ego.get(0).fill());
            List<Polygon> others = find(list, Role.ACTOR, Polygon.class);
            assertTrue(list.indexOf(others.get(others.size() - 1)) < list.indexOf(ego.get(0)));
        }

        @Test
        void theLeadIsOutlinedAndActorsOffTheScreenAreLeftOut() {
            List<Polygon> actors = find(scene.momentLayer(camera, start, DrawOptions.ALL), Role.ACTOR, Polygon.class);
            assertTrue(actors.size() < 11);
            // Car 1 is 50 m ahead, at the right border.
            List<Polygon> leads =
                    actors.stream().filter(p -> p.stroke() == Theme.DARK.lead()).toList();
            assertEquals(1, leads.size());
            assertEquals(990, min(leads.get(0).x()), 1e-9);
        }

        @Test
        void velocityArrowsReachHalfASecondAhead() {
            List<Polygon> heads = find(scene.momentLayer(camera, start, DrawOptions.ALL), Role.VELOCITY, Polygon.class);
            Polygon ofEgo = heads.get(heads.size() - 1);
            assertEquals(538 + 0.5 * 30 * 10, max(ofEgo.x()), 1e-9);
            assertTrue(find(
                            scene.momentLayer(camera, start, DrawOptions.ALL.withVelocities(false)),
                            Role.VELOCITY,
                            Polygon.class)
                    .isEmpty());
        }

        @Test
        void thePathAheadIsThreeSecondsOfConstantSpeedAndSaysThatItIsPredicted() {
            List<Primitive> list = scene.momentLayer(camera, start, DrawOptions.ALL);
            Polyline path = find(list, Role.PREDICTED_PATH, Polyline.class).get(0);
            assertEquals(500, path.x()[0], 1e-9);
            assertEquals(500 + 3 * 30 * 10, max(path.x()), 1e-9);
            assertTrue(path.dash().length > 0);
            assertEquals(
                    "predicted",
                    find(list, Role.PREDICTED_PATH, Label.class).get(0).text());
        }

        @Test
        void thePathBehindGrowsWithTime() {
            assertTrue(find(scene.momentLayer(camera, start, DrawOptions.ALL), Role.DRIVEN_PATH, Polyline.class)
                    .isEmpty());
            Moment later = Moment.at(run, 1);
            Polyline driven = find(scene.momentLayer(camera, later, DrawOptions.ALL), Role.DRIVEN_PATH, Polyline.class)
                    .get(0);
            assertEquals(500, driven.x()[0], 1e-9);
            assertEquals(500 + 300, max(driven.x()), 1e-6);
        }

        @Test
        void betweenTwoSamplesActorsAreOnTheWay() {
            Moment between = Moment.at(run, 0.05);
            camera.centreOn(0, 0);
            Polygon ego = find(scene.momentLayer(camera, between, DrawOptions.ALL), Role.EGO, Polygon.class)
                    .get(0);
            assertEquals(490 + 0.05 * 30 * 10, min(ego.x()), 1e-6);
        }

        @Test
        void theRoadHasAnAsphaltedLaneForEachCentreLineAsWideAsItsBordersAreApart() {
            List<Primitive> list = scene.mapLayer(camera);
            List<Polyline> surfaces = find(list, Role.ROAD_SURFACE, Polyline.class);
            assertEquals(3, surfaces.size());
            assertEquals(3.5 * 10, surfaces.get(0).width(), 1.01);
            assertEquals(2, find(list, Role.ROAD_EDGE, Polyline.class).size());
            List<Polyline> dashed = find(list, Role.LANE_LINE, Polyline.class);
            assertEquals(2, dashed.size());
            assertArrayEquals(new double[] {60, 120}, dashed.get(0).dash(), 1e-9);
        }

        @Test
        void roadsAreCutNearTheScreenWithDashesThatStayOnTheRoad() {
            Polyline dashed =
                    find(scene.mapLayer(camera), Role.LANE_LINE, Polyline.class).get(0);
            assertTrue(min(dashed.x()) > -100 && max(dashed.x()) < 1100, "from " + min(dashed.x()));
            // The line starts at map x = -200 m; what is cut away before the first point is the phase.
            double cutAway = (camera.mapX(dashed.x()[0]) + 200) * 10;
            assertEquals(cutAway, dashed.dashPhase(), 1e-6);
        }

        @Test
        void stopLinesAreBroadAndCrosswalksAreStripesAlongTheWayOfPedestrians() {
            // A crosswalk from (5, -4) to (5, 4), 3 m wide, as recordings have it, and a stop line before it.
            MapLayer layer = new MapLayer(List.of(
                    new MapLine("crosswalk", new double[] {3.5, -4, 3.5, 4, 6.5, 4, 6.5, -4, 3.5, -4}),
                    new MapLine("stop_line", new double[] {2, 0, 2, -3.5})));
            List<Primitive> list = layer.draw(camera, Theme.DARK);
            Polyline stripes = find(list, Role.CROSSWALK, Polyline.class).get(0);
            assertEquals(3 * 10, stripes.width(), 1e-9);
            assertArrayEquals(new double[] {5, 5}, stripes.dash(), 1e-9);
            assertEquals(camera.screenX(5), min(stripes.x()), 1e-9);
            assertEquals(camera.screenX(5), max(stripes.x()), 1e-9);
            assertEquals(8 * 10, max(stripes.y()) - min(stripes.y()), 1e-9);
            Polyline line = find(list, Role.STOP_LINE, Polyline.class).get(0);
            assertEquals(0.5 * 10, line.width(), 1e-9);
            assertEquals(3.5 * 10, max(line.y()) - min(line.y()), 1e-9);
        }

        @Test
        void theScaleBarSaysHowLongItIs() {
            List<Primitive> list = scene.mapLayer(camera);
            Polyline bar = find(list, Role.SCALE_BAR, Polyline.class).get(0);
            assertEquals("10 m", find(list, Role.SCALE_BAR, Label.class).get(0).text());
            assertEquals(10 * 10, max(bar.x()) - min(bar.x()), 1e-9);
        }

        @Test
        void aLongRoadIsFirstSeenAroundTheEgo() {
            assertTrue(scene.followsAtFirst());
            scene.frame(camera, Moment.at(run, 2));
            assertEquals(60, camera.centreX(), 1e-9);
            assertEquals(10, camera.scale(), 1e-9);
        }

        @Test
        void theActorUnderTheCursorIsFound() {
            assertEquals(0, scene.actorAt(camera, start, 510, 300));
            assertEquals(-1, scene.actorAt(camera, start, 510, 500));
        }

        @Test
        void trailsShowTheWholeRunOfEveryActor() {
            List<Polyline> trails = find(
                    scene.momentLayer(camera, start, DrawOptions.ALL.withTrails(true)), Role.TRAIL, Polyline.class);
            assertEquals(12, trails.size());
        }

        @Test
        void aSecondRunAddsItsEgoAsAnOutlineAtTheSameTime() {
            Scene both = new Scene(run, SyntheticRun.motorway(2, 3), Theme.DARK);
            List<Primitive> list = both.momentLayer(camera, Moment.at(run, 1), DrawOptions.ALL);
            assertEquals(1, find(list, Role.GHOST, Polygon.class).size());
            assertEquals("compared", find(list, Role.GHOST, Label.class).get(0).text());
        }
    }

    @Nested
    class InARoom {
        private final SyntheticRun run = SyntheticRun.room(10);
        private final Scene scene = new Scene(run, Theme.LIGHT);
        private final Camera camera = new Camera(new Area(0, 0, 900, 700));

        InARoom() {
            scene.frame(camera, new Moment(0, 0));
        }

        @Test
        void theWholeRoomIsSeen() {
            assertFalse(scene.followsAtFirst());
            Bounds visible = camera.visible();
            assertTrue(visible.minX() < -3 && visible.maxX() > 3 && visible.minY() < -2 && visible.maxY() > 2);
            assertEquals(
                    2, find(scene.mapLayer(camera), Role.WALL, Polyline.class).size());
        }

        @Test
        void lidarHitsLieOnWallsEvenWhenTheRobotHasMovedSinceTheScan() {
            // Sample 43 is three samples after the scan of sample 40.
            List<Primitive> list = scene.momentLayer(camera, new Moment(43, 0), DrawOptions.ALL);
            Dots hits = find(list, Role.LIDAR_HIT, Dots.class).get(0);
            Recording.Scan scan = run.scan(43);
            int returns = 0;
            for (float range : scan.ranges()) {
                returns += range < scan.rangeMax() ? 1 : 0;
            }
            assertEquals(2 * returns, hits.xy().length);
            for (int i = 0; i < hits.xy().length; i += 2) {
                double x = camera.mapX(hits.xy()[i]);
                double y = camera.mapY(hits.xy()[i + 1]);
                double toRoom = Math.min(Math.abs(Math.abs(x) - 3), Math.abs(Math.abs(y) - 2));
                double toBox = Math.max(Math.abs(x + 1.7), Math.abs(y - 0.8)) - 0.3;
                assertTrue(Math.min(toRoom, Math.abs(toBox)) < 1e-4, "hit at " + x + ", " + y);
            }
        }

        @Test
        void lidarCanBeSwitchedOff() {
            List<Primitive> list = scene.momentLayer(camera, new Moment(43, 0), DrawOptions.ALL.withLidar(false));
            assertTrue(find(list, Role.LIDAR_HIT, Dots.class).isEmpty());
        }

        @Test
        void theRobotIsADiscWithAMarkTowardsItsFront() {
            List<Primitive> list = scene.momentLayer(camera, new Moment(0, 0), DrawOptions.ALL);
            Disc robot = find(list, Role.EGO, Disc.class).get(0);
            assertEquals(0.1 * camera.scale(), robot.radius(), 1e-9);
            assertEquals(camera.screenX(1), robot.x(), 1e-9);
            List<Polyline> marks = find(list, Role.HEADING_MARK, Polyline.class);
            Polyline mark = marks.get(marks.size() - 1);
            // It faces up the map, which is up the screen.
            assertEquals(robot.x(), mark.x()[1], 1e-6);
            assertTrue(mark.y()[1] < robot.y());
        }

        @Test
        void thePredictedPathIsTheArcThatTheRobotThenDrives() {
            Polyline path = find(
                            scene.momentLayer(camera, new Moment(0, 0), DrawOptions.ALL),
                            Role.PREDICTED_PATH,
                            Polyline.class)
                    .get(0);
            int last = path.x().length - 1;
            // 3 s at 20 samples a second.
            assertEquals(run.x(60, 0), camera.mapX(path.x()[last]), 1e-9);
            assertEquals(run.y(60, 0), camera.mapY(path.y()[last]), 1e-9);
        }

        @Test
        void theGoalIsMarkedAndTheCollisionOnceItHasHappened() {
            List<Primitive> before = scene.momentLayer(camera, Moment.at(run, 4.9), DrawOptions.ALL);
            List<Primitive> after = scene.momentLayer(camera, Moment.at(run, 5), DrawOptions.ALL);
            assertEquals(
                    camera.screenX(-2.3),
                    find(before, Role.GOAL, Disc.class).get(0).x(),
                    1e-9);
            assertTrue(find(before, Role.COLLISION, Disc.class).isEmpty());
            Disc mark = find(after, Role.COLLISION, Disc.class).get(0);
            assertEquals(camera.screenX(run.x(100, 0)), mark.x(), 1e-6);
            assertEquals(camera.screenY(run.y(100, 0)), mark.y(), 1e-6);
        }
    }
}
