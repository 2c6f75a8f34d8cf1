package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.script.LaneMap;
import org.skidpad.scenarios.script.SignalController;
import org.skidpad.scenarios.script.Stage;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.traffic.SwitchedLight;
import org.skidpad.sim.world.WorldBuilder.Body;

/** The entities of a scenario by name; index = actor. */
final class Entities {
    /**
     * @param controlled an object controller is assigned
     */
    record Entity(String name, ActorType type, Body body, Limits limits, boolean controlled, Coupling coupling) {}

    /**
     * How a vehicle pulls and is pulled: where, m ahead of the reference point, or NaN.
     *
     * @param trailer name of the entity that it pulls from the start, or null
     */
    record Coupling(double hitch, double coupler, String trailer) {
        static final Coupling NONE = new Coupling(Double.NaN, Double.NaN, null);
    }

    /** What a vehicle can do at most: rad, m/s², m/s² (positive), m/s. */
    record Limits(double steering, double acceleration, double deceleration, double speed, boolean stated) {
        /** For those who state none, what is usual binds the policy only. */
        Stage.Performance performance() {
            return stated ? new Stage.Performance(speed, acceleration, deceleration) : Stage.Performance.UNBOUND;
        }
    }

    /** Name of the body that stands for the ego of a scenario without entities. */
    static final String NOBODY = "(nobody)";

    /** Ends the name of a trailer that is described inside its tractor, as the reference player has it. */
    private static final String TRAILER = "+";

    private static final int MOST_TRAILERS = 8;

    final List<Entity> all = new ArrayList<>();
    private final Map<String, Integer> byName = new LinkedHashMap<>();
    private final Map<String, List<Integer>> selections = new LinkedHashMap<>();

    static Entities read(Node root, Catalogs catalogs) {
        Entities entities = new Entities();
        Node list = root.need("Entities");
        if (list == null) {
            return entities;
        }
        for (Node object : list.children("ScenarioObject")) {
            entities.add(object, catalogs);
        }
        for (Node selection : list.children("EntitySelection")) {
            entities.select(selection);
        }
        if (entities.all.isEmpty() && list.children("ScenarioObject").isEmpty()) {
            list.problems.warning(
                    list.location(), "the scenario has no entities; a still body at the origin stands for its ego");
            Body still = new Body(0.1, 0.1, 0, 0, 0, 1);
            entities.all.add(new Entity(
                    NOBODY, ActorType.OBSTACLE, still, new Limits(0.5, 5, 10, 70, false), false, Coupling.NONE));
        }
        return entities;
    }

    /** The actors of an episode before its first tick. */
    static Stage stage(
            LaneMap map,
            List<Entity> entities,
            int ego,
            List<SignalController> controllers,
            Map<String, List<SwitchedLight>> lights) {
        Stage stage = new Stage(
                map,
                entities.stream()
                        .map(e -> new Stage.Cast(
                                e.name, e.body, e.coupling.hitch, e.coupling.coupler, e.limits.performance()))
                        .toList(),
                ego,
                controllers,
                lights);
        for (int i = 0; i < entities.size(); i++) {
            for (int k = 0; k < entities.size(); k++) {
                if (entities.get(k).name.equals(entities.get(i).coupling.trailer)) {
                    stage.pulls(i, k);
                }
            }
        }
        return stage;
    }

    private void add(Node object, Catalogs catalogs) {
        String name = object.text("name");
        if (name != null) {
            add(name, object, catalogs);
        }
    }

    /** Adds an entity, and after it the trailers that are described inside it. */
    private void add(String name, Node object, Catalogs catalogs) {
        if (byName.containsKey(name)) {
            object.problems.error(object.at("name"), "there are two entities '" + name + "'");
            return;
        }
        Node described = described(object, catalogs);
        boolean controlled = false;
        for (Node controller : object.children("ObjectController")) {
            controlled = true;
            controller.text("name", "");
            Node reference = controller.child("CatalogReference");
            if (reference != null) {
                catalogs.entry(reference);
            } else if (controller.child("Controller") != null) {
                controller.child("Controller").element.settle();
            }
        }
        byName.put(name, all.size());
        all.add(entity(name, object, described, controlled));
        Node trailer = described == null ? null : innerTrailer(described);
        if (trailer == null) {
            return;
        }
        if (name.endsWith(TRAILER.repeat(MOST_TRAILERS))) {
            trailer.problems.error(
                    trailer.location(), "more than " + MOST_TRAILERS + " trailers inside each other, or one in itself");
            return;
        }
        trailer.text("name", "");
        add(name + TRAILER, trailer, catalogs);
    }

    private static Node innerTrailer(Node described) {
        Node trailer = described.child("Trailer");
        return trailer == null ? null : trailer.child("Trailer");
    }

    private static Node described(Node object, Catalogs catalogs) {
        Node reference = object.child("CatalogReference");
        if (reference != null) {
            return catalogs.entry(reference);
        }
        for (String kind : List.of("Vehicle", "Pedestrian", "MiscObject")) {
            Node own = object.child(kind);
            if (own != null) {
                ParameterReader.declare(own.within(new Scope(own.scope)), own.scope, Map.of());
                return own;
            }
        }
        object.problems.error(
                object.location(),
                "<ScenarioObject> needs a <Vehicle>, <Pedestrian>, <MiscObject> or <CatalogReference>");
        return null;
    }

    private static Entity entity(String name, Node object, Node described, boolean controlled) {
        if (described == null) {
            return new Entity(
                    name,
                    ActorType.CAR,
                    new Body(4.5, 1.8, 1.4, 0, 2.7, 1500),
                    new Limits(0.5, 5, 10, 70, false),
                    controlled,
                    Coupling.NONE);
        }
        described.text("name", "");
        ActorType type = type(described);
        double length = 4.5;
        double width = 1.8;
        double boxOffset = 0;
        Node box = described.child("BoundingBox");
        if (box == null) {
            described.problems.warning(
                    described.location(), "'" + name + "' has no <BoundingBox>; 4.5 m by 1.8 m is taken");
        } else {
            Node centre = box.need("Center");
            Node size = box.need("Dimensions");
            if (centre != null) {
                boxOffset = centre.number("x");
                double across = centre.number("y", 0);
                if (across != 0) {
                    centre.problems.warning(centre.at("y"), "the box of '" + name + "' is taken to be centred across");
                }
                centre.number("z", 0);
            }
            if (size != null) {
                length = positive(size, "length");
                width = positive(size, "width");
                size.number("height", 0);
            }
        }
        double wheelbase = 0;
        double maxSteering = 0.5;
        Node axles = described.child("Axles");
        if (axles != null) {
            axles.element.settle();
            Node front = axles.child("FrontAxle");
            Node rear = axles.child("RearAxle");
            if (front != null && rear != null) {
                wheelbase = front.number("positionX") - rear.number("positionX", 0);
                maxSteering = front.number("maxSteering", 0.5);
            }
        }
        Limits limits = limits(described, maxSteering > 0 ? maxSteering : 0.5);
        if (wheelbase <= 0 && isVehicle(type)) {
            wheelbase = 0.6 * length;
        }
        if (!(wheelbase < 100)) {
            wheelbase = 0.6 * length;
        }
        double mass = described.has("mass") ? described.number("mass") : isVehicle(type) ? 1500 : 75;
        return new Entity(
                name,
                type,
                new Body(length, width, boxOffset, 0, wheelbase, Math.max(1, mass)),
                limits,
                controlled,
                coupling(name, described));
    }

    private static Coupling coupling(String of, Node described) {
        Node hitch = described.child("TrailerHitch");
        Node coupler = described.child("TrailerCoupler");
        Node trailer = described.child("Trailer");
        Node reference = trailer == null ? null : trailer.child("TrailerRef");
        String name = reference == null ? "" : reference.text("entityRef", "");
        if (innerTrailer(described) != null) {
            name = of + TRAILER;
        }
        return new Coupling(
                hitch == null ? Double.NaN : hitch.number("dx"),
                coupler == null ? Double.NaN : coupler.number("dx"),
                name.isEmpty() ? null : name);
    }

    /** {@code Performance} binds the policy, and actions on speed like in the reference player. */
    private static Limits limits(Node described, double maxSteering) {
        Node performance = described.child("Performance");
        if (performance == null) {
            return new Limits(maxSteering, 5, 10, 70, false);
        }
        performance.number("maxAccelerationRate", 0);
        performance.number("maxDecelerationRate", 0);
        return new Limits(
                maxSteering,
                Math.max(0.1, performance.number("maxAcceleration")),
                Math.max(0.1, performance.number("maxDeceleration")),
                Math.max(0.1, performance.number("maxSpeed")),
                true);
    }

    private static double positive(Node size, String attribute) {
        double value = size.number(attribute);
        if (!(value > 0)) {
            size.problems.warning(size.at(attribute), attribute + " is " + value + " m; 0.1 m is taken");
            return 0.1;
        }
        return value;
    }

    static boolean isVehicle(ActorType type) {
        return type != ActorType.PEDESTRIAN && type != ActorType.OBSTACLE;
    }

    private static ActorType type(Node described) {
        return switch (described.name()) {
            case "Pedestrian" -> {
                described.wordOr("pedestrianCategory", "pedestrian", "pedestrian", "animal", "wheelchair", "none");
                yield ActorType.PEDESTRIAN;
            }
            case "MiscObject" -> {
                described.text("miscObjectCategory", "none");
                yield ActorType.OBSTACLE;
            }
            default ->
                switch (described.text("vehicleCategory", "car")) {
                    case "truck", "trailer", "semitrailer", "van" -> ActorType.TRUCK;
                    case "bus", "tram", "train" -> ActorType.BUS;
                    case "motorbike" -> ActorType.MOTORCYCLE;
                    case "bicycle" -> ActorType.BICYCLE;
                    default -> ActorType.CAR;
                };
        };
    }

    private void select(Node selection) {
        String name = selection.text("name");
        Node members = selection.need("Members");
        List<Integer> found = new ArrayList<>();
        if (members != null) {
            for (Node member : members.children("EntityRef")) {
                found.addAll(group(member, "entityRef"));
            }
            for (Node byType : members.children("ByType")) {
                found.addAll(ofType(byType.word("objectType", "vehicle", "pedestrian", "miscellaneous", "external")));
            }
        }
        if (name != null) {
            selections.put(name, found);
        }
    }

    /** The actors of a type of the standard. */
    List<Integer> ofType(String kind) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ActorType type = all.get(i).type;
            boolean fits = switch (kind) {
                case "pedestrian" -> type == ActorType.PEDESTRIAN;
                case "miscellaneous" -> type == ActorType.OBSTACLE;
                case "external" -> false;
                default -> isVehicle(type);
            };
            if (fits) {
                found.add(i);
            }
        }
        return found;
    }

    /** The actor an attribute names, or -1 with an error noted. */
    int actor(Node node, String attribute) {
        String name = node.text(attribute);
        return name == null ? -1 : find(name, node, attribute);
    }

    /** The actors an attribute names: one, or those of a selection. */
    List<Integer> group(Node node, String attribute) {
        String name = node.text(attribute);
        if (name == null) {
            return List.of();
        }
        List<Integer> selected = selections.get(name);
        if (selected != null) {
            return selected;
        }
        int actor = find(name, node, attribute);
        return actor < 0 ? List.of() : List.of(actor);
    }

    private int find(String name, Node node, String attribute) {
        Integer found = byName.get(name);
        if (found == null) {
            node.problems.error(
                    node.at(attribute), "there is no entity '" + name + "'", Suggestion.forWord(name, byName.keySet()));
            return -1;
        }
        return found;
    }

    /** Index by name, or -1. */
    int index(String name) {
        return byName.getOrDefault(name, -1);
    }

    Set<String> names() {
        return byName.keySet();
    }
}
