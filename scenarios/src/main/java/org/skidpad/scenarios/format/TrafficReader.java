package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.behaviour.DriverSpec;
import org.skidpad.scenarios.populate.ActorSpec;
import org.skidpad.scenarios.populate.Start;
import org.skidpad.scenarios.populate.TrafficSpec;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/** Reads {@code traffic}. */
public final class TrafficReader {
    private final DistributionReader numbers;
    private final DriverReader drivers;
    private final RulesReader rules;
    private final double usualSpeed;

    TrafficReader(DistributionReader numbers, DriverReader drivers, RulesReader rules, double usualSpeed) {
        this.numbers = numbers;
        this.drivers = drivers;
        this.rules = rules;
        this.usualSpeed = usualSpeed;
    }

    /**
     * @param roads null in a place without
     * @return null after a diagnostic
     */
    TrafficSpec read(YamlValue value, RoadNetwork roads, Optional<ActorSpec> ego) {
        YamlMap map = value.asMap();
        if (roads == null) {
            value.error("traffic needs a road");
            return null;
        }
        List<Integer> lanes = new ArrayList<>();
        for (YamlValue lane : map.list("lanes")) {
            if (lane.isMap()) {
                rules.lane(lane.asMap(), 0).ifPresent(lanes::add);
                lane.asMap().finish();
            } else {
                lanes.add((int) lane.asInteger(0, roads.lanes().size() - 1L, 0));
            }
        }
        if (!map.has("lanes") && ego.isPresent() && ego.get().start() instanceof Start.OnLane at) {
            int lane = at.road() < 0
                    ? at.lane()
                    : roads.laneAt(at.road(), at.lane(), at.s().low());
            if (lane >= 0) {
                lanes.addAll(besides(roads, lane));
            }
        } else if (lanes.isEmpty()) {
            value.error("'lanes' must be given, since the ego does not start on a lane by number");
        }
        DriverSpec model = drivers.oneOf(map);
        DriverSpec driver = drivers.laneChange(map).map(model::withLaneChange).orElse(model);
        TrafficSpec spec = new TrafficSpec(
                numbers.require(map, "count", NUMBER, 0, 2000, 0),
                lanes,
                numbers.read(map, "speed", SPEED, 0.1, 100, usualSpeed),
                numbers.read(map, "headway", TIME, 0.3, 60, 2),
                map.has("spacing") ? numbers.require(map, "spacing", LENGTH, 1, 1000, 50) : null,
                map.quantity("trucks", NUMBER, 0, 1, 0),
                map.quantity("ahead", LENGTH, 0, 5000, 250),
                map.quantity("behind", LENGTH, 0, 5000, 100),
                map.quantity("keep_clear", LENGTH, 0, 1000, 30),
                map.find("population")
                        .map(v -> driver.withMix(drivers.population(v)))
                        .orElse(driver));
        map.finish();
        return spec;
    }

    /** The lane and its neighbours in the same direction, from right to left. */
    private static List<Integer> besides(RoadNetwork roads, int lane) {
        int at = lane;
        while (roads.lane(at).right() >= 0) {
            at = roads.lane(at).right();
        }
        List<Integer> out = new ArrayList<>();
        for (; at >= 0; at = roads.lane(at).left()) {
            Lane l = roads.lane(at);
            if (l.isDriving()) {
                out.add(at);
            }
        }
        return out;
    }
}
