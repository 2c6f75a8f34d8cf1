package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.skidpad.scenarios.lanes.WaysMeet;
import org.skidpad.scenarios.populate.Place;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.Road;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.Crosswalk;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.Signal;

/** Reads {@code signals}, {@code crossings} and {@code priority}, and finds the lanes that end. */
public final class RulesReader {
    private static final double FAR = 1e5;

    private final RoadNetwork roads;
    private final List<GiveWay> generated;
    private final List<RoadRules.SignalHead> standing;
    private final boolean drawnAnew;

    RulesReader(Place place) {
        Place.Road road = place instanceof Place.Road r ? r : new Place.Road(null);
        roads = road.roads();
        generated = road.lines();
        standing = road.heads();
        drawnAnew = road.plan() != null;
    }

    RoadRules read(YamlMap root) {
        if (roads == null) {
            for (String key : List.of("signals", "crossings", "priority")) {
                root.find(key).ifPresent(v -> v.error("'" + key + "' needs a road"));
            }
            return RoadRules.NONE;
        }
        if (drawnAnew) {
            for (String key : List.of("signals", "crossings", "priority")) {
                root.find(key).ifPresent(v -> v.error("'" + key + "' needs a road that is the same in every episode"));
            }
        }
        List<RoadRules.SignalHead> heads = new ArrayList<>(standing);
        Map<String, Signal> signals = new LinkedHashMap<>();
        for (YamlValue value : root.list("signals")) {
            signal(value.asMap(), signals, heads);
        }
        List<Crosswalk> crosswalks = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (YamlValue value : root.list("crossings")) {
            crossing(value, names, signals).ifPresent(crosswalks::add);
        }
        List<GiveWay> lines = new ArrayList<>(generated);
        Set<String> lineNames = new LinkedHashSet<>();
        generated.forEach(line -> lineNames.add(line.name()));
        for (YamlValue value : root.list("priority")) {
            giveWay(value, lineNames).ifPresent(lines::add);
        }
        return new RoadRules(roads, heads, lines, crosswalks);
    }

    private void signal(YamlMap map, Map<String, Signal> signals, List<RoadRules.SignalHead> heads) {
        String name = map.requiredText("name");
        List<Signal.Phase> phases = new ArrayList<>();
        for (YamlValue value : map.require("cycle").map(YamlValue::asList).orElse(List.of())) {
            YamlMap phase = value.asMap();
            phase.exactlyOne(List.of("green", "amber", "red"))
                    .ifPresent(light -> phases.add(new Signal.Phase(
                            Signal.Light.valueOf(light.toUpperCase(Locale.ROOT)),
                            phase.requiredQuantity(light, TIME, 0.5, 3600, 10))));
            phase.finish();
        }
        double offset = map.quantity("offset", TIME, 0, 3600, 0);
        List<YamlValue> places = map.require("at").map(YamlValue::asList).orElse(List.of());
        if (phases.isEmpty()) {
            map.document().error(map.location("cycle"), "a signal needs at least one phase");
        } else {
            Signal signal = new Signal(name, phases, offset);
            if (signals.putIfAbsent(name, signal) != null) {
                map.document().error(map.location("name"), "a signal named '" + name + "' is given already");
            }
            for (YamlValue value : places) {
                place(value).ifPresent(p -> heads.add(new RoadRules.SignalHead(signal, p.lane, p.s)));
            }
        }
        map.finish();
    }

    private Optional<Crosswalk> crossing(YamlValue value, Set<String> names, Map<String, Signal> signals) {
        YamlMap map = value.asMap();
        String name = map.requiredText("name");
        double[] from = point(map, "from");
        double[] to = point(map, "to");
        double width = map.quantity("width", LENGTH, 0.5, 20, 4);
        String signalName = map.text("signal", "");
        map.finish();
        if (!names.add(name)) {
            value.error("a crossing named '" + name + "' is given already");
        }
        if (!signalName.isEmpty() && !signals.containsKey(signalName)) {
            map.document()
                    .error(
                            map.location("signal"),
                            "there is no signal '" + signalName + "'",
                            Suggestion.forWord(signalName, signals.keySet()));
        }
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        if (dx * dx + dy * dy < 1) {
            value.error("a crossing is at least 1 m long");
            return Optional.empty();
        }
        return Optional.of(new Crosswalk(name, from[0], from[1], to[0], to[1], width, signals.get(signalName)));
    }

    private static double[] point(YamlMap map, String key) {
        List<YamlValue> xy = map.require(key).map(YamlValue::asList).orElse(List.of());
        if (xy.size() != 2) {
            map.find(key).ifPresent(v -> v.error("expected [x, y]"));
            return new double[2];
        }
        return new double[] {
            xy.get(0).asQuantity(LENGTH, -FAR, FAR, 0), xy.get(1).asQuantity(LENGTH, -FAR, FAR, 0)
        };
    }

    private Optional<GiveWay> giveWay(YamlValue value, Set<String> names) {
        YamlMap map = value.asMap();
        String name = map.requiredText("name");
        boolean stop = map.choice("kind", List.of("yield", "stop"), "yield").equals("stop");
        Optional<LanePosition> at = map.require("at").flatMap(this::place);
        List<GiveWay.Conflict> conflicts = new ArrayList<>();
        for (YamlValue to : map.require("to").map(YamlValue::asList).orElse(List.of())) {
            conflict(to, at).ifPresent(conflicts::add);
        }
        map.finish();
        if (!names.add(name)) {
            value.error("a line named '" + name + "' is given already");
        }
        return at.map(p -> new GiveWay(name, p.lane, p.s, stop, conflicts));
    }

    /** Where a lane with priority meets the way beyond the line: stated by {@code s}, or found. */
    private Optional<GiveWay.Conflict> conflict(YamlValue value, Optional<LanePosition> line) {
        if (value.isMap() && value.asMap().has("s")) {
            return place(value).map(p -> new GiveWay.Conflict(p.lane, p.s));
        }
        Optional<Integer> lane = lane(value.asMap(), 0);
        value.asMap().finish();
        if (lane.isEmpty() || line.isEmpty()) {
            return Optional.empty();
        }
        Optional<GiveWay.Conflict> found = new WaysMeet(roads).find(line.get(), lane.get());
        if (found.isEmpty()) {
            value.error("this lane does not come near the way beyond the line; state the station 's' where they meet");
        }
        return found;
    }

    /** A lane and a station on it; empty after a diagnostic. */
    private Optional<LanePosition> place(YamlValue value) {
        YamlMap map = value.asMap();
        double s = map.requiredQuantity("s", LENGTH, 0, FAR, 0);
        Optional<Integer> lane = lane(map, s);
        map.finish();
        if (lane.isEmpty()) {
            return Optional.empty();
        }
        LanePosition out = new LanePosition();
        out.lane = lane.get();
        out.s = map.has("road") ? roads.laneStation(out.lane, s) : s;
        double length = roads.lane(out.lane).length();
        if (!(out.s >= 0 && out.s <= length)) {
            map.document().error(map.location("s"), "the lane is " + length + " m long");
            return Optional.empty();
        }
        return Optional.of(out);
    }

    /** The index of the lane {@code {lane: index}} or {@code {road: id, lane: id}}; empty after a diagnostic. */
    Optional<Integer> lane(YamlMap map, double roadS) {
        if (!map.has("road")) {
            return Optional.of(
                    (int) map.requiredInteger("lane", 0, roads.lanes().size() - 1L, 0));
        }
        String id = map.requiredText("road");
        int road = roads.roadIndex(id);
        if (road < 0) {
            List<String> ids = roads.roads().stream().map(Road::id).toList();
            map.document().error(map.location("road"), "the map has no road '" + id + "'", Suggestion.forWord(id, ids));
            return Optional.empty();
        }
        int odr = (int) map.requiredInteger("lane", -99, 99, -1);
        int lane = roads.laneAt(road, odr, roadS);
        if (lane < 0) {
            map.document()
                    .error(map.location("lane"), "road '" + id + "' has no lane " + odr + " at s = " + roadS + " m");
            return Optional.empty();
        }
        return Optional.of(lane);
    }
}
