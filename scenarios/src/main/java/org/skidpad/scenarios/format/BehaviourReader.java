package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.ACCELERATION;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.behaviour.Behaviour;
import org.skidpad.scenarios.behaviour.Trigger;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.traffic.Crosswalk;
import org.skidpad.sim.traffic.Walker;

/** Reads {@code does:}. */
public final class BehaviourReader {
    private static final List<String> KINDS = List.of(
            "hold",
            "parked",
            "pushable",
            "idm",
            "idm_plus",
            "acc",
            "krauss",
            "cycle",
            "brake",
            "cut_in",
            "swerve",
            "set_off",
            "walk",
            "patrol",
            "stroll",
            "cross",
            "wander");
    private static final double FASTEST = 100;
    private static final double FASTEST_WALK = 5;

    private final DistributionReader numbers;
    private final DriverReader drivers;
    private final List<Crosswalk> crosswalks;

    /** @param crosswalks of the place */
    BehaviourReader(DistributionReader numbers, DriverReader drivers, List<Crosswalk> crosswalks) {
        this.numbers = numbers;
        this.drivers = drivers;
        this.crosswalks = crosswalks;
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
            case "idm", "idm_plus", "acc", "krauss" -> new Behaviour.Drive(drivers.read(kind, map));
            case "cycle" -> new Behaviour.Drive(drivers.cyclist(map));
            case "brake" ->
                new Behaviour.Brake(
                        drivers.nestedFollow(map),
                        trigger(map),
                        numbers.read(map, "deceleration", ACCELERATION, 0.1, 12, 6),
                        numbers.read(map, "to_speed", SPEED, 0, FASTEST, 0));
            case "cut_in" -> cutIn(map);
            case "swerve" ->
                new Behaviour.Swerve(
                        drivers.nestedFollow(map),
                        trigger(map),
                        numbers.read(map, "lanes_left", NUMBER, -1, 1, 1),
                        numbers.read(map, "duration", TIME, 0.5, 20, 3));
            case "set_off" -> new Behaviour.SetOff(drivers.oneOf(map), trigger(map));
            case "walk" ->
                new Behaviour.Walk(path(map), numbers.read(map, "speed", SPEED, 0, 25, 1.4), trigger(map), false);
            case "patrol" ->
                new Behaviour.Walk(path(map), numbers.read(map, "speed", SPEED, 0, 15, 1.4), Trigger.AT_START, true);
            case "stroll" ->
                new Behaviour.Stroll(path(map), strollSpeed(map), trigger(map), map.flag("to_and_fro", false));
            case "cross" -> cross(map);
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
        return new Behaviour.Wander(numbers.read(map, "speed", SPEED, 0, 15, 0.15));
    }

    private Behaviour cutIn(YamlMap map) {
        Distribution never = Distribution.constant(0);
        Optional<YamlMap> brake = map.map("brake");
        Behaviour behaviour = new Behaviour.CutIn(
                drivers.nestedFollow(map),
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

    private Distribution strollSpeed(YamlMap map) {
        Distribution usual = new Distribution.Normal(Walker.USUAL_SPEED, Walker.USUAL_SPEED_DEVIATION, 0.6, 2.1);
        return numbers.read(map, "speed", SPEED, 0.1, FASTEST_WALK, usual);
    }

    private Behaviour cross(YamlMap map) {
        List<String> names = crosswalks.stream().map(Crosswalk::name).toList();
        String name = map.requiredText("crossing");
        boolean fromFirst = map.choice("side", List.of("from", "to"), "from").equals("from");
        Distribution speed = strollSpeed(map);
        Distribution margin = numbers.read(map, "margin", TIME, 0, 20, Walker.USUAL_MARGIN_S);
        Trigger when = trigger(map);
        if (!names.contains(name)) {
            map.document()
                    .error(
                            map.location("crossing"),
                            "the scenario has no crossing '" + name + "'",
                            Suggestion.forWord(name, names));
            return new Behaviour.Hold();
        }
        return new Behaviour.Cross(crosswalks.get(names.indexOf(name)), fromFirst, speed, margin, when);
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
