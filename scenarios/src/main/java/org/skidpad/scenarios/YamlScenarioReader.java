package org.skidpad.scenarios;

import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
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
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.RoadRules;
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
        RoadNetwork roads = place instanceof Place.Road road ? road.roads() : null;
        RulesReader rulesReader = new RulesReader(roads);
        RoadRules rules = rulesReader.read(root);
        DriverReader drivers = new DriverReader(numbers, usualSpeed, step, !rules.isEmpty());
        BehaviourReader behaviours = new BehaviourReader(numbers, drivers, rules.crosswalks());
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
                .map(v -> new TrafficReader(numbers, drivers, rulesReader, usualSpeed).read(v, roads, ego))
                .orElse(null);
        List<CrowdSpec> crowds = new CrowdReader(numbers).read(root);
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
        int capacity = 1
                + actors.size()
                + (traffic == null ? 0 : traffic.most())
                + crowds.stream().mapToInt(CrowdSpec::most).sum();
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
                rules,
                ego.orElse(null),
                actors,
                traffic,
                crowds,
                goal,
                document.text());
    }

    private static double usualSpeed(Place place) {
        double limit = place instanceof Place.Road road ? road.roads().lane(0).speedLimit() : Double.NaN;
        return Double.isNaN(limit) ? 130 / 3.6 : limit;
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
