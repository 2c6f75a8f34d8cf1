package org.skidpad.sim.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.actor.ActorType;

/**
 * What is known of a run before its first tick.
 *
 * @param scenario name of the scenario
 * @param source its text, possibly empty
 * @param policy name of the policy that drives the ego
 * @param seed of the episode
 * @param tickS time between two recorded samples, s
 * @param version of Skidpad
 * @param ego index of the ego among the actors
 * @param actors what does not change
 * @param map what to draw under them
 * @param parameters drawn values by name
 * @param options what was chosen when the scenario was loaded, by name: what its text does not say
 */
public record RunHeader(
        String scenario,
        String source,
        String policy,
        long seed,
        double tickS,
        String version,
        int ego,
        List<ActorInfo> actors,
        List<MapLine> map,
        Map<String, Double> parameters,
        Map<String, String> options) {
    /** Dimensions as in {@code ActorStates}. */
    public record ActorInfo(
            String name, ActorType type, double length, double width, double boxOffset, double radius) {}

    /**
     * A polyline of the map.
     *
     * @param kind {@code road_edge}, {@code lane_solid}, {@code lane_dashed}, {@code lane_center}, {@code stop_line}, {@code
     *     crosswalk} or {@code wall}
     * @param xy x0, y0, x1, y1, … m
     */
    public record MapLine(String kind, double[] xy) {}

    /** Of a scenario that was loaded as it is written. */
    public RunHeader(
            String scenario,
            String source,
            String policy,
            long seed,
            double tickS,
            String version,
            int ego,
            List<ActorInfo> actors,
            List<MapLine> map,
            Map<String, Double> parameters) {
        this(scenario, source, policy, seed, tickS, version, ego, actors, map, parameters, Map.of());
    }

    public RunHeader {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        actors = List.copyOf(actors);
        map = List.copyOf(map);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
