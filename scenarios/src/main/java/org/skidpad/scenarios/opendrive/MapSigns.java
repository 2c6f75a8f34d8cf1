package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.skidpad.scenarios.lanes.WaysMeet;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.Signal;
import org.skidpad.sim.traffic.TrafficLight;

/**
 * The lights and give-way signs of a map (OpenDRIVE 1.8, clause 14), as what drivers heed. Immutable.
 *
 * <p>A map says who must give way and not to whom. Here, that is every lane of the junction behind the sign that comes from
 * another road and crosses or joins the way; where it has such a sign too, a stop sign yields to a yield sign, and otherwise the
 * later one in the file to the earlier. A sign where a light stands too does not count.
 */
public final class MapSigns {
    /** Without any sign. */
    public static final MapSigns NONE = new MapSigns(null, List.of(), List.of(), Map.of());

    /** One round of the lights of a junction: each group has green and amber, then all have red. s */
    private static final double GREEN_S = 20;

    private static final double AMBER_S = 3;
    private static final double CLEARING_S = 2;

    /** The red of a light that no other light takes turns with, s. */
    private static final double ALONE_RED_S = 12;

    /** From a sign to the junction that it is for, m and lanes. */
    private static final double JUNCTION_SIGHT = 100;

    private static final int MOST_LANES = 16;

    /** A place on a lane. */
    record Line(int lane, double s) {}

    /**
     * A traffic light for vehicles.
     *
     * @param id unique in the map
     * @param name as the file has it; may be empty
     * @param lines where it is heeded
     */
    public record Light(String id, String name, List<Line> lines) {
        public Light {
            lines = List.copyOf(lines);
        }
    }

    /** @param stop whether drivers must come to a standstill */
    record Sign(String id, boolean stop, List<Line> lines) {
        Sign {
            lines = List.copyOf(lines);
        }
    }

    private final RoadNetwork roads;
    private final List<Light> lights;
    private final List<Sign> signs;
    private final Map<String, List<String>> controllers;

    /** @param controllers ids of signals by id and by name of the controller that switches them */
    MapSigns(RoadNetwork roads, List<Light> lights, List<Sign> signs, Map<String, List<String>> controllers) {
        this.roads = roads;
        this.lights = List.copyOf(lights);
        this.signs = List.copyOf(signs);
        this.controllers = new LinkedHashMap<>(controllers);
    }

    public List<Light> lights() {
        return lights;
    }

    /** Ids of the signals that a controller of the map switches, by its id or name; empty where there is none. */
    public List<String> controlledBy(String controller) {
        return controllers.getOrDefault(controller, List.of());
    }

    /** Whether anything here binds drivers. */
    public boolean isEmpty() {
        return lights.isEmpty() && signs.isEmpty();
    }

    /** The lights as their lanes see them, each light as the function says. */
    public List<RoadRules.SignalHead> heads(Function<Light, TrafficLight> lightOf) {
        List<RoadRules.SignalHead> heads = new ArrayList<>();
        for (Light light : lights) {
            TrafficLight shown = lightOf.apply(light);
            light.lines.forEach(line -> heads.add(new RoadRules.SignalHead(shown, line.lane, line.s)));
        }
        return heads;
    }

    /**
     * The lights with cycles of our own, since a map has none: the groups of a junction (the signals of one controller, else
     * those of one road) take turns with 20 s of green, 3 s of amber and 2 s of red for all.
     */
    public List<RoadRules.SignalHead> cycling() {
        Map<String, Map<String, List<Light>>> junctions = new LinkedHashMap<>();
        for (Light light : lights) {
            String junction = light.lines.stream()
                    .map(line -> junctionLane(line.lane, line.s))
                    .filter(Objects::nonNull)
                    .map(lane -> roads.road(lane.road()).junction())
                    .findFirst()
                    .orElse("light " + light.id);
            junctions
                    .computeIfAbsent(junction, j -> new LinkedHashMap<>())
                    .computeIfAbsent(group(light), g -> new ArrayList<>())
                    .add(light);
        }
        Map<Light, Signal> signals = new LinkedHashMap<>();
        junctions.values().forEach(groups -> {
            int k = 0;
            for (List<Light> group : groups.values()) {
                List<Signal.Phase> phases = phases(k, groups.size());
                group.forEach(light -> signals.put(light, new Signal("light " + light.id, phases, 0)));
                k++;
            }
        });
        return heads(signals::get);
    }

    private static List<Signal.Phase> phases(int turn, int turns) {
        double slot = GREEN_S + AMBER_S + CLEARING_S;
        List<Signal.Phase> phases = new ArrayList<>();
        if (turn > 0) {
            phases.add(new Signal.Phase(Signal.Light.RED, turn * slot));
        }
        phases.add(new Signal.Phase(Signal.Light.GREEN, GREEN_S));
        phases.add(new Signal.Phase(Signal.Light.AMBER, AMBER_S));
        phases.add(
                new Signal.Phase(Signal.Light.RED, turns == 1 ? ALONE_RED_S : (turns - turn - 1) * slot + CLEARING_S));
        return phases;
    }

    private String group(Light light) {
        for (Map.Entry<String, List<String>> controller : controllers.entrySet()) {
            if (controller.getValue().contains(light.id)) {
                return "controller " + controller.getKey();
            }
        }
        return light.lines.stream()
                .map(line -> "road " + approach(roads.lane(line.lane)).road())
                .findFirst()
                .orElse("");
    }

    /** The lane before a junction that leads to a lane in it. */
    private Lane approach(Lane lane) {
        Lane at = lane;
        for (int hops = 0; hops < MOST_LANES && roads.road(at.road()).inJunction(); hops++) {
            if (at.predecessors().isEmpty()) {
                break;
            }
            at = roads.lane(at.predecessors().get(0));
        }
        return at;
    }

    /** The first lane inside of a junction on the way ahead, or null. */
    private Lane junctionLane(int lane, double s) {
        double way = -s;
        Lane at = roads.lane(lane);
        for (int hops = 0; hops < MOST_LANES && way < JUNCTION_SIGHT; hops++) {
            if (roads.road(at.road()).inJunction()) {
                return at;
            }
            if (at.successors().isEmpty()) {
                break;
            }
            way += at.length();
            at = roads.lane(at.successors().get(0));
        }
        return null;
    }

    /** The lines of the give-way signs, with the lanes that have priority. */
    public List<GiveWay> giveWays() {
        List<Line> stops = new ArrayList<>();
        List<Line> yields = new ArrayList<>();
        signs.forEach(sign -> (sign.stop ? stops : yields).addAll(sign.lines));
        List<Line> ranked = new ArrayList<>(yields);
        ranked.addAll(stops);
        List<GiveWay> out = new ArrayList<>();
        for (int rank = 0; rank < ranked.size(); rank++) {
            Line line = ranked.get(rank);
            if (lights.stream().flatMap(l -> l.lines.stream()).noneMatch(l -> l.lane == line.lane)) {
                boolean stop = rank >= yields.size();
                out.add(new GiveWay(
                        (stop ? "stop " : "yield ") + (out.size() + 1),
                        line.lane,
                        line.s,
                        stop,
                        conflicts(line, ranked.subList(0, rank), ranked)));
            }
        }
        return out;
    }

    private List<GiveWay.Conflict> conflicts(Line line, List<Line> before, List<Line> all) {
        Lane own = junctionLane(line.lane, line.s);
        if (own == null) {
            return List.of();
        }
        String junction = roads.road(own.road()).junction();
        int from = approach(own).road();
        WaysMeet meet = new WaysMeet(roads);
        LanePosition at = new LanePosition();
        at.lane = line.lane;
        at.s = line.s;
        List<GiveWay.Conflict> found = new ArrayList<>();
        for (Lane lane : roads.lanes()) {
            if (!lane.isDriving() || !roads.road(lane.road()).junction().equals(junction)) {
                continue;
            }
            Lane entry = approach(lane);
            boolean signed = all.stream().anyMatch(l -> l.lane == entry.index() || l.lane == lane.index());
            boolean first = before.stream().anyMatch(l -> l.lane == entry.index() || l.lane == lane.index());
            if (entry.road() != from && (!signed || first)) {
                Optional<GiveWay.Conflict> conflict = meet.find(at, lane.index());
                conflict.ifPresent(found::add);
            }
        }
        return found;
    }
}
