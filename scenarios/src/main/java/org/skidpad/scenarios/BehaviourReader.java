package org.skidpad.scenarios;

import static org.skidpad.scenarios.yaml.Quantity.ACCELERATION;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.behaviour.Behaviour;
import org.skidpad.scenarios.behaviour.FollowSpec;
import org.skidpad.scenarios.behaviour.Trigger;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.geometry.Pose;

/** Reads {@code does:} and {@code idm:}. */
final class BehaviourReader {
    private static final List<String> KINDS =
            List.of("hold", "parked", "pushable", "idm", "brake", "cut_in", "walk", "patrol", "wander");
    private static final double FASTEST = 100;

    private final DistributionReader numbers;
    private final double usualSpeed;

    /** @param usualSpeed desired speed of drivers who state none, m/s */
    BehaviourReader(DistributionReader numbers, double usualSpeed) {
        this.numbers = numbers;
        this.usualSpeed = usualSpeed;
    }

    Behaviour read(YamlMap actor, boolean inRoom) {
        Optional<YamlValue> value = actor.find("does");
        if (value.isEmpty()) {
            return new Behaviour.Hold();
        }
        if (!value.get().isMap()) {
            value.get().error("expected one of " + String.join(", ", KINDS) + ", each with its settings");
            return new Behaviour.Hold();
        }
        YamlMap does = value.get().asMap();
        Behaviour behaviour = does.exactlyOne(KINDS)
                .map(kind -> read(kind, does.find(kind).orElseThrow(), inRoom))
                .orElse(new Behaviour.Hold());
        does.finish();
        return behaviour;
    }

    private Behaviour read(String kind, YamlValue value, boolean inRoom) {
        YamlMap map = value.asMap();
        Behaviour behaviour = switch (kind) {
            case "hold" -> new Behaviour.Hold();
            case "parked" -> new Behaviour.Parked();
            case "pushable" -> new Behaviour.Pushable();
            case "idm" -> new Behaviour.Follow(follow(map));
            case "brake" ->
                new Behaviour.Brake(
                        nestedFollow(map),
                        trigger(map),
                        numbers.read(map, "deceleration", ACCELERATION, 0.1, 12, 6),
                        numbers.read(map, "to_speed", SPEED, 0, FASTEST, 0));
            case "cut_in" -> cutIn(map);
            case "walk" ->
                new Behaviour.Walk(path(map), numbers.read(map, "speed", SPEED, 0, 15, 1.4), trigger(map), false);
            case "patrol" ->
                new Behaviour.Walk(path(map), numbers.read(map, "speed", SPEED, 0, 15, 1.4), Trigger.AT_START, true);
            case "wander" -> wander(value, map, inRoom);
            default -> throw new IllegalArgumentException(kind);
        };
        map.finish();
        return behaviour;
    }

    private Behaviour wander(YamlValue value, YamlMap map, boolean inRoom) {
        if (!inRoom) {
            value.error("'wander' needs a procedural room");
        }
        return new Behaviour.Wander(numbers.read(map, "speed", SPEED, 0, 5, 0.15));
    }

    private Behaviour cutIn(YamlMap map) {
        Distribution never = Distribution.constant(0);
        Optional<YamlMap> brake = map.map("brake");
        Behaviour behaviour = new Behaviour.CutIn(
                nestedFollow(map),
                trigger(map),
                numbers.require(map, "gap", LENGTH, 0, 200, 10),
                numbers.read(map, "relative_speed", SPEED, -FASTEST, FASTEST, 0),
                numbers.read(map, "duration", TIME, 0.5, 20, 4),
                brake.map(b -> numbers.read(b, "probability", NUMBER, 0, 1, 1)).orElse(never),
                brake.map(b -> numbers.read(b, "after", TIME, 0, 60, 0)).orElse(never),
                brake.map(b -> numbers.read(b, "deceleration", ACCELERATION, 0.1, 12, 6))
                        .orElse(never),
                brake.map(b -> numbers.read(b, "to_speed", SPEED, 0, FASTEST, 0))
                        .orElse(never));
        brake.ifPresent(YamlMap::finish);
        return behaviour;
    }

    private FollowSpec nestedFollow(YamlMap map) {
        Optional<YamlMap> idm = map.map("idm");
        FollowSpec spec = idm.map(this::follow).orElseGet(() -> usual());
        idm.ifPresent(YamlMap::finish);
        return spec;
    }

    /** The driver who states nothing: b of Treiber's page, T of nuPlan's agents, the rest common to both (reference values). */
    private FollowSpec usual() {
        return new FollowSpec(
                Distribution.constant(usualSpeed),
                Distribution.constant(1.5),
                Distribution.constant(2),
                Distribution.constant(1.0),
                Distribution.constant(3.0),
                Distribution.constant(4));
    }

    /** Reads IDM parameters; does not finish the map. */
    FollowSpec follow(YamlMap map) {
        FollowSpec usual = usual();
        return new FollowSpec(
                numbers.read(map, "desired_speed", SPEED, 0.1, FASTEST, usual.desiredSpeed()),
                numbers.read(map, "time_headway", TIME, 0.1, 10, usual.timeHeadway()),
                numbers.read(map, "min_gap", LENGTH, 0.1, 20, usual.minGap()),
                numbers.read(map, "acceleration", ACCELERATION, 0.1, 10, usual.acceleration()),
                numbers.read(map, "deceleration", ACCELERATION, 0.1, 10, usual.deceleration()),
                numbers.read(map, "exponent", NUMBER, 1, 20, usual.exponent()));
    }

    FollowSpec follow(Optional<YamlMap> map) {
        FollowSpec spec = map.map(this::follow).orElseGet(this::usual);
        map.ifPresent(YamlMap::finish);
        return spec;
    }

    private Trigger trigger(YamlMap map) {
        Optional<YamlMap> when = map.map("when");
        if (when.isEmpty()) {
            return Trigger.AT_START;
        }
        Trigger trigger = when.get()
                .exactlyOne(List.of("time", "ego_distance", "ego_time"))
                .map(kind -> switch (kind) {
                    case "time" -> new Trigger(Trigger.Kind.TIME, numbers.read(when.get(), kind, TIME, 0, 3600, 0));
                    case "ego_distance" ->
                        new Trigger(Trigger.Kind.EGO_DISTANCE, numbers.read(when.get(), kind, LENGTH, 0, 1000, 0));
                    default -> new Trigger(Trigger.Kind.EGO_TIME, numbers.read(when.get(), kind, TIME, 0, 60, 0));
                })
                .orElse(Trigger.AT_START);
        when.get().finish();
        return trigger;
    }

    private List<Pose> path(YamlMap map) {
        List<Pose> points = new ArrayList<>();
        Optional<YamlValue> path = map.require("path");
        for (YamlValue point : path.map(YamlValue::asList).orElse(List.of())) {
            List<YamlValue> xy = point.asList();
            if (xy.size() != 2) {
                point.error("expected [x, y]");
                continue;
            }
            points.add(new Pose(
                    xy.get(0).asQuantity(LENGTH, -1e5, 1e5, 0), xy.get(1).asQuantity(LENGTH, -1e5, 1e5, 0), 0));
        }
        if (points.size() < 2) {
            path.ifPresent(p -> p.error("a path needs at least two points"));
            return List.of(new Pose(0, 0, 0), new Pose(1, 0, 0));
        }
        return points;
    }
}
