package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.skidpad.scenarios.indoor.FloorSpec;
import org.skidpad.scenarios.indoor.RoomSpec;
import org.skidpad.scenarios.indoor.TrackSpec;
import org.skidpad.scenarios.populate.Place;
import org.skidpad.scenarios.rosmap.TrackLine;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.road.RoadNetwork;

/** Reads the place of a scenario. */
public final class PlaceReader {
    private final DistributionReader numbers;
    private final ReadMaps maps;

    PlaceReader(DistributionReader numbers, ReadMaps maps) {
        this.numbers = numbers;
        this.maps = maps;
    }

    /** Empty after a diagnostic. */
    Optional<Place> read(YamlMap root) {
        return root.exactlyOne(List.of("road", "room", "map", "track")).flatMap(kind -> switch (kind) {
            case "road" -> road(root.map(kind).orElseThrow());
            case "room" -> room(root.map(kind).orElseThrow());
            case "map" -> imported(root, kind, maps::floor).map(Place.class::cast);
            default -> track(root.map(kind).orElseThrow());
        });
    }

    private Optional<Place> road(YamlMap map) {
        Optional<Place> place = map.exactlyOne(List.of("straight", "on_ramp", "crossroads", "procedural", "opendrive"))
                .flatMap(kind -> switch (kind) {
                    case "straight" -> Optional.of(straight(map.map(kind).orElseThrow()));
                    case "on_ramp" -> Optional.of(onRamp(map.map(kind).orElseThrow()));
                    case "procedural" ->
                        Optional.of(
                                new RoadPlanReader(numbers).read(map.map(kind).orElseThrow()));
                    case "crossroads" -> Optional.of(crossroads(map.map(kind).orElseThrow()));
                    default -> {
                        boolean signs = map.flag("signs", false);
                        boolean objects = map.flag("objects", false);
                        yield imported(map, kind, maps::roads).map(m -> Place.Road.of(m, signs, objects));
                    }
                });
        map.finish();
        return place;
    }

    private Optional<Place> track(YamlMap map) {
        double limit = map.quantity("speed_limit", SPEED, 0.1, 100, 20);
        map.require("map");
        map.require("line");
        Optional<Place.Mapped> around = imported(map, "map", maps::floor);
        Optional<Place> track = around.flatMap(a -> imported(map, "line", (f, d) -> TrackLine.load(f, a.grid(), limit))
                .map(roads -> new Place.Road(roads, a)));
        map.finish();
        return track;
    }

    /** What a reader of another format makes of the file named under a key; empty after its diagnostics. */
    private static <T> Optional<T> imported(YamlMap map, String key, BiFunction<Path, List<Diagnostic>, T> reader) {
        return map.file(key).flatMap(file -> {
            List<Diagnostic> found = map.document().diagnostics();
            try {
                return Optional.of(reader.apply(file, found));
            } catch (BadInputException e) {
                e.diagnostics().stream().filter(d -> !found.contains(d)).forEach(found::add);
                return Optional.empty();
            }
        });
    }

    private static Place straight(YamlMap map) {
        int lanes = (int) map.requiredInteger("lanes", 1, 12, 1);
        double width = map.quantity("lane_width", LENGTH, 2, 10, 3.5);
        double length = map.requiredQuantity("length", LENGTH, 10, 100_000, 1000);
        double limit = map.quantity("speed_limit", SPEED, 1, 100, 130 / 3.6);
        map.finish();
        return new Place.Road(RoadNetwork.straight(lanes, width, length, limit));
    }

    private static Place onRamp(YamlMap map) {
        int lanes = (int) map.requiredInteger("lanes", 1, 6, 1);
        double width = map.quantity("lane_width", LENGTH, 2, 10, 3.5);
        double length = map.requiredQuantity("length", LENGTH, 10, 100_000, 1000);
        double from = map.requiredQuantity("from", LENGTH, 1, length, length / 3);
        double to = map.requiredQuantity("to", LENGTH, 1, length, length / 2);
        double limit = map.quantity("speed_limit", SPEED, 1, 100, 130 / 3.6);
        if (!(from < to && to < length)) {
            map.document().error(map.location("to"), "the entry must end behind 'from' and before the road does");
            from = length / 3;
            to = length / 2;
        }
        map.finish();
        return new Place.Road(RoadShapes.onRamp(lanes, width, length, from, to, limit));
    }

    private static Place crossroads(YamlMap map) {
        int lanes = (int) map.integer("lanes", 1, 4, 1);
        double width = map.quantity("lane_width", LENGTH, 2, 10, 3.5);
        double arm = map.requiredQuantity("arm", LENGTH, 10, 10_000, 200);
        double limit = map.quantity("speed_limit", SPEED, 1, 100, 50 / 3.6);
        map.finish();
        return new Place.Road(RoadShapes.crossroads(lanes, width, arm, limit));
    }

    private Optional<Place> room(YamlMap map) {
        Optional<Place> place = map.exactlyOne(List.of("procedural", "track"))
                .map(kind -> kind.equals("track")
                        ? drawnTrack(map.map(kind).orElseThrow())
                        : procedural(map.map(kind).orElseThrow()));
        map.finish();
        return place;
    }

    private Place drawnTrack(YamlMap map) {
        TrackSpec track = new TrackSpec(
                numbers.require(map, "length", LENGTH, 10, 1000, 40),
                numbers.require(map, "width", LENGTH, 0.8, 20, 2.5),
                numbers.read(map, "bends", NUMBER, 0, 2, 0.5));
        map.finish();
        return new Place.Track(track);
    }

    private FloorSpec floor(YamlMap map) {
        FloorSpec floor = new FloorSpec(
                numbers.read(map, "columns", NUMBER, 1, 10, 2),
                numbers.read(map, "rows", NUMBER, 1, 10, 2),
                numbers.read(map, "door", LENGTH, 0.1, 10, 0.9),
                map.has("corridor") ? numbers.read(map, "corridor", LENGTH, 0.5, 10, 1.5) : null,
                map.quantity("loops", NUMBER, 0, 1, 0.2));
        map.finish();
        return floor;
    }

    private Place procedural(YamlMap map) {
        Distribution none = Distribution.constant(0);
        Optional<YamlMap> divider = map.map("divider");
        RoomSpec room = new RoomSpec(
                numbers.require(map, "length", LENGTH, 1, 50, 5),
                numbers.require(map, "width", LENGTH, 1, 50, 5),
                numbers.read(map, "boxes", NUMBER, 0, 100, none),
                numbers.read(map, "box_side", LENGTH, 0.05, 10, 0.4),
                numbers.read(map, "cylinders", NUMBER, 0, 100, none),
                numbers.read(map, "cylinder_radius", LENGTH, 0.02, 5, 0.15),
                divider.map(d -> numbers.read(d, "at", NUMBER, 0.1, 0.9, 0.5)).orElse(null),
                divider.map(d -> numbers.read(d, "door", LENGTH, 0.1, 10, 0.9)).orElse(null),
                map.map("rooms").map(this::floor).orElse(null),
                map.quantity("clearance", LENGTH, 0.05, 2, 0.2));
        divider.ifPresent(YamlMap::finish);
        map.finish();
        return new Place.Indoor(room);
    }
}
