package org.skidpad.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skidpad.scenarios.rosmap.FreeSpace;
import org.skidpad.scenarios.rosmap.RosMapLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.World;

/** Robots' maps and race tracks in place of a scenario. */
class RobotMapScenarioTest {
    private static final String YAML = """
            image: map.pgm
            resolution: 0.1
            origin: [-1.0, 2.0, 0.5]
            negate: 0
            occupied_thresh: 0.65
            free_thresh: 0.196
            """;

    @TempDir
    Path folder;

    /** A room of 6 m × 4 m, free inside, walls one cell thick, in a free world outside of three times its size. */
    private Path room() throws Exception {
        StringBuilder pixels = new StringBuilder("P2\n180 120\n255\n");
        for (int row = 0; row < 120; row++) {
            for (int column = 0; column < 180; column++) {
                boolean across = column >= 60 && column <= 120 && (row == 40 || row == 80);
                boolean along = row >= 40 && row <= 80 && (column == 60 || column == 120);
                pixels.append(across || along ? "0 " : "254 ");
            }
        }
        Files.write(folder.resolve("map.pgm"), pixels.toString().getBytes(StandardCharsets.US_ASCII));
        return Files.writeString(folder.resolve("map.yaml"), YAML);
    }

    @Nested
    class OfARobot {
        @Test
        void theRobotAndItsGoalAreDrawnInsideTheWallsWithRoomToMove() throws Exception {
            Path map = room();
            OccupancyGrid grid = RosMapLoader.load(map, new ArrayList<>());
            Scenario scenario = ScenarioLoader.load(map, new ArrayList<>());
            assertEquals("map", scenario.name());
            World world = new World(scenario);
            double firstX = 0;
            for (int seed = 1; seed <= 50; seed++) {
                world.reset(seed);
                double x = world.view().actors().x[0];
                double y = world.view().actors().y[0];
                double gx = world.view().goalX();
                double gy = world.view().goalY();
                for (double[] at : new double[][] {{x, y}, {gx, gy}}) {
                    assertTrue(grid.column(at[0], at[1]) > 61 && grid.column(at[0], at[1]) < 120, "seed " + seed);
                    assertTrue(grid.row(at[0], at[1]) > 39 && grid.row(at[0], at[1]) < 80, "seed " + seed);
                    assertTrue(toWalls(grid.walls(), at[0], at[1]) >= 0.205, "seed " + seed);
                }
                double distance = Math.hypot(gx - x, gy - y);
                assertTrue(distance >= 1 && distance <= 5, "seed " + seed + ": " + distance + " m");
                if (seed == 1) {
                    firstX = x;
                } else {
                    assertNotEquals(firstX, x);
                }
            }
            world.reset(1);
            assertEquals(firstX, world.view().actors().x[0]);
        }

        private double toWalls(Walls walls, double x, double y) {
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < walls.count; k++) {
                double dx = walls.x1[k] - walls.x0[k];
                double dy = walls.y1[k] - walls.y0[k];
                double at = ((x - walls.x0[k]) * dx + (y - walls.y0[k]) * dy) / (dx * dx + dy * dy);
                at = Math.max(0, Math.min(1, at));
                least = Math.min(least, Math.hypot(x - walls.x0[k] - at * dx, y - walls.y0[k] - at * dy));
            }
            return least;
        }

        @Test
        void aGoalThatNoDrawFindsIsSearchedFor() throws Exception {
            FreeSpace free = FreeSpace.of(RosMapLoader.load(room(), new ArrayList<>()), 0.2);
            RandomStream random = new RandomStream(1, 0, "goal");
            Pose start = free.start(random);
            // A ring of one cell's width holds few of the places.
            Pose goal = free.goal(random, start, 2.0, 2.01);
            assertEquals(2.0, Math.hypot(goal.x() - start.x(), goal.y() - start.y()), 0.1);
        }

        @Test
        void aMapWithoutAFreePlaceIsRefused() throws Exception {
            Path map = Files.writeString(folder.resolve("map.yaml"), YAML);
            Files.write(folder.resolve("map.pgm"), "P2\n2 2\n255\n0 0 0 254\n".getBytes(StandardCharsets.US_ASCII));
            BadInputException e =
                    assertThrows(BadInputException.class, () -> ScenarioLoader.load(map, new ArrayList<>()));
            assertTrue(e.getMessage().contains("the map has no free place"), e.getMessage());
        }

        @Test
        void aBrokenMapIsDiagnosedAsAMapWithLineAndColumn() throws Exception {
            Path map = Files.writeString(
                    folder.resolve("map.yaml"),
                    YAML.replace("resolution: 0.1\n", "").replace("map.pgm", "gone.pgm"));
            List<String> said = ScenarioLoader.check(map).stream()
                    .map(Diagnostic::toString)
                    .map(text -> text.replace(folder.toString() + File.separator, ""))
                    .toList();
            assertEquals(
                    List.of(
                            "map.yaml:1:8: error: no such file: 'gone.pgm'",
                            "map.yaml:1:1: error: key 'resolution' is missing"),
                    said);
        }

        @Test
        void realMapsRun() throws Exception {
            int ran = 0;
            for (String name : List.of(
                    "map-tb3/turtlebot3_navigation2/map/map.yaml",
                    "map-nav2/nav2_bringup/maps/depot.yaml",
                    "map-f1gym/gym/f110_gym/envs/maps/skirk.yaml")) {
                ran += runs(ScenarioLoader.load(SharedData.folder().resolve(name), new ArrayList<>()));
            }
            assertEquals(3, ran);
        }
    }

    private static int runs(Scenario scenario) {
        World world = new World(scenario);
        world.reset(3);
        for (int k = 0; k < 20; k++) {
            world.tick();
        }
        assertTrue(Double.isFinite(world.view().actors().x[0]));
        return 1;
    }

    @Nested
    class OfARaceTrack {
        /** A circle of radius 5 m around the middle of an empty map. */
        private Path track(String header, String row) throws Exception {
            Path map = Files.writeString(folder.resolve("ring_map.yaml"), YAML.replace("0.5]", "0]"));
            StringBuilder pixels = new StringBuilder("P2\n200 200\n255\n").append("254 ".repeat(200 * 200));
            Files.write(folder.resolve("map.pgm"), pixels.toString().getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder(header);
            for (int k = 0; k < 60; k++) {
                double angle = 2 * Math.PI * k / 60;
                line.append(String.format(Locale.ROOT, row, 9 + 5 * Math.cos(angle), 12 + 5 * Math.sin(angle)));
            }
            Files.writeString(folder.resolve("ring_centerline.csv"), line.toString());
            return map;
        }

        @Test
        void theLineIsAClosedLaneOfItsLengthCurvatureAndWidth() throws Exception {
            Path map = track("# x_m, y_m, w_tr_right_m, w_tr_left_m\n", "%.9f, %.9f, 1.0, 0.6\n");
            World world = new World(ScenarioLoader.load(map, new ArrayList<>()));
            world.reset(1);
            RoadNetwork roads = world.view().roads();
            assertEquals(1, roads.lanes().size());
            assertEquals(2 * Math.PI * 5, roads.lane(0).length(), 0.01);
            assertEquals(List.of(0), roads.lane(0).successors());
            assertEquals(1.6, roads.width(0, 7), 1e-9);
            assertEquals(0.2, roads.curvature(0, 7, 0), 0.01);
        }

        @Test
        void widthsThatTheLineDoesNotHaveComeFromTheMap() throws Exception {
            Path map = track("# s_m; x_m; y_m; psi_rad\n", "0; %.9f; %.9f; 0\n");
            World world = new World(ScenarioLoader.load(map, new ArrayList<>()));
            world.reset(1);
            assertTrue(world.view().roads().width(0, 7) > 1);
        }

        @Test
        void faultsOfTheLineAreNamedWithTheirPlaces() throws Exception {
            Path map = track("", "%.9f, %.9f, 1.0, 0.6\n");
            Path line = folder.resolve("ring_centerline.csv");
            Files.writeString(line, "1, 2, 1, 1\n3, north, 1, 1\n5, 6, 1, -1\n");
            List<String> said = ScenarioLoader.check(map).stream()
                    .map(Diagnostic::toString)
                    .map(text -> text.replace(folder.toString() + File.separator, ""))
                    .toList();
            assertEquals(
                    List.of(
                            "ring_centerline.csv:2:4: error: 'north' is no number for y_m",
                            "ring_centerline.csv:3:10: error: w_tr_left_m of -1 is out of range"),
                    said);
        }

        @Test
        void realTracksRunFromTheirMapAndFromTheirLine() throws Exception {
            Path tracks = SharedData.folder().resolve("map-f1tracks");
            int ran = 0;
            try (Stream<Path> files = Files.walk(tracks)) {
                for (Path file : files.filter(f -> f.toString().endsWith("Spa_map.yaml")
                                || f.toString().endsWith("Spa_raceline.csv"))
                        .toList()) {
                    ran += runs(ScenarioLoader.load(file, new ArrayList<>()));
                }
            }
            assertEquals(2, ran);
        }
    }
}
