package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.Dynamics;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Trajectory;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * Private, global and user-defined actions. What cannot be played is reported with its place and becomes an action that does
 * nothing and is done at once, so that whatever waits for it goes on.
 */
final class ActionReader {
    private static final List<String> PRIVATE = List.of(
            "LongitudinalAction",
            "LateralAction",
            "TeleportAction",
            "ControllerAction",
            "ActivateControllerAction",
            "RoutingAction",
            "VisibilityAction");

    private final Entities entities;
    private final PositionReader positions;
    private final Catalogs catalogs;
    private final int ego;
    /** The file switches the ego's controller on somewhere. */
    private boolean activatesEgo;
    /** The file moves the ego by actions of its own somewhere in a story. */
    private boolean movesEgo;

    private final Set<Integer> placed = new HashSet<>();

    ActionReader(Entities entities, PositionReader positions, Catalogs catalogs, int ego) {
        this.entities = entities;
        this.positions = positions;
        this.catalogs = catalogs;
        this.ego = ego;
    }

    boolean activatesEgo() {
        return activatesEgo;
    }

    /** The actors that the initialisation puts somewhere. */
    Set<Integer> placed() {
        return placed;
    }

    boolean movesEgo() {
        return movesEgo;
    }

    /**
     * What is inside a {@code <PrivateAction>}.
     *
     * @param actors who does it
     * @param init true in the initialisation
     */
    Action privateAction(Node parent, List<Integer> actors, boolean init) {
        for (XmlElement kind : parent.all()) {
            Node node = parent.of(kind);
            switch (kind.name) {
                case "LongitudinalAction" -> {
                    notesMotion(actors, init);
                    return longitudinal(node);
                }
                case "LateralAction" -> {
                    notesMotion(actors, init);
                    return lateral(node);
                }
                case "TeleportAction" -> {
                    Position position = positions.read(node);
                    notesPlace(actors, init);
                    return position == null ? Actions.nothing() : Actions.teleport(position);
                }
                case "ControllerAction" -> {
                    return controller(node, actors);
                }
                case "ActivateControllerAction" -> {
                    return activate(node, actors);
                }
                case "RoutingAction" -> {
                    notesMotion(actors, init);
                    Action route = routing(node);
                    if (route.places()) {
                        notesPlace(actors, init);
                    }
                    return route;
                }
                case "VisibilityAction", "AppearanceAction" -> {
                    node.element.settle();
                    node.problems.warning(
                            node.location(), "<" + kind.name + "> does not influence how anybody moves; it is ignored");
                    return Actions.nothing();
                }
                default -> {
                    return unsupported(node, PRIVATE);
                }
            }
        }
        parent.problems.error(parent.location(), "<" + parent.name() + "> is empty");
        return Actions.nothing();
    }

    private void notesMotion(List<Integer> actors, boolean init) {
        movesEgo |= !init && actors.contains(ego);
    }

    private void notesPlace(List<Integer> actors, boolean init) {
        if (init) {
            placed.addAll(actors);
        }
    }

    private static Action unsupported(Node node, List<String> known) {
        node.element.settle();
        node.problems.warning(
                node.location(),
                "the action <" + node.name() + "> is not supported; it does nothing",
                Suggestion.forWord(node.name(), known));
        return Actions.nothing();
    }

    /** A global or a user-defined action. */
    Action globalAction(Node parent) {
        for (XmlElement kind : parent.all()) {
            Node node = parent.of(kind);
            switch (kind.name) {
                case "EnvironmentAction" -> {
                    node.element.settle();
                    node.problems.warning(
                            node.location(), "weather, light and friction do not influence this simulation; ignored");
                    return Actions.nothing();
                }
                case "ParameterAction" -> {
                    return set(node, "parameterRef");
                }
                case "VariableAction" -> {
                    return set(node, "variableRef");
                }
                default -> {
                    return unsupported(node, List.of("EnvironmentAction", "ParameterAction", "VariableAction"));
                }
            }
        }
        parent.problems.error(parent.location(), "<" + parent.name() + "> is empty");
        return Actions.nothing();
    }

    private static Action set(Node node, String reference) {
        String name = node.reference(reference);
        Node set = node.child("SetAction");
        if (set != null && name != null) {
            String value = set.text("value");
            return Actions.set(name, old -> value == null ? old : value);
        }
        Node modify = node.child("ModifyAction");
        Node rule = modify == null ? null : modify.need("Rule");
        if (rule == null || name == null) {
            node.problems.error(node.location(), "<" + node.name() + "> needs a <SetAction> or a <ModifyAction>");
            return Actions.nothing();
        }
        Node add = rule.child("AddValue");
        Node multiply = rule.child("MultiplyByValue");
        double plus = add == null ? 0 : add.number("value");
        double times = multiply == null ? 1 : multiply.number("value");
        return Actions.set(
                name,
                old -> old != null && Expression.typed(old) instanceof Double number
                        ? Expression.format(number * times + plus)
                        : old);
    }

    private Action longitudinal(Node parent) {
        for (XmlElement kind : parent.all()) {
            Node node = parent.of(kind);
            switch (kind.name) {
                case "SpeedAction" -> {
                    return speed(node);
                }
                case "LongitudinalDistanceAction" -> {
                    return longitudinalDistance(node);
                }
                default -> {
                    return unsupported(node, List.of("SpeedAction", "LongitudinalDistanceAction"));
                }
            }
        }
        return Actions.nothing();
    }

    private static Dynamics dynamics(Node parent, String name) {
        Node node = parent.need(name);
        if (node == null) {
            return Dynamics.STEP;
        }
        Dynamics.Shape shape = shape(node);
        Dynamics.Dimension dimension = switch (node.word("dynamicsDimension", "time", "rate", "distance")) {
            case "rate" -> Dynamics.Dimension.RATE;
            case "distance" -> Dynamics.Dimension.DISTANCE;
            default -> Dynamics.Dimension.TIME;
        };
        double value = node.number("value");
        String following = node.wordOr("followingMode", "position", "position", "follow");
        if (following.equals("follow")) {
            node.problems.warning(node.at("followingMode"), "followingMode 'follow' is approximated by 'position'");
        }
        if (value < 0 && dimension != Dynamics.Dimension.RATE) {
            node.problems.error(node.at("value"), "value must not be negative, is " + value);
        }
        return new Dynamics(shape, dimension, Math.abs(value));
    }

    private static Dynamics.Shape shape(Node node) {
        return switch (node.word("dynamicsShape", "step", "linear", "sinusoidal", "cubic")) {
            case "linear" -> Dynamics.Shape.LINEAR;
            case "sinusoidal" -> Dynamics.Shape.SINUSOIDAL;
            case "cubic" -> Dynamics.Shape.CUBIC;
            default -> Dynamics.Shape.STEP;
        };
    }

    private Action speed(Node node) {
        Dynamics dynamics = dynamics(node, "SpeedActionDynamics");
        Node target = node.need("SpeedActionTarget");
        if (target == null) {
            return Actions.nothing();
        }
        Node absolute = target.child("AbsoluteTargetSpeed");
        if (absolute != null) {
            double value = absolute.number("value");
            return Actions.speed(dynamics, stage -> value, false);
        }
        Node relative = target.need("RelativeTargetSpeed");
        if (relative == null) {
            return Actions.nothing();
        }
        int reference = entities.actor(relative, "entityRef");
        double value = relative.number("value");
        boolean factor =
                relative.word("speedTargetValueType", "delta", "factor").equals("factor");
        boolean continuous = relative.flag("continuous", false);
        return reference < 0
                ? Actions.nothing()
                : Actions.speed(
                        dynamics,
                        factor ? Actions.speedOf(reference, value, 0) : Actions.speedOf(reference, 1, value),
                        continuous);
    }

    private Action longitudinalDistance(Node node) {
        int reference = entities.actor(node, "entityRef");
        boolean continuous = node.flag("continuous");
        boolean freespace = node.flag("freespace");
        double distance = node.has("distance") ? node.number("distance") : Double.NaN;
        double timeGap = node.number("timeGap", 0);
        String displacement = node.wordOr(
                "displacement",
                "trailingReferencedEntity",
                "any",
                "trailingReferencedEntity",
                "leadingReferencedEntity");
        if (displacement.equals("any")) {
            node.problems.warning(node.at("displacement"), "displacement 'any' is approximated by trailing");
        }
        String in = node.wordOr("coordinateSystem", "entity", "entity", "lane", "road", "trajectory", "world");
        if (in.equals("world") || in.equals("trajectory")) {
            node.problems.warning(
                    node.at("coordinateSystem"), "coordinate system '" + in + "' is approximated by 'road'");
        }
        Node limits = node.child("DynamicConstraints");
        Actions.Limits constraints = null;
        if (limits != null) {
            constraints = new Actions.Limits(
                    limits.number("maxAcceleration", Double.POSITIVE_INFINITY),
                    limits.number("maxDeceleration", Double.POSITIVE_INFINITY),
                    limits.number("maxSpeed", Double.POSITIVE_INFINITY));
        }
        return reference < 0
                ? Actions.nothing()
                : Actions.longitudinalDistance(
                        reference,
                        distance,
                        timeGap,
                        displacement.equals("leadingReferencedEntity"),
                        freespace,
                        continuous,
                        constraints);
    }

    private Action lateral(Node parent) {
        for (XmlElement kind : parent.all()) {
            Node node = parent.of(kind);
            switch (kind.name) {
                case "LaneChangeAction" -> {
                    return laneChange(node);
                }
                case "LaneOffsetAction" -> {
                    return laneOffset(node);
                }
                default -> {
                    return unsupported(node, List.of("LaneChangeAction", "LaneOffsetAction"));
                }
            }
        }
        return Actions.nothing();
    }

    private Action laneChange(Node node) {
        double offset = node.number("targetLaneOffset", 0);
        Dynamics dynamics = dynamics(node, "LaneChangeActionDynamics");
        Node target = node.need("LaneChangeTarget");
        if (target == null) {
            return Actions.nothing();
        }
        Node absolute = target.child("AbsoluteTargetLane");
        if (absolute != null) {
            return Actions.laneChange(dynamics, Actions.laneWithId(absolute.integer("value")), offset);
        }
        Node relative = target.need("RelativeTargetLane");
        if (relative == null) {
            return Actions.nothing();
        }
        int reference = entities.actor(relative, "entityRef");
        int count = relative.integer("value");
        return reference < 0
                ? Actions.nothing()
                : Actions.laneChange(dynamics, Actions.laneBeside(reference, count), offset);
    }

    private Action laneOffset(Node node) {
        if (node.flag("continuous", false)) {
            node.problems.warning(
                    node.at("continuous"), "a continuous lane offset ends when it is reached; it is kept anyway");
        }
        Node dynamics = node.need("LaneOffsetActionDynamics");
        Node target = node.need("LaneOffsetTarget");
        if (dynamics == null || target == null) {
            return Actions.nothing();
        }
        Dynamics.Shape shape = shape(dynamics);
        double acceleration = dynamics.number("maxLateralAcc", Double.POSITIVE_INFINITY);
        if (!(acceleration > 0)) {
            dynamics.problems.error(dynamics.at("maxLateralAcc"), "maxLateralAcc must be positive, is " + acceleration);
            return Actions.nothing();
        }
        Node absolute = target.child("AbsoluteTargetLaneOffset");
        if (absolute != null) {
            return Actions.laneOffset(shape, acceleration, Actions.offset(absolute.number("value")));
        }
        Node relative = target.need("RelativeTargetLaneOffset");
        if (relative == null) {
            return Actions.nothing();
        }
        int reference = entities.actor(relative, "entityRef");
        double value = relative.number("value");
        return reference < 0
                ? Actions.nothing()
                : Actions.laneOffset(shape, acceleration, Actions.offsetOf(reference, value));
    }

    private Action controller(Node node, List<Integer> actors) {
        Action action = Actions.nothing();
        for (XmlElement kind : node.all()) {
            Node inside = node.of(kind);
            switch (kind.name) {
                case "ActivateControllerAction" -> action = activate(inside, actors);
                case "AssignControllerAction" -> {
                    Node reference = inside.child("CatalogReference");
                    if (reference != null) {
                        catalogs.entry(reference);
                    }
                    boolean active = inside.flag("activateLateral", false) | inside.flag("activateLongitudinal", false);
                    inside.element.settle();
                    if (actors.contains(ego)) {
                        activatesEgo |= active;
                        action = active ? Actions.controller(true) : action;
                    } else {
                        inside.problems.warning(
                                inside.location(), "only the ego has a controller here; the assignment is ignored");
                    }
                }
                case "OverrideControllerValueAction" -> {
                    // Without an active override it changes nothing, which is how files in the field use it.
                    boolean any = kind.children.stream().map(inside::of).anyMatch(one -> one.flag("active", false));
                    inside.element.settle();
                    if (any) {
                        inside.problems.warning(
                                inside.location(), "the action <" + kind.name + "> is not supported; it does nothing");
                    }
                }
                default ->
                    unsupported(
                            inside,
                            List.of(
                                    "ActivateControllerAction",
                                    "AssignControllerAction",
                                    "OverrideControllerValueAction"));
            }
        }
        return action;
    }

    private Action activate(Node node, List<Integer> actors) {
        boolean lateral = node.flag("lateral", false);
        boolean longitudinal = node.flag("longitudinal", false);
        node.text("controllerRef", "");
        node.flag("lighting", false);
        node.flag("animation", false);
        boolean active = lateral || longitudinal;
        if (!actors.contains(ego)) {
            if (active) {
                node.problems.warning(
                        node.location(), "only the ego has a controller here; other actors keep speed and lane");
            }
            return Actions.nothing();
        }
        if (lateral != longitudinal) {
            node.problems.warning(
                    node.location(), "the policy takes both domains or none; one domain alone counts as both");
        }
        activatesEgo |= active;
        return Actions.controller(active);
    }

    private Action routing(Node parent) {
        for (XmlElement kind : parent.all()) {
            Node node = parent.of(kind);
            if (kind.name.equals("FollowTrajectoryAction")) {
                return followTrajectory(node);
            }
            return unsupported(node, List.of("FollowTrajectoryAction"));
        }
        return Actions.nothing();
    }

    private Action followTrajectory(Node node) {
        Node reference = node.child("TrajectoryRef");
        // Version 1.0 has the trajectory, or its place in a catalog, without the element around it.
        Node holder = reference == null ? node : reference;
        Node trajectory = holder.child("Trajectory");
        Node catalog = holder.child("CatalogReference");
        if (trajectory != null) {
            trajectory = trajectory.within(new Scope(trajectory.scope));
            ParameterReader.declare(trajectory, trajectory.scope, Map.of());
        } else if (catalog != null) {
            trajectory = catalogs.entry(catalog);
        }
        Trajectory.Timing timing = timing(node);
        Node mode = node.child("TrajectoryFollowingMode");
        if (mode != null && mode.word("followingMode", "position", "follow").equals("follow")) {
            node.problems.warning(mode.location(), "followingMode 'follow' is approximated by 'position'");
        }
        if (node.number("initialDistanceOffset", 0) != 0) {
            node.problems.warning(
                    node.at("initialDistanceOffset"),
                    "initialDistanceOffset is not supported; the trajectory starts at 0");
        }
        if (trajectory == null) {
            if (catalog == null) {
                node.problems.error(node.location(), "<FollowTrajectoryAction> has no trajectory");
            }
            return Actions.nothing();
        }
        return trajectory(trajectory, timing);
    }

    private static Trajectory.Timing timing(Node node) {
        Node reference = node.child("TimeReference");
        Node timing = reference == null ? null : reference.child("Timing");
        if (timing == null) {
            if (reference != null) {
                reference.child("None");
            }
            return null;
        }
        boolean absolute =
                timing.word("domainAbsoluteRelative", "absolute", "relative").equals("absolute");
        return new Trajectory.Timing(absolute, timing.number("scale"), timing.number("offset"));
    }

    /** @param scoped in the scope of its own parameters */
    private Action trajectory(Node scoped, Trajectory.Timing timing) {
        scoped.text("name", "");
        if (scoped.flag("closed", false)) {
            scoped.problems.warning(scoped.at("closed"), "a closed trajectory is followed once");
        }
        Node shape = scoped.need("Shape");
        Node line = shape == null ? null : shape.child("Polyline");
        if (line == null) {
            if (shape != null) {
                shape.element.settle();
                shape.problems.warning(
                        shape.location(),
                        "of the trajectory shapes only <Polyline> is supported; the trajectory is not followed");
            }
            return Actions.nothing();
        }
        List<Trajectory.Vertex> vertices = new ArrayList<>();
        for (Node vertex : line.children("Vertex")) {
            double time = vertex.number("time", 0);
            boolean facing = PositionReader.hasFacing(vertex);
            Position position = positions.read(vertex);
            if (position != null) {
                vertices.add(new Trajectory.Vertex(time, position, facing));
            }
        }
        if (vertices.size() < 2) {
            line.problems.error(line.location(), "a <Polyline> needs at least two vertices, has " + vertices.size());
            return Actions.nothing();
        }
        return Actions.followTrajectory(new Trajectory(vertices, timing));
    }
}
