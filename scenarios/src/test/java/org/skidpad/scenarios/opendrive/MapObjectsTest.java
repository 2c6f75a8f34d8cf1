package org.skidpad.scenarios.opendrive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skidpad.scenarios.LoadOptions;
import org.skidpad.scenarios.ScenarioLoader;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.world.World;

/** Objects beside, and access rules of, a straight road of 200 m along x, with one lane of 3.5 m to either side. */
class MapObjectsTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private static String text(String objects, String access) {
        return "<OpenDRIVE><header revMajor='1' revMinor='8'/><road id='1' junction='-1' length='200'>"
                + "<planView><geometry s='0' x='0' y='0' hdg='0' length='200'><line/></geometry></planView>"
                + "<lanes><laneSection s='0'><center><lane id='0' type='none'/></center><right>"
                + "<lane id='-1' type='driving'><width sOffset='0' a='3.5' b='0' c='0' d='0'/>" + access + "</lane>"
                + "<lane id='-2' type='driving'><width sOffset='0' a='3.5' b='0' c='0' d='0'/></lane></right>"
                + "</laneSection></lanes><objects>" + objects + "</objects></road></OpenDRIVE>";
    }

    private Walls walls(String objects) {
        return OpenDriveLoader.parseMap("map.xodr", text(objects, ""), diagnostics)
                .objects();
    }

    /** Least and greatest x and y. */
    private static double[] box(Walls walls) {
        return new double[] {
            Arrays.stream(walls.x0).min().orElseThrow(),
                    Arrays.stream(walls.x0).max().orElseThrow(),
            Arrays.stream(walls.y0).min().orElseThrow(),
                    Arrays.stream(walls.y0).max().orElseThrow()
        };
    }

    @Test
    void aBoxStandsTurnedAtItsStation() {
        Walls walls =
                walls("<object id='1' type='obstacle' s='50' t='6' hdg='1.5707963267948966' length='4' width='2'/>");
        assertEquals(4, walls.count);
        assertArrayEquals(new double[] {49, 51, 4, 8}, box(walls), 1e-9);
    }

    @Test
    void aPoleIsRound() {
        Walls walls = walls("<object id='1' type='pole' s='50' t='6' radius='0.5' height='3'/>");
        for (int k = 0; k < walls.count; k++) {
            assertEquals(0.5, Math.hypot(walls.x0[k] - 50, walls.y0[k] - 6), 1e-9);
        }
    }

    @Test
    void outlinesAreRingsInRoadOrLocalCoordinates() {
        Walls road = walls("<object id='1' type='building' s='0' t='0'><outlines><outline id='0'>"
                + "<cornerRoad id='0' s='10' t='5' height='3'/><cornerRoad id='1' s='20' t='5' height='3'/>"
                + "<cornerRoad id='2' s='20' t='9' height='3'/></outline></outlines></object>");
        assertEquals(3, road.count);
        assertArrayEquals(new double[] {10, 20, 5, 9}, box(road), 1e-9);
        Walls local = walls("<object id='1' type='barrier' s='30' t='5' orientation='-'><outline>"
                + "<cornerLocal u='0' v='0' height='1'/><cornerLocal u='4' v='0' height='1'/>"
                + "<cornerLocal u='4' v='-2' height='1'/></outline></object>");
        assertArrayEquals(new double[] {26, 30, 5, 7}, box(local), 1e-9);
    }

    @Test
    void aRepetitionWithDistancesIsARowAndOneWithoutABand() {
        String start = "<object id='1' type='railing' s='0' t='0' length='1' width='0.5' height='1'>";
        Walls row = walls(start + "<repeat s='20' length='30' distance='10' tStart='5' tEnd='8'/></object>");
        assertEquals(4 * 4, row.count);
        assertArrayEquals(new double[] {19.5, 50.5, 4.75, 8.25}, box(row), 1e-9);
        Walls band = walls(start + "<repeat s='20' length='30' distance='0' tStart='5' tEnd='8'/></object>");
        assertArrayEquals(new double[] {20, 50, 4.75, 8.25}, box(band), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "crosswalk, 5, length='4' width='2'",
        "obstacle, 5, length='4' width='2' height='0.1'",
        "obstacle, 5, length='4' width='2' zOffset='5'",
        "obstacle, 5, ''",
        "tree, -3, radius='4' height='6'",
    })
    void whatIsPaintedFlatOverheadWithoutExtentOrACrownOverTheLaneIsLeftOut(String type, double t, String more) {
        assertEquals(0, walls("<object id='1' type='" + type + "' s='50' t='" + t + "' " + more + "/>").count);
    }

    @Test
    void repetitionsWithoutEndAreBounded() {
        String object = "<object id='1' type='pole' s='0' t='9' radius='0.1'>"
                + "<repeat s='0' length='1e9' distance='1e-7' tStart='9' tEnd='9'/></object>";
        assertTrue(walls(object.repeat(5)).count <= 200_000);
    }

    @Test
    void theEgoOfAMapDrivenAloneTouchesAnObstacleAndTheReportSaysWhatBecomesOfIt(@TempDir Path folder)
            throws IOException {
        Path map = Files.writeString(
                folder.resolve("map.xodr"),
                text(
                        "<object id='1' type='obstacle' s='90' t='-3.5' hdg='0' length='1' width='8'/>"
                                + "<object id='2' type='crosswalk' s='9' t='0' length='4' width='2'/>",
                        ""));
        World world = new World(ScenarioLoader.load(map, LoadOptions.DEFAULT, diagnostics));
        world.reset(1);
        boolean touched = false;
        for (int tick = 0; tick < 400 && !touched; tick++) {
            world.tick();
            touched = world.view().touching(world.view().ego());
        }
        assertTrue(touched);
        assertEquals(90, world.view().actors().x[world.view().ego()], 6);
        CoverageReport report = ScenarioLoader.coverage(map, LoadOptions.DEFAULT, diagnostics);
        assertEquals(
                1,
                report.approximated().stream()
                        .filter(e -> e.element().equals("object"))
                        .count());
        assertFalse(report.ignored().stream().anyMatch(e -> e.element().equals("object") && e.relevant()));
    }

    /** The usual start is a quarter along the lane, at 50 m. */
    @ParameterizedTest
    @CsvSource({"48, 70", "58, 80", "90, 50"})
    void theEgoDoesNotStartInAnObstacle(double obstacle, double start, @TempDir Path folder) throws IOException {
        Path map = Files.writeString(
                folder.resolve("map.xodr"),
                text(
                        "<object id='1' type='obstacle' s='" + obstacle + "' t='-3.5' hdg='0' length='4' width='8'/>",
                        ""));
        World world = new World(ScenarioLoader.load(map, LoadOptions.DEFAULT, diagnostics));
        world.reset(1);
        assertEquals(start, world.view().actors().x[world.view().ego()], 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "<access sOffset='0' rule='allow' restriction='bus'/>, true",
        "<access sOffset='0' rule='deny' restriction='passengerCar'/>, true",
        "<access sOffset='0' restriction='bus'/>, true",
        "<access sOffset='0' rule='allow'><restriction type='bicycle'/></access>, true",
        "<access sOffset='0' rule='deny' restriction='truck'/>, false",
        "<access sOffset='0' rule='allow' restriction='bus'/><access sOffset='0' rule='allow' restriction='passengerCar'/>, false",
        "<access sOffset='0' rule='allow'><restriction type='passengerCar'/></access>, false",
        "'', false"
    })
    void lanesThatCarsMayNotUseAreClosedAndNobodyBeginsThere(String access, boolean closed, @TempDir Path folder)
            throws IOException {
        RoadMap map = OpenDriveLoader.parseMap("map.xodr", text("", access), diagnostics);
        int lane = map.roads().laneAt(0, -1, 1);
        assertEquals(closed ? Set.of(lane) : Set.of(), map.closed());
        Path file = Files.writeString(folder.resolve("map.xodr"), text("", access));
        World world = new World(ScenarioLoader.load(file, LoadOptions.DEFAULT, diagnostics));
        world.reset(1);
        boolean anybody = Arrays.stream(
                        world.view().actors().lane, 0, world.view().actors().count)
                .anyMatch(at -> at == lane);
        assertEquals(!closed, anybody);
    }
}
