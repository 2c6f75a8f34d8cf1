package org.skidpad.scenarios;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.skidpad.scenarios.opendrive.OpenDriveLoader;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/**
 * A road map alone, driven with default traffic. The scenario is written in our own format, so that it can be recorded, saved
 * and changed like any other.
 */
final class MapScenario {
    /** Speed wanted where the map sets no limit, m/s: 50 km/h. */
    private static final double TOWN_SPEED = 50 / 3.6;

    private static final String TEXT = """
            # The ego on the longest lane of %1$s among up to twenty cars.
            skidpad: 1
            name: %2$s
            time: {step: 0.05 s, duration: 60 s}
            road: {opendrive: "%1$s"}
            ego: {model: car, at: {lane: %3$d, s: %4$.3f m, speed: %5$.3f m/s}}
            traffic:
              count: {uniform: [10, 20.99]}
              speed: {uniform: [%6$.3f m/s, %5$.3f m/s]}
              headway: {uniform: [1.5 s, 4 s]}
              ahead: 600 m
            task: {preset: driver, desired_speed: %5$.3f m/s, rewards: {progress: 1, collision: -20, comfort: -0.05}}
            criteria: {no_collision: always (collision < 0.5)}
            """;

    private MapScenario() {}

    /** The scenario's text as a document beside the map. */
    static YamlDocument of(Path map, List<Diagnostic> diagnostics) {
        // The map is read again with the document, which reports what it has to say of it.
        RoadNetwork roads = OpenDriveLoader.load(map, new java.util.ArrayList<>());
        Lane lane = longest(map, roads);
        double speed = lane.speedLimit() > 0 ? Math.min(lane.speedLimit(), 130 / 3.6) : TOWN_SPEED;
        String file = map.getFileName().toString();
        String text = String.format(
                Locale.ROOT,
                TEXT,
                file,
                name(file),
                lane.index(),
                Math.min(150, lane.length() / 4),
                speed,
                0.8 * speed);
        return YamlDocument.parse(map.toString(), text, map.toAbsolutePath().getParent(), diagnostics);
    }

    private static Lane longest(Path map, RoadNetwork roads) {
        Lane longest = null;
        for (Lane lane : roads.lanes()) {
            if (lane.isDriving() && (longest == null || lane.length() > longest.length())) {
                longest = lane;
            }
        }
        if (longest == null) {
            throw new BadInputException(SourceLocation.wholeFile(map.toString()), "the map has no lane to drive on");
        }
        return longest;
    }

    private static String name(String file) {
        String word = file.replaceAll("\\.[^.]*$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = word.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "map" : trimmed;
    }
}
