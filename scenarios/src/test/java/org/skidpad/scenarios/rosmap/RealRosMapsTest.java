package org.skidpad.scenarios.rosmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.skidpad.scenarios.SharedData;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.grid.Walls;

/** Maps of real robots and race tracks; skipped where the shared data folder is absent. */
class RealRosMapsTest {
    /** The first names a picture that is not there on purpose, the others by mistake or because it was not copied along. */
    private static final Set<String> WITHOUT_PICTURE = Set.of("invalid_image.yaml", "empty_room.yaml", "levine.yaml");

    @Test
    void theTurtlebotsHouseIsClosedAroundTheOrigin() {
        OccupancyGrid grid = RosMapLoader.load(
                SharedData.folder().resolve("map-tb3/turtlebot3_navigation2/map/map.yaml"), new ArrayList<>());
        assertEquals(384, grid.columns());
        assertEquals(384, grid.rows());
        assertEquals(OccupancyGrid.FREE, grid.at(0.5, 0.5));
        Walls walls = grid.walls();
        assertTrue(walls.count > 20 && walls.count < 5000, walls.count + " walls");
    }

    @Test
    void everyMapIsReadUnlessItsPictureIsMissing() throws IOException {
        int read = 0;
        for (String set : List.of("map-tb3", "map-nav2", "map-f1gym", "map-f1tracks")) {
            for (Path yaml : maps(SharedData.folder().resolve(set))) {
                String name = yaml.getFileName().toString();
                if (WITHOUT_PICTURE.contains(name)) {
                    BadInputException e = assertThrows(
                            BadInputException.class, () -> RosMapLoader.load(yaml, new ArrayList<>()), name);
                    assertTrue(e.getMessage().contains("no such file"), e.getMessage());
                    continue;
                }
                OccupancyGrid grid = RosMapLoader.load(yaml, new ArrayList<>());
                // Shades of a speed mask are limits, of which none reaches the threshold of a wall.
                boolean wallsExpected = !name.equals("speed_mask.yaml");
                assertEquals(wallsExpected, grid.walls().count > 0, name);
                read++;
            }
        }
        assertTrue(read >= 15, "only " + read + " maps found");
    }

    /** YAML files that are maps: the sets hold parameter files too. */
    private static List<Path> maps(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                if (Files.readString(file).startsWith("image:")) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}
