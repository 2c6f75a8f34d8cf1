package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.ANGLE;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.MASS;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;

import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.behaviour.Behaviour;
import org.skidpad.scenarios.populate.ActorModel;
import org.skidpad.scenarios.populate.ActorSpec;
import org.skidpad.scenarios.populate.DriveSpec;
import org.skidpad.scenarios.populate.Place;
import org.skidpad.scenarios.populate.Start;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.road.Road;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.WorldBuilder;

/** Reads the ego and the actors. */
public final class ActorReader {
    private static final double FASTEST = 100;
    private static final double FAR = 1e5;
    private static final String EGO = "ego";

    private final DistributionReader numbers;
    private final BehaviourReader behaviours;
    private final DriveReader drives;
    private final Place place;

    /** @param duration the longest an episode lasts, s */
    ActorReader(DistributionReader numbers, BehaviourReader behaviours, Place place, double duration) {
        drives = new DriveReader(numbers, duration);
        this.numbers = numbers;
        this.behaviours = behaviours;
        this.place = place;
    }

    ActorSpec ego(YamlMap map) {
        ActorModel model = model(map, place instanceof Place.Road ? ActorModel.CAR : ActorModel.TURTLEBOT3_BURGER);
        if (model.actuator == null) {
            map.document().error(map.location("model"), "a " + model.word() + " cannot be the ego");
            model = ActorModel.CAR;
        }
        Start start = start(map, EGO, null);
        ActorSpec spec =
                new ActorSpec(map.location(), EGO, model, body(map, model), start, null, drives.ego(map, model));
        map.finish();
        return spec;
    }

    ActorSpec actor(YamlMap map) {
        String name = map.requiredText("name");
        if (name.equals(EGO) || name.startsWith("traffic-")) {
            map.document().error(map.location("name"), "the name '" + name + "' is taken");
        }
        ActorModel model = model(map, ActorModel.CAR);
        Behaviour does = behaviours.read(map, isDrawn());
        Start start = start(map, name, does);
        boolean onLane = start instanceof Start.OnLane || start instanceof Start.NearEgo;
        if (!onLane
                && (does instanceof Behaviour.Drive
                        || does instanceof Behaviour.Brake
                        || does instanceof Behaviour.CutIn
                        || does instanceof Behaviour.Swerve
                        || does instanceof Behaviour.SetOff)) {
            map.document().error(map.location("does"), "only an actor on a lane can do this");
        }
        boolean follows = onLane && (does instanceof Behaviour.Drive || does instanceof Behaviour.Brake);
        DriveSpec drive = drives.other(map, model, follows).orElse(null);
        ActorSpec spec = new ActorSpec(map.location(), name, model, body(map, model), start, does, drive);
        map.finish();
        return spec;
    }

    /** Whether the place draws where somebody starts or wanders. */
    private boolean isDrawn() {
        return place instanceof Place.Indoor || place instanceof Place.Track;
    }

    private static ActorModel model(YamlMap map, ActorModel usual) {
        return ActorModel.of(map.choice("model", ActorModel.words(), usual.word()));
    }

    private static WorldBuilder.Body body(YamlMap map, ActorModel model) {
        WorldBuilder.Body b = model.body;
        double length = map.quantity("length", LENGTH, 0.05, 50, b.length());
        double width = map.quantity("width", LENGTH, 0.05, 10, b.width());
        double radius = b.radius() > 0 ? Math.max(length, width) / 2 : 0;
        // Whatever drives has its mass among the keys of its vehicle.
        boolean drives = model.isVehicle() || model.isRobot();
        double mass = drives ? b.mass() : map.quantity("mass", MASS, 0.001, 1e6, b.mass());
        return new WorldBuilder.Body(length, width, b.boxOffset(), radius, b.wheelbase(), mass);
    }

    private Start start(YamlMap actor, String name, Behaviour does) {
        boolean random = does instanceof Behaviour.Wander;
        if (does instanceof Behaviour.Cross cross && !actor.has("at")) {
            Pose at = cross.start();
            return new Start.InMap(
                    Distribution.constant(at.x()),
                    Distribution.constant(at.y()),
                    Distribution.constant(at.heading()),
                    Distribution.constant(0));
        }
        Optional<YamlValue> at = random ? actor.find("at") : actor.require("at");
        if (at.isEmpty()) {
            return new Start.Anywhere();
        }
        if (at.get().isText()) {
            String word = at.get().asText();
            if (!word.equals("random")) {
                at.get().error("expected 'random' or a position");
            } else if (place instanceof Place.Road) {
                at.get().error("'random' needs a procedural room, a track or a map");
            } else if (!name.equals(EGO) && !random) {
                at.get().error("'random' is for the ego and for actors that wander");
            }
            return new Start.Anywhere();
        }
        return position(at.get().asMap(), name);
    }

    private Start position(YamlMap at, String name) {
        List<String> forms = place instanceof Place.Road
                ? name.equals(EGO) ? List.of("lane", "x") : List.of("lane", "ahead", "behind", "x")
                : List.of("x");
        Optional<String> form = at.exactlyOne(forms);
        Distribution speed = numbers.read(at, "speed", SPEED, 0, FASTEST, 0);
        Start start = switch (form.orElse("")) {
            case "lane" -> onLane(at, speed);
            case "ahead", "behind" ->
                new Start.NearEgo(
                        form.get().equals("behind"),
                        numbers.read(at, form.get(), LENGTH, 0, 1000, 0),
                        numbers.read(at, "lanes_left", NUMBER, -12, 12, 0),
                        speed);
            case "x" ->
                new Start.InMap(
                        numbers.require(at, "x", LENGTH, -FAR, FAR, 0),
                        numbers.require(at, "y", LENGTH, -FAR, FAR, 0),
                        numbers.read(at, "heading", ANGLE, -2 * Math.PI, 2 * Math.PI, 0),
                        speed);
            default -> new Start.Anywhere();
        };
        at.finish();
        return start;
    }

    private Start onLane(YamlMap at, Distribution speed) {
        Place.Road road = (Place.Road) place;
        if (at.has("road")) {
            return onOpenDriveLane(at, road.roads(), speed);
        }
        int lane = (int) at.integer("lane", 0, road.roads().lanes().size() - 1L, 0);
        double length = road.roads().lane(lane).successors().isEmpty()
                ? road.roads().lane(lane).length()
                : FAR;
        return new Start.OnLane(
                -1,
                lane,
                numbers.require(at, "s", LENGTH, 0, length, 0),
                numbers.read(at, "offset", LENGTH, -5, 5, 0),
                speed);
    }

    private Start onOpenDriveLane(YamlMap at, RoadNetwork roads, Distribution speed) {
        String id = at.requiredText("road");
        int road = roads.roadIndex(id);
        if (road < 0) {
            List<String> ids = roads.roads().stream().map(Road::id).toList();
            at.document().error(at.location("road"), "the map has no road '" + id + "'", Suggestion.forWord(id, ids));
            road = 0;
        }
        int lane = (int) at.integer("lane", -99, 99, -1);
        Distribution s = numbers.require(at, "s", LENGTH, 0, roads.road(road).length(), 0);
        for (double end : new double[] {s.low(), s.high()}) {
            if (roads.laneAt(road, lane, end) < 0) {
                at.document()
                        .error(at.location("lane"), "road '" + id + "' has no lane " + lane + " at s = " + end + " m");
                break;
            }
        }
        return new Start.OnLane(road, lane, s, numbers.read(at, "offset", LENGTH, -5, 5, 0), speed);
    }
}
