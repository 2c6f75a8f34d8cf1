package org.skidpad.scenarios.format;

import static org.skidpad.scenarios.yaml.Quantity.LENGTH;
import static org.skidpad.scenarios.yaml.Quantity.TIME;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.skidpad.scenarios.library.FamilyReader;
import org.skidpad.scenarios.populate.ActorModel;
import org.skidpad.scenarios.populate.ActorSpec;
import org.skidpad.scenarios.populate.CrowdSpec;
import org.skidpad.scenarios.populate.GoalSpec;
import org.skidpad.scenarios.populate.Place;
import org.skidpad.scenarios.populate.SensorSpec;
import org.skidpad.scenarios.populate.Start;
import org.skidpad.scenarios.populate.SurfaceSpec;
import org.skidpad.scenarios.populate.TrafficSpec;
import org.skidpad.scenarios.populate.YamlScenario;
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
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** Reads a scenario of docs/scenario-format.md; one for each document. */
public final class YamlScenarioReader {
    private static final double FAR = 1e5;

    /** What a robot that is put on a map keeps from walls besides its size, m. */
    private static final double MARGIN = 0.1;

    private final YamlDocument document;
    private final DistributionReader numbers = new DistributionReader();

    private final Map<String, String> parameters;
    private final String ego;
    private final ReadMaps maps;

    /** With maps of its own; as {@link #YamlScenarioReader(YamlDocument, Map, String, ReadMaps)}. */
    public YamlScenarioReader(YamlDocument document, Map<String, String> parameters, String ego) {
        this(document, parameters, ego, new ReadMaps());
    }

    /**
     * @param parameters numbers given from outside, by the names of docs/scenario-format.md
     * @param ego who was asked to be it, or null
     * @param maps that were looked into already
     */
    public YamlScenarioReader(YamlDocument document, Map<String, String> parameters, String ego, ReadMaps maps) {
        this.document = document;
        this.parameters = parameters;
        this.ego = ego;
        this.maps = maps;
    }

    /** @throws org.skidpad.sim.diagnostic.BadInputException with everything that is wrong */
    public YamlScenario read() {
        document.override(parameters);
        YamlMap root = document.root();
        String name = readName(root);
        String description = root.text("description", "");
        root.find("library").ifPresent(v -> FamilyReader.check(v.asMap()));
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
        Optional<Place> place = new PlaceReader(numbers, maps).read(root);
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

    /** The version and the name, with which every scenario of ours begins. */
    public static String readName(YamlMap root) {
        root.require("skidpad").ifPresent(v -> v.asInteger(1, 1, 1));
        String name = root.requiredText("name");
        if (!name.isEmpty() && !name.matches("[a-z0-9][a-z0-9-]*")) {
            root.document().error(root.location("name"), "'" + name + "' is not a lower-case word with '-'");
        }
        return name;
    }

    private void refuseOtherEgo() {
        if (ego != null && !ego.equals("ego")) {
            document.error(
                    SourceLocation.wholeFile(document.file()),
                    "the ego of this format is always 'ego', not '" + ego + "'");
        }
    }

    private YamlScenario inPlace(
            YamlMap root,
            String name,
            String description,
            Place written,
            double step,
            double duration,
            WorldConfig.ContactMode contacts) {
        double usualSpeed = usualSpeed(written);
        RoadNetwork roads = written instanceof Place.Road road ? road.roads() : null;
        RulesReader rulesReader = new RulesReader(written);
        RoadRules rules = rulesReader.read(root);
        boolean drawnAnew = written instanceof Place.Road road && road.plan() != null;
        DriverReader drivers = new DriverReader(numbers, usualSpeed, step, drawnAnew || !rules.isEmpty());
        BehaviourReader behaviours = new BehaviourReader(numbers, drivers, rules.crosswalks());
        ActorReader reader = new ActorReader(numbers, behaviours, written, duration);
        SensorReader sensorReader = new SensorReader(numbers, step, duration);
        SensorSpec sensors =
                root.find("ego").map(v -> sensorReader.read(v.asMap())).orElse(SensorSpec.NONE);
        Optional<ActorSpec> ego = root.require("ego").map(v -> reader.ego(v.asMap()));
        Place place = drawable(root, written, ego);
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
        TaskReader taskReader = new TaskReader(robot, step, sensorReader, sensors);
        Task task = root.require("task")
                .map(v -> taskReader.read(v.asMap(), goalRadius))
                .orElse(null);
        if (task != null
                && roads == null
                && ego.isPresent()
                && needsRoad(ego.get().model(), task)) {
            document.error(
                    root.map("ego").orElseThrow().location("model"),
                    "a " + ego.get().model().word() + " needs a road, or a task that steers it");
        }
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
                taskReader.sensors(),
                actors,
                traffic,
                crowds,
                goal,
                document.text());
    }

    /** Without a road there is no lane to keep. */
    private static boolean needsRoad(ActorModel model, Task task) {
        return model.isVehicle()
                && !model.isSmall()
                && task.contract().action().stream().noneMatch(c -> c.name().equals("steering"));
    }

    private static double usualSpeed(Place place) {
        double limit = place instanceof Place.Road road ? road.roads().lane(0).speedLimit() : Double.NaN;
        return Double.isNaN(limit) ? 130 / 3.6 : limit;
    }

    private GoalSpec goal(YamlMap map, Place place) {
        double radius = map.quantity("radius", LENGTH, 0.01, 100, 0.2);
        Optional<String> form = map.exactlyOne(List.of("x", "random", "ahead"));
        GoalSpec goal = GoalSpec.at(Distribution.constant(0), Distribution.constant(0), radius);
        if (form.isPresent() && form.get().equals("random")) {
            goal = drawnGoal(map.location("random"), map.map("random").orElseThrow(), place, radius);
        } else if (form.isPresent() && form.get().equals("ahead")) {
            if (!(place instanceof Place.Road)) {
                document.error(map.location("ahead"), "a goal ahead needs a road");
            }
            goal = GoalSpec.ahead(
                    numbers.require(map, "ahead", LENGTH, 0, FAR, 100),
                    (int) map.integer("lanes_left", -12, 12, 0),
                    radius);
        } else if (form.isPresent()) {
            goal = GoalSpec.at(
                    numbers.require(map, "x", LENGTH, -FAR, FAR, 0),
                    numbers.require(map, "y", LENGTH, -FAR, FAR, 0),
                    radius);
        }
        map.finish();
        return goal;
    }

    private GoalSpec drawnGoal(SourceLocation location, YamlMap random, Place place, double radius) {
        double min = random.quantity("min_distance", LENGTH, 0, 100, 1);
        double max = Double.POSITIVE_INFINITY;
        if (place instanceof Place.Mapped mapped) {
            max = random.quantity("max_distance", LENGTH, 0, FAR, FAR);
            double promised = mapped.free() == null ? 0 : mapped.free().promisedDistance();
            if (min > max) {
                document.error(random.location("max_distance"), "max_distance is below min_distance");
            } else if (mapped.free() != null && min > promised) {
                document.error(
                        location,
                        "min_distance " + min + " m is more than the map's free space can promise, " + promised + " m");
            }
        } else if (!(place instanceof Place.Indoor indoor)) {
            document.error(location, "a random goal needs a procedural room or a map");
        } else if (min > indoor.room().promisedDistance()) {
            document.error(
                    location,
                    "min_distance " + min + " m is more than the smallest room can promise, "
                            + indoor.room().promisedDistance() + " m");
        }
        random.finish();
        return GoalSpec.drawnByPlace(min, max, radius);
    }

    /** What the middle of a robot keeps from walls where it is put on a map, m. */
    public static double clearance(WorldBuilder.Body body) {
        return Math.max(body.length(), body.width()) / 2 + Math.abs(body.boxOffset()) + MARGIN;
    }

    /** A map with its free space, where starts or goals are drawn on it. */
    private Place drawable(YamlMap root, Place place, Optional<ActorSpec> ego) {
        boolean start = ego.isPresent() && ego.get().start() instanceof Start.Anywhere;
        boolean goal = root.peek("goal") != null
                && root.peek("goal").isMap()
                && root.peek("goal").asMap().keys().contains("random");
        if (!(place instanceof Place.Mapped mapped) || !start && !goal) {
            return place;
        }
        if (goal && !start) {
            document.error(root.location("goal"), "on a map a random goal needs an ego that starts 'at: random'");
        }
        double clearance = clearance(ego.map(ActorSpec::body).orElse(ActorModel.TURTLEBOT3_BURGER.body));
        Place.Mapped drawable = mapped.withFreeSpace(clearance);
        if (drawable.free().isEmpty()) {
            document.error(
                    root.location("map"),
                    "the map has no free place " + clearance + " m away from whatever is occupied or unknown");
            document.throwOnError();
        }
        return drawable;
    }
}
