package org.skidpad.scenarios.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.skidpad.scenarios.opendrive.OpenDriveLoader;
import org.skidpad.scenarios.opendrive.RoadMap;
import org.skidpad.scenarios.populate.Place;
import org.skidpad.scenarios.rosmap.RosMapLoader;
import org.skidpad.sim.diagnostic.Diagnostic;

/**
 * The maps that one loading of a scenario reads, each once: who writes a scenario about a map has to look into the map first, and
 * the scenario then names it. For one loading and one thread.
 */
public final class ReadMaps {
    private final Map<Path, Read<Place.Mapped>> floors = new HashMap<>();
    private final Map<Path, Read<RoadMap>> roads = new HashMap<>();

    private record Read<T>(T map, List<Diagnostic> found) {}

    /**
     * A map of ROS {@code map_server} with its walls.
     *
     * @param diagnostics receives warnings, each time
     * @throws org.skidpad.sim.diagnostic.BadInputException where it cannot be used
     */
    public Place.Mapped floor(Path yaml, List<Diagnostic> diagnostics) {
        return read(floors, yaml, (f, d) -> new Place.Mapped(RosMapLoader.load(f, d)), diagnostics);
    }

    /** The same with the places where a robot can be put. */
    public Place.Mapped floor(Path yaml, double clearance, List<Diagnostic> diagnostics) {
        Place.Mapped floor = floor(yaml, diagnostics).withFreeSpace(clearance);
        floors.computeIfPresent(key(yaml), (file, read) -> new Read<>(floor, read.found));
        return floor;
    }

    /** An OpenDRIVE map; as {@link #floor(Path, List)}. */
    public RoadMap roads(Path xodr, List<Diagnostic> diagnostics) {
        return read(roads, xodr, OpenDriveLoader::loadMap, diagnostics);
    }

    private static <T> T read(
            Map<Path, Read<T>> known,
            Path file,
            BiFunction<Path, List<Diagnostic>, T> reader,
            List<Diagnostic> diagnostics) {
        Read<T> read = known.get(key(file));
        if (read == null) {
            List<Diagnostic> found = new ArrayList<>();
            read = new Read<>(reader.apply(file, found), found);
            known.put(key(file), read);
        }
        diagnostics.addAll(read.found);
        return read.map;
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
