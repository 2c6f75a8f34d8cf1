package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.skidpad.scenarios.script.Check;
import org.skidpad.scenarios.script.Checks;
import org.skidpad.scenarios.script.Checks.Coordinates;
import org.skidpad.scenarios.script.Checks.DistanceType;
import org.skidpad.scenarios.script.Comparison;
import org.skidpad.scenarios.script.Condition;
import org.skidpad.scenarios.script.ElementState;
import org.skidpad.scenarios.script.ElementType;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Trigger;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;

/** {@code StartTrigger}, {@code StopTrigger} and the conditions in them. */
final class TriggerReader {
    private static final List<String> ENTITY_CONDITIONS = List.of(
            "EndOfRoadCondition",
            "CollisionCondition",
            "OffroadCondition",
            "TimeHeadwayCondition",
            "TimeToCollisionCondition",
            "AccelerationCondition",
            "StandStillCondition",
            "SpeedCondition",
            "RelativeSpeedCondition",
            "TraveledDistanceCondition",
            "ReachPositionCondition",
            "DistanceCondition",
            "RelativeDistanceCondition");

    private static final List<String> VALUE_CONDITIONS = List.of(
            "SimulationTimeCondition",
            "StoryboardElementStateCondition",
            "ParameterCondition",
            "VariableCondition",
            "TimeOfDayCondition");

    private final Entities entities;
    private final PositionReader positions;
    private final List<Reference> references = new ArrayList<>();
    /** The latest simulation time that any condition waits for, s. */
    private double latestTime;

    /** A storyboard element that a condition names. */
    record Reference(ElementType type, String name, Node node) {}

    TriggerReader(Entities entities, PositionReader positions) {
        this.entities = entities;
        this.positions = positions;
    }

    List<Reference> references() {
        return references;
    }

    double latestTime() {
        return latestTime;
    }

    /** The trigger of a name below {@code parent}, or null where there is none. */
    Trigger read(Node parent, String name) {
        Node trigger = parent.child(name);
        if (trigger == null) {
            return null;
        }
        List<List<Condition>> groups = new ArrayList<>();
        for (Node group : trigger.children("ConditionGroup")) {
            List<Condition> conditions = new ArrayList<>();
            for (Node condition : group.children("Condition")) {
                conditions.add(condition(condition));
            }
            groups.add(conditions);
        }
        return new Trigger(groups);
    }

    private Condition condition(Node node) {
        String name = node.text("name", "");
        double delay = node.number("delay", 0);
        if (delay < 0) {
            node.problems.error(node.at("delay"), "delay must not be negative, is " + delay);
            delay = 0;
        }
        Condition.Edge edge =
                switch (node.wordOr("conditionEdge", "none", "none", "rising", "falling", "risingOrFalling")) {
                    case "rising" -> Condition.Edge.RISING;
                    case "falling" -> Condition.Edge.FALLING;
                    case "risingOrFalling" -> Condition.Edge.RISING_OR_FALLING;
                    default -> Condition.Edge.NONE;
                };
        Node byEntity = node.child("ByEntityCondition");
        Node byValue = node.child("ByValueCondition");
        Check check = Checks.constant(false);
        if (byEntity != null) {
            check = byEntity(byEntity);
        } else if (byValue != null) {
            check = byValue(byValue);
        } else {
            node.problems.error(
                    node.location(), "<Condition> needs a <ByEntityCondition> or a <ByValueCondition> inside");
        }
        return new Condition(name, delay, edge, check);
    }

    private Check byEntity(Node node) {
        Node who = node.need("TriggeringEntities");
        Node what = node.need("EntityCondition");
        if (who == null || what == null) {
            return Checks.constant(false);
        }
        boolean any = who.word("triggeringEntitiesRule", "any", "all").equals("any");
        List<Integer> actors = new ArrayList<>();
        for (Node entity : who.children("EntityRef")) {
            actors.addAll(entities.group(entity, "entityRef"));
        }
        for (XmlElement kind : what.all()) {
            Checks.OfActor check = ofActor(what.of(kind));
            return check == null ? Checks.constant(false) : Checks.entities(actors, any, check);
        }
        what.problems.error(what.location(), "<EntityCondition> is empty");
        return Checks.constant(false);
    }

    private static Comparison rule(Node node) {
        return Rules.comparison(node.word("rule", Rules.NAMES));
    }

    private Checks.OfActor ofActor(Node node) {
        return switch (node.name()) {
            case "EndOfRoadCondition" -> Checks.endOfRoad(node.number("duration"));
            case "OffroadCondition" -> Checks.offRoad(node.number("duration"));
            case "CollisionCondition" -> collision(node);
            case "TimeHeadwayCondition" -> timeHeadway(node);
            case "TimeToCollisionCondition" -> timeToCollision(node);
            case "AccelerationCondition" -> {
                direction(node);
                yield Checks.acceleration(rule(node), node.number("value"));
            }
            case "StandStillCondition" -> Checks.standstill(node.number("duration"));
            case "SpeedCondition" -> {
                direction(node);
                yield Checks.speed(rule(node), node.number("value"));
            }
            case "RelativeSpeedCondition" -> {
                direction(node);
                int reference = entities.actor(node, "entityRef");
                Comparison rule = rule(node);
                double value = node.number("value");
                yield reference < 0 ? null : Checks.relativeSpeed(reference, rule, value);
            }
            case "TraveledDistanceCondition" -> Checks.travelledDistance(node.number("value"));
            case "ReachPositionCondition" -> {
                double tolerance = node.number("tolerance");
                Position position = positions.read(node);
                yield position == null ? null : Checks.reachPosition(position, tolerance);
            }
            case "DistanceCondition" -> distance(node);
            case "RelativeDistanceCondition" -> relativeDistance(node);
            default -> {
                unsupported(node, ENTITY_CONDITIONS);
                yield null;
            }
        };
    }

    private static void unsupported(Node node, List<String> known) {
        node.element.settle();
        node.problems.warning(
                node.location(),
                "the condition <" + node.name() + "> is not supported; it is never true",
                Suggestion.forWord(node.name(), known));
    }

    private static void direction(Node node) {
        if (node.has("direction")) {
            String direction = node.word("direction", "longitudinal", "lateral", "vertical");
            if (!direction.equals("longitudinal")) {
                node.problems.warning(
                        node.at("direction"), "direction '" + direction + "' is approximated by the longitudinal one");
            }
        }
    }

    private Checks.OfActor collision(Node node) {
        Node other = node.child("EntityRef");
        if (other != null) {
            int reference = entities.actor(other, "entityRef");
            return reference < 0 ? null : Checks.collision(reference);
        }
        if (node.child("ByType") != null) {
            node.child("ByType").element.settle();
            node.problems.warning(node.location(), "a collision by type is approximated by one with anything");
        }
        return Checks.collision(-1);
    }

    private Coordinates coordinates(Node node, boolean alongRoute) {
        String fallback = alongRoute ? "road" : "entity";
        String word = node.wordOr("coordinateSystem", fallback, "entity", "lane", "road", "trajectory", "world");
        if (word.equals("trajectory")) {
            node.problems.warning(
                    node.at("coordinateSystem"), "coordinate system 'trajectory' is approximated by 'road'");
            word = "road";
        }
        if (node.has("routingAlgorithm")) {
            node.text("routingAlgorithm");
        }
        return Coordinates.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static boolean alongRoute(Node node) {
        // Of version 1.0, replaced by the coordinate system.
        return node.flag("alongRoute", false);
    }

    private static DistanceType distanceType(Node node, String otherwise) {
        return switch (node.wordOr(
                "relativeDistanceType",
                otherwise,
                "longitudinal",
                "lateral",
                "euclidianDistance",
                "cartesianDistance")) {
            case "longitudinal" -> DistanceType.LONGITUDINAL;
            case "lateral" -> DistanceType.LATERAL;
            default -> DistanceType.EUCLIDEAN;
        };
    }

    private Checks.OfActor timeHeadway(Node node) {
        int reference = entities.actor(node, "entityRef");
        boolean along = alongRoute(node);
        Coordinates in = coordinates(node, along);
        DistanceType type =
                distanceType(node, in == Coordinates.ENTITY && !along ? "euclidianDistance" : "longitudinal");
        boolean freespace = node.flag("freespace");
        Comparison rule = rule(node);
        double value = node.number("value");
        return reference < 0 ? null : Checks.timeHeadway(reference, type, in, freespace, rule, value);
    }

    private Checks.OfActor timeToCollision(Node node) {
        boolean along = alongRoute(node);
        Coordinates in = coordinates(node, along);
        DistanceType type =
                distanceType(node, in == Coordinates.ENTITY && !along ? "euclidianDistance" : "longitudinal");
        boolean freespace = node.flag("freespace");
        Comparison rule = rule(node);
        double value = node.number("value");
        Node target = node.need("TimeToCollisionConditionTarget");
        if (target == null) {
            return null;
        }
        Node entity = target.child("EntityRef");
        if (entity != null) {
            int reference = entities.actor(entity, "entityRef");
            return reference < 0 ? null : Checks.timeToCollision(reference, type, in, freespace, rule, value);
        }
        Position position = positions.read(target);
        return position == null ? null : Checks.timeToCollision(position, freespace, rule, value);
    }

    private Checks.OfActor distance(Node node) {
        boolean freespace = node.flag("freespace");
        Comparison rule = rule(node);
        double value = node.number("value");
        boolean along = alongRoute(node);
        Coordinates in = coordinates(node, along);
        DistanceType type = distanceType(node, "euclidianDistance");
        if (type != DistanceType.EUCLIDEAN || (in != Coordinates.ENTITY && in != Coordinates.WORLD)) {
            node.problems.warning(node.location(), "the distance to a position is approximated by the straight one");
        }
        Position position = positions.read(node);
        return position == null ? null : Checks.distance(position, freespace, rule, value);
    }

    private Checks.OfActor relativeDistance(Node node) {
        int reference = entities.actor(node, "entityRef");
        DistanceType type = distanceType(node, "euclidianDistance");
        Coordinates in = coordinates(node, false);
        boolean freespace = node.flag("freespace");
        Comparison rule = rule(node);
        double value = node.number("value");
        return reference < 0 ? null : Checks.relativeDistance(reference, type, in, freespace, rule, value);
    }

    private Check byValue(Node parent) {
        for (XmlElement kind : parent.all()) {
            Node node = parent.of(kind);
            switch (kind.name) {
                case "SimulationTimeCondition" -> {
                    double time = node.number("value");
                    latestTime = Math.max(latestTime, time);
                    return Checks.simulationTime(rule(node), time);
                }
                case "StoryboardElementStateCondition" -> {
                    return elementState(node);
                }
                case "ParameterCondition" -> {
                    return value(node, "parameterRef");
                }
                case "VariableCondition" -> {
                    return value(node, "variableRef");
                }
                case "TimeOfDayCondition" -> {
                    node.element.settle();
                    node.problems.warning(
                            node.location(), "the time of day does not pass here; the condition is never true");
                    return Checks.constant(false);
                }
                default -> {
                    unsupported(node, VALUE_CONDITIONS);
                    return Checks.constant(false);
                }
            }
        }
        parent.problems.error(parent.location(), "<ByValueCondition> is empty");
        return Checks.constant(false);
    }

    private static Check value(Node node, String attribute) {
        String name = node.reference(attribute);
        String rule = node.word("rule", Rules.NAMES);
        String limit = node.text("value");
        if (name == null || limit == null) {
            return Checks.constant(false);
        }
        return Checks.value(name, value -> Rules.holds(rule, value, limit));
    }

    private Check elementState(Node node) {
        ElementType type = switch (node.word(
                "storyboardElementType", "story", "act", "maneuverGroup", "maneuver", "event", "action")) {
            case "story" -> ElementType.STORY;
            case "act" -> ElementType.ACT;
            case "maneuverGroup" -> ElementType.MANEUVER_GROUP;
            case "maneuver" -> ElementType.MANEUVER;
            case "event" -> ElementType.EVENT;
            default -> ElementType.ACTION;
        };
        String name = node.text("storyboardElementRef");
        String word = node.word(
                "state",
                "completeState",
                "standbyState",
                "runningState",
                "startTransition",
                "endTransition",
                "stopTransition",
                "skipTransition");
        if (name == null) {
            return Checks.constant(false);
        }
        references.add(new Reference(type, name, node));
        for (ElementState state : ElementState.values()) {
            if (state.word.equals(word)) {
                return Checks.elementState(type, name, state);
            }
        }
        throw new IllegalStateException("state " + word + " is allowed but unknown");
    }
}
