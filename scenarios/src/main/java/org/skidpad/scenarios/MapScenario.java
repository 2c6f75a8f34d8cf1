package org.skidpad.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.skidpad.scenarios.convert.TreeWriter;
import org.skidpad.scenarios.format.ReadMaps;
import org.skidpad.scenarios.format.YamlScenarioReader;
import org.skidpad.scenarios.opendrive.RoadMap;
import org.skidpad.scenarios.populate.ActorModel;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/**
 * A map alone: roads driven with default traffic, a robot's map with a Burger that seeks goals, a race track with an F1TENTH car.
 * The scenario is written in our own format, so that it can be recorded, saved and changed like any other.
 */
final class MapScenario {
    /** Speed wanted where the map sets no limit, m/s: 50 km/h. */
    private static final double TOWN_SPEED = 50 / 3.6;

    /** What the ego has free at its start ahead and behind, m, and to either side of the lane's middle. */
    private static final double CLEAR = 10;

    private static final double BESIDE = 1.25;

    private static final Set<String> MAP_KEYS =
            Set.of("image", "resolution", "origin", "negate", "occupied_thresh", "free_thresh", "mode");

    private static final String ROAD = """
            # The ego on the longest lane of %1$s among up to twenty cars.
            skidpad: 1
            name: %2$s
            time: {step: 0.05 s, duration: 60 s}
            road: {opendrive: %1$s, signs: true%7$s}
            ego: {model: car, at: {lane: %3$d, s: %4$.3f m, speed: %5$.3f m/s}}
            traffic:
              count: {uniform: [10, 20.99]}
              speed: {uniform: [%6$.3f m/s, %5$.3f m/s]}
              headway: {uniform: [1.5 s, 4 s]}
              ahead: 600 m%8$s
            task: {preset: driver, desired_speed: %5$.3f m/s, rewards: {progress: 1, collision: -20, comfort: -0.05}}
            criteria: {no_collision: always (collision < 0.5)}
            """;

    private static final String ROBOT = """
            # A TurtleBot3 Burger somewhere on %1$s seeks a goal.
            skidpad: 1
            name: %2$s
            time: {step: 0.05 s, duration: 120 s}
            map: %1$s
            ego: {model: turtlebot3_burger, at: random}
            goal: {random: {min_distance: %3$.3f m, max_distance: %4$.3f m}, radius: 0.25 m}
            task:
              preset: burger
              lidar: lds-01
              rewards: {progress: 1, goal: 5, collision: -5, time: -0.02, clearance: -0.2, smooth: -0.02}
            criteria:
              reaches_the_goal: eventually (distance_to_goal < 0.25)
              touches_nothing: always (collision < 0.5)
            """;

    private static final String TRACK = """
            # An F1TENTH car drives laps on %1$s.
            skidpad: 1
            name: %2$s
            time: {step: 0.01 s, duration: 60 s}
            track: {map: %1$s, line: %3$s}
            ego:
              model: f1tenth
              at: {lane: 0, s: 0 m, speed: 1 m/s}
              sensors: {lidar: {beams: 270, angle_min: -135 deg, field_of_view: 270 deg, range_min: 0.05 m, range_max: 10 m, rate: 20, x: 0.275 m}}
            task:
              preset: driver
              observe:
                - {name: ego_speed, low: 0, high: 10}
                - ego_yaw_rate
                - {name: desired_speed, low: 0, high: 10}
                - lane_offset
                - lane_heading
                - {name: lane_curvature, low: -2, high: 2}
                - {name: lidar_ranges, size: 54, low: 0, high: 10}
                - {name: previous_action, size: 2}
              act: [acceleration, {name: steering, low: -0.4189, high: 0.4189}]
              period: 0.05 s
              desired_speed: 5 m/s
              rewards: {progress: 1, collision: -20, off_road: -20, smooth: -0.02}
            criteria:
              touches_nothing: always (collision < 0.5)
              keeps_to_the_track: always (off_road < 0.5)
            """;

    private MapScenario() {}

    /** True for a YAML file in the words of {@code map_server} instead of ours. */
    static boolean isRobotMap(YamlDocument document) {
        Set<String> keys = document.root().keys();
        return !keys.contains("skidpad")
                && keys.stream().filter(MAP_KEYS::contains).count() >= 2;
    }

    /**
     * A scenario on a map.
     *
     * @param files that it needs from its folder
     * @param maps that were looked into to write it
     */
    record Told(String text, List<Path> files, ReadMaps maps) {
        Told {
            files = List.copyOf(files);
        }

        /** The text as a document beside the map. */
        YamlDocument document(Path map, List<Diagnostic> diagnostics) {
            return YamlDocument.parse(map.toString(), text, map.toAbsolutePath().getParent(), diagnostics);
        }
    }

    /** The scenario on a map by the kind of its file, or null where it is none; the map is read once to find a place in it. */
    static Told of(Path map, List<Diagnostic> diagnostics) {
        String name = map.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xodr")) {
            return ofRoads(map);
        }
        if (name.endsWith(".csv")) {
            return ofLine(map);
        }
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        return yaml && isRobotMap(YamlDocument.read(map, diagnostics)) ? ofRobotMap(map) : null;
    }

    private static Told ofRoads(Path map) {
        // The document, for which the map is kept, reports what there is to say of it.
        ReadMaps maps = new ReadMaps();
        RoadMap roads = maps.roads(map, new ArrayList<>());
        Lane lane = longest(map, roads);
        double speed = lane.speedLimit() > 0 ? Math.min(lane.speedLimit(), 130 / 3.6) : TOWN_SPEED;
        String file = map.getFileName().toString();
        String text = String.format(
                Locale.ROOT,
                ROAD,
                TreeWriter.scalar(file),
                name(file),
                lane.index(),
                start(roads, lane),
                speed,
                0.8 * speed,
                roads.objects().count > 0 ? ", objects: true" : "",
                open(roads, lane));
        return new Told(text, List.of(map), maps);
    }

    /** A race track where a line lies beside it. */
    private static Told ofRobotMap(Path map) {
        Path line = lineBeside(map);
        if (line != null) {
            return track(map, line);
        }
        ReadMaps maps = new ReadMaps();
        double clearance = YamlScenarioReader.clearance(ActorModel.TURTLEBOT3_BURGER.body);
        double promised = maps.floor(map, clearance, new ArrayList<>()).free().promisedDistance();
        double nearest = Math.min(1, promised / 2);
        String file = map.getFileName().toString();
        String text = String.format(
                Locale.ROOT,
                ROBOT,
                TreeWriter.scalar(file),
                name(file),
                Math.floor(1000 * nearest) / 1000,
                Math.max(5, nearest));
        return new Told(text, withPicture(map), maps);
    }

    private static Told ofLine(Path line) {
        String stem = stem(line);
        for (String ending : List.of("_map.yaml", ".yaml")) {
            Path map = line.resolveSibling(stem + ending);
            if (Files.isRegularFile(map)) {
                return track(map, line);
            }
        }
        throw new BadInputException(
                SourceLocation.wholeFile(line.toString()),
                "no map of this track lies beside it: expected " + stem + "_map.yaml");
    }

    private static Told track(Path map, Path line) {
        String file = map.getFileName().toString();
        String text = String.format(
                Locale.ROOT,
                TRACK,
                TreeWriter.scalar(file),
                name(file.replaceAll("(_map)?\\.ya?ml$", "")),
                TreeWriter.scalar(line.getFileName().toString()));
        List<Path> files = new ArrayList<>(withPicture(map));
        files.add(line);
        return new Told(text, files, new ReadMaps());
    }

    /** The map and its picture, where that is found; whoever reads the map says where it is not. */
    private static List<Path> withPicture(Path map) {
        List<Path> files = new ArrayList<>(List.of(map));
        YamlDocument.read(map, new ArrayList<>()).root().file("image").ifPresent(files::add);
        return files;
    }

    private static String stem(Path line) {
        return line.getFileName().toString().replaceAll("(_centerline|_raceline|_waypoints)?\\.csv$", "");
    }

    /** The centre line before the race line: it knows the track's width. */
    private static Path lineBeside(Path map) {
        String stem = map.getFileName().toString().replaceAll("\\.ya?ml$", "");
        String track = stem.replaceAll("_map$", "");
        for (String kind : List.of("_centerline.csv", "_raceline.csv", "_waypoints.csv")) {
            Path line = map.resolveSibling(track + kind);
            if (Files.isRegularFile(line)) {
                return line;
            }
        }
        return null;
    }

    /** Where on its lane the ego starts, m: a quarter along it, at most 150 m, or the next place at which no object stands. */
    private static double start(RoadMap map, Lane lane) {
        double usual = Math.min(150, lane.length() / 4);
        for (double s = usual; s < lane.length(); s += CLEAR) {
            if (isClear(map, lane, s)) {
                return s;
            }
        }
        return usual;
    }

    private static boolean isClear(RoadMap map, Lane lane, double s) {
        PoseHolder pose = new PoseHolder();
        for (double ahead = -CLEAR; ahead <= CLEAR; ahead += BESIDE) {
            map.roads().toMap(lane.index(), Math.max(0, Math.min(lane.length(), s + ahead)), 0, pose);
            for (int wall = 0; wall < map.objects().count; wall++) {
                if (map.objects().distance(wall, pose.x, pose.y) < BESIDE) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The lanes beside the ego's, where cars may not use all of them; else nothing, for all of them. */
    private static String open(RoadMap map, Lane ego) {
        List<Integer> beside = new ArrayList<>(List.of(ego.index()));
        for (int at = ego.left(); at >= 0; at = map.roads().lane(at).left()) {
            beside.add(at);
        }
        for (int at = ego.right(); at >= 0; at = map.roads().lane(at).right()) {
            beside.add(0, at);
        }
        beside.removeIf(at -> !map.roads().lane(at).isDriving());
        List<Integer> open =
                beside.stream().filter(at -> !map.closed().contains(at)).toList();
        return open.size() == beside.size() ? "" : "\n  lanes: " + (open.isEmpty() ? beside : open);
    }

    /** The longest lane that cars may use; where they may use none, the longest. */
    private static Lane longest(Path map, RoadMap roads) {
        Lane open = longest(roads.roads(), roads.closed());
        Lane longest = open != null ? open : longest(roads.roads(), Set.of());
        if (longest == null) {
            throw new BadInputException(SourceLocation.wholeFile(map.toString()), "the map has no lane to drive on");
        }
        return longest;
    }

    private static Lane longest(RoadNetwork roads, Set<Integer> closed) {
        Lane longest = null;
        for (Lane lane : roads.lanes()) {
            if (lane.isDriving()
                    && !closed.contains(lane.index())
                    && (longest == null || lane.length() > longest.length())) {
                longest = lane;
            }
        }
        return longest;
    }

    /** A scenario's name after a file's. */
    static String name(String file) {
        String word = file.replaceAll("\\.[^.]*$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = word.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "map" : trimmed;
    }
}
