package org.skidpad.scenarios;

import static org.skidpad.scenarios.yaml.Quantity.ACCELERATION;
import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.NUMBER;
import static org.skidpad.scenarios.yaml.Quantity.SPEED;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.skidpad.scenarios.sample.Distribution;
import org.skidpad.scenarios.sample.DistributionReader;
import org.skidpad.scenarios.yaml.YamlDocument;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.world.WorldConfig;

/** Reads a scenario of docs/scenario-format.md; one for each document. */
final class YamlScenarioReader {
    private static final double FAR = 1e5;

    private final YamlDocument document;
    private final DistributionReader numbers = new DistributionReader();

    private final LoadOptions options;

    YamlScenarioReader(YamlDocument document, LoadOptions options) {
        this.document = document;
        this.options = options;
    }

    /** @throws org.skidpad.sim.diagnostic.BadInputException with everything that is wrong */
    YamlScenario read() {
        document.override(options.parameters());
        YamlMap root = document.root();
        root.require("skidpad").ifPresent(v -> v.asInteger(1, 1, 1));
        String name = root.requiredText("name");
        if (!name.isEmpty() && !name.matches("[a-z0-9][a-z0-9-]*")) {
            document.error(root.location("name"), "'" + name + "' is not a lower-case word with '-'");
        }
        String description = root.text("description", "");
        root.map("parameters").ifPresent(numbers::declare);
        numbers.correlate(root.list("correlations"));
        refuseOtherEgo();
        Optional<YamlMap> time = root.map("time");
        double step = time.map(t -> t.quantity("step", TIME, 0.001, 0.5, 0.05)).orElse(0.05);
        double duration = time.map(t -> t.requiredQuantity("duration", TIME, step, 86_400, 60))
                .orElse(60.0);
        time.ifPresent(YamlMap::finish);
        WorldConfig.ContactMode contacts =
                root.choice("contacts", List.of("detect", "rigid"), "detect").equals("rigid")
                        ? WorldConfig.ContactMode.RIGID
                        : WorldConfig.ContactMode.DETECT;
        Optional<Place> place = new PlaceReader(numbers).read(root);
        if (place.isEmpty()) {
            // Everything else is read against the place; going on would only repeat that it is missing.
            document.throwOnError();
        }
        YamlScenario scenario = inPlace(root, name, description, place.orElseThrow(), step, duration, contacts);
        root.finish();
        document.finishOverrides();
        document.throwOnError();
        return scenario;
    }

    private void refuseOtherEgo() {
        if (options.ego() != null && !options.ego().equals("ego")) {
            document.error(
                    SourceLocation.wholeFile(document.file()),
                    "the ego of this format is always 'ego', not '" + options.ego() + "'");
        }
    }

    private YamlScenario inPlace(
            YamlMap root,
            String name,
            String description,
            Place place,
            double step,
            double duration,
            WorldConfig.ContactMode contacts) {
        double usualSpeed = usualSpeed(place);
        BehaviourReader behaviours = new BehaviourReader(numbers, usualSpeed);
        ActorReader reader = new ActorReader(numbers, behaviours, place, duration);
        SensorReader sensorReader = new SensorReader(step, duration);
        SensorReader.Sensors sensors =
                root.find("ego").map(v -> sensorReader.read(v.asMap())).orElse(SensorReader.Sensors.NONE);
        Optional<ActorSpec> ego = root.require("ego").map(v -> reader.ego(v.asMap()));
        List<ActorSpec> actors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlValue value : root.list("actors")) {
            ActorSpec actor = reader.actor(value.asMap());
            if (!names.add(actor.name())) {
                value.error("an actor named '" + actor.name() + "' is given already");
            }
            actors.add(actor);
        }
        TrafficSpec traffic = root.find("traffic")
                .map(v -> traffic(v, place, ego, behaviours, usualSpeed))
                .orElse(null);
        GoalSpec goal = root.find("goal").map(v -> goal(v.asMap(), place)).orElse(null);
        boolean robot = ego.map(e -> e.model().isRobot()).orElse(false);
        double goalRadius = goal == null ? Double.NaN : goal.radius();
        Task task = root.require("task")
                .map(v -> new TaskReader(robot, step, sensorReader, sensors).read(v.asMap(), goalRadius))
                .orElse(null);
        if (task != null && task.contract().delayS() > duration) {
            document.error(
                    root.location("task"),
                    "delay " + task.contract().delayS() + " s is longer than the episode, " + duration + " s");
        }
        List<Criterion> criteria = root.map("criteria").map(Formulas::criteria).orElse(List.of());
        int capacity = 1 + actors.size() + (traffic == null ? 0 : traffic.most());
        WorldConfig config = new WorldConfig(step, capacity, contacts, duration);
        return new YamlScenario(
                name,
                description,
                config,
                task,
                criteria,
                numbers.parameters(),
                numbers.correlations(),
                document.overridden(),
                place,
                SurfaceSpec.read(root.map("surfaces"), numbers),
                ego.orElse(null),
                actors,
                traffic,
                goal,
                document.text());
    }

    private static double usualSpeed(Place place) {
        double limit = place instanceof Place.Road road ? road.roads().lane(0).speedLimit() : Double.NaN;
        return Double.isNaN(limit) ? 130 / 3.6 : limit;
    }

    private static MobilParameters mobil(YamlMap map) {
        MobilParameters usual = MobilParameters.MOVSIM;
        MobilParameters mobil = new MobilParameters(
                map.quantity("politeness", NUMBER, 0, 1, usual.politeness()),
                map.quantity("safe_deceleration", ACCELERATION, 0.1, 12, usual.safeDeceleration()),
                map.quantity("threshold", ACCELERATION, 0, 5, usual.threshold()),
                map.quantity("min_gap", LENGTH, 0, 100, usual.minimumGap()));
        map.finish();
        return mobil;
    }

    private TrafficSpec traffic(
            YamlValue value, Place place, Optional<ActorSpec> ego, BehaviourReader behaviours, double usualSpeed) {
        YamlMap map = value.asMap();
        if (!(place instanceof Place.Road road)) {
            value.error("traffic needs a road");
            return null;
        }
        List<Integer> lanes = new ArrayList<>();
        long last = road.roads().lanes().size() - 1L;
        for (YamlValue lane : map.list("lanes")) {
            lanes.add((int) lane.asInteger(0, last, 0));
        }
        if (!map.has("lanes") && ego.isPresent() && ego.get().start() instanceof Start.OnLane at) {
            int lane = at.road() < 0
                    ? at.lane()
                    : road.roads().laneAt(at.road(), at.lane(), at.s().low());
            if (lane >= 0) {
                lanes.addAll(besides(road.roads(), lane));
            }
        } else if (lanes.isEmpty()) {
            value.error("'lanes' must be given, since the ego does not start on a lane by number");
        }
        Optional<YamlMap> idm = map.map("idm");
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
                behaviours.follow(idm),
                map.map("mobil").map(YamlScenarioReader::mobil).orElse(null));
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

    private GoalSpec goal(YamlMap map, Place place) {
        double radius = map.quantity("radius", LENGTH, 0.01, 100, 0.2);
        Optional<String> form = map.exactlyOne(List.of("x", "random"));
        GoalSpec goal = new GoalSpec(Distribution.constant(0), Distribution.constant(0), 0, radius);
        if (form.isPresent() && form.get().equals("random")) {
            YamlMap random = map.map("random").orElseThrow();
            double distance = random.quantity("min_distance", LENGTH, 0, 100, 1);
            random.finish();
            if (!(place instanceof Place.Indoor indoor)) {
                document.error(map.location("random"), "a random goal needs a procedural room");
            } else if (distance > indoor.room().promisedDistance()) {
                document.error(
                        map.location("random"),
                        "min_distance " + distance + " m is more than the smallest room can promise, "
                                + indoor.room().promisedDistance() + " m");
            }
            goal = new GoalSpec(null, null, distance, radius);
        } else if (form.isPresent()) {
            goal = new GoalSpec(
                    numbers.require(map, "x", LENGTH, -FAR, FAR, 0),
                    numbers.require(map, "y", LENGTH, -FAR, FAR, 0),
                    0,
                    radius);
        }
        map.finish();
        return goal;
    }
}
