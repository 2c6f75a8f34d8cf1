package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.script.Checks.Coordinates;
import org.skidpad.scenarios.script.Checks.DistanceType;
import org.skidpad.scenarios.script.Checks.OfActor;
import org.skidpad.scenarios.script.Comparison;
import org.skidpad.scenarios.script.DistanceChecks;
import org.skidpad.scenarios.script.MotionChecks;
import org.skidpad.scenarios.script.MotionChecks.Direction;
import org.skidpad.scenarios.script.Position;

/** {@code EntityCondition}: what an entity does, and how it stands to others. */
final class EntityConditionReader {
    static final Family<EntityConditionReader, OfActor> FAMILY = new Family<EntityConditionReader, OfActor>(
                    "EntityCondition")
            .supported("EndOfRoadCondition", (r, n) -> MotionChecks.endOfRoad(n.number("duration")))
            .supported("CollisionCondition", EntityConditionReader::collision)
            .supported("OffroadCondition", (r, n) -> MotionChecks.offRoad(n.number("duration")))
            .supported("TimeHeadwayCondition", EntityConditionReader::timeHeadway)
            .supported("TimeToCollisionCondition", EntityConditionReader::timeToCollision)
            .supported("AccelerationCondition", EntityConditionReader::acceleration)
            .supported("StandStillCondition", (r, n) -> MotionChecks.standstill(n.number("duration")))
            .supported("SpeedCondition", EntityConditionReader::speed)
            .supported("RelativeSpeedCondition", EntityConditionReader::relativeSpeed)
            .supported("TraveledDistanceCondition", (r, n) -> MotionChecks.travelledDistance(n.number("value")))
            .supported("ReachPositionCondition", EntityConditionReader::reachPosition)
            .supported("DistanceCondition", EntityConditionReader::distance)
            .supported("RelativeDistanceCondition", EntityConditionReader::relativeDistance)
            .supported("RelativeClearanceCondition", EntityConditionReader::clearance)
            .supported("AngleCondition", (r, n) -> angle(n, -1))
            .supported("RelativeAngleCondition", (r, n) -> {
                int reference = r.entities.actor(n, "entityRef");
                OfActor check = angle(n, Math.max(0, reference));
                return reference < 0 ? null : check;
            });

    private final Entities entities;
    private final PositionReader positions;

    EntityConditionReader(Entities entities, PositionReader positions) {
        this.entities = entities;
        this.positions = positions;
    }

    private static Direction direction(Node node) {
        if (!node.has("direction")) {
            return Direction.SIGNED;
        }
        return switch (node.word("direction", "longitudinal", "lateral", "vertical")) {
            case "lateral" -> Direction.LATERAL;
            case "vertical" -> {
                node.report(Detail.VERTICAL, "direction");
                yield Direction.VERTICAL;
            }
            default -> Direction.LONGITUDINAL;
        };
    }

    private OfActor speed(Node node) {
        return MotionChecks.speed(direction(node), ConditionWords.rule(node), node.number("value"));
    }

    private OfActor acceleration(Node node) {
        return MotionChecks.acceleration(direction(node), ConditionWords.rule(node), node.number("value"));
    }

    private OfActor relativeSpeed(Node node) {
        int reference = entities.actor(node, "entityRef");
        Direction direction = direction(node);
        Comparison rule = ConditionWords.rule(node);
        double value = node.number("value");
        return reference < 0 ? null : MotionChecks.relativeSpeed(reference, direction, rule, value);
    }

    private OfActor reachPosition(Node node) {
        double tolerance = node.number("tolerance");
        Position position = positions.read(node);
        return position == null ? null : DistanceChecks.reachPosition(position, tolerance);
    }

    private OfActor collision(Node node) {
        Node other = node.child("EntityRef");
        if (other != null) {
            List<Integer> actors = entities.group(other, "entityRef");
            return actors.isEmpty() ? null : DistanceChecks.collision(actors);
        }
        Node byType = node.child("ByType");
        if (byType != null) {
            return DistanceChecks.collision(
                    entities.ofType(byType.word("type", "vehicle", "pedestrian", "miscellaneous", "external")));
        }
        return DistanceChecks.collision();
    }

    private OfActor timeHeadway(Node node) {
        int reference = entities.actor(node, "entityRef");
        boolean along = ConditionWords.alongRoute(node);
        Coordinates in = ConditionWords.coordinates(node, along ? "road" : "entity");
        DistanceType type = ConditionWords.distanceType(
                node, in == Coordinates.ENTITY && !along ? "euclidianDistance" : "longitudinal");
        boolean freespace = node.flag("freespace");
        Comparison rule = ConditionWords.rule(node);
        double value = node.number("value");
        return reference < 0 ? null : DistanceChecks.timeHeadway(reference, type, in, freespace, rule, value);
    }

    private OfActor timeToCollision(Node node) {
        boolean along = ConditionWords.alongRoute(node);
        Coordinates in = ConditionWords.coordinates(node, along ? "road" : "entity");
        DistanceType type = ConditionWords.distanceType(
                node, in == Coordinates.ENTITY && !along ? "euclidianDistance" : "longitudinal");
        boolean freespace = node.flag("freespace");
        Comparison rule = ConditionWords.rule(node);
        double value = node.number("value");
        Node target = node.need("TimeToCollisionConditionTarget");
        if (target == null) {
            return null;
        }
        Node entity = target.child("EntityRef");
        if (entity != null) {
            int reference = entities.actor(entity, "entityRef");
            return reference < 0 ? null : DistanceChecks.timeToCollision(reference, type, in, freespace, rule, value);
        }
        Position position = positions.read(target);
        return position == null ? null : DistanceChecks.timeToCollision(position, freespace, rule, value);
    }

    private OfActor distance(Node node) {
        boolean freespace = node.flag("freespace");
        Comparison rule = ConditionWords.rule(node);
        double value = node.number("value");
        boolean along = ConditionWords.alongRoute(node);
        Coordinates in = ConditionWords.coordinates(node, along ? "road" : "entity");
        DistanceType type = ConditionWords.distanceType(node, along ? "longitudinal" : "euclidianDistance");
        Position position = positions.read(node);
        if (position == null) {
            return null;
        }
        return type == DistanceType.EUCLIDEAN
                ? DistanceChecks.distance(position, freespace, rule, value)
                : DistanceChecks.distance(position, type, in, freespace, rule, value);
    }

    private OfActor relativeDistance(Node node) {
        int reference = entities.actor(node, "entityRef");
        DistanceType type = ConditionWords.distanceType(node, "euclidianDistance");
        Coordinates in = ConditionWords.coordinates(node, "entity");
        boolean freespace = node.flag("freespace");
        Comparison rule = ConditionWords.rule(node);
        double value = node.number("value");
        return reference < 0 ? null : DistanceChecks.relativeDistance(reference, type, in, freespace, rule, value);
    }

    private OfActor clearance(Node node) {
        double forward = node.number("distanceForward", 0);
        double backward = node.number("distanceBackward", 0);
        boolean freespace = node.flag("freeSpace", false);
        boolean opposite = node.flag("oppositeLanes", false);
        List<int[]> lanes = new ArrayList<>();
        for (Node range : node.children("RelativeLaneRange")) {
            lanes.add(new int[] {range.integer("from", Integer.MIN_VALUE), range.integer("to", Integer.MAX_VALUE)});
        }
        List<Integer> others = new ArrayList<>();
        for (Node entity : node.children("EntityRef")) {
            others.addAll(entities.group(entity, "entityRef"));
        }
        if (others.isEmpty()) {
            for (int i = 0; i < entities.all.size(); i++) {
                others.add(i);
            }
        }
        return DistanceChecks.clearance(others, lanes, forward, backward, freespace, opposite);
    }

    private static OfActor angle(Node node, int relativeTo) {
        double angle = node.number("angle");
        double tolerance = node.number("angleTolerance");
        String type = node.wordOr("angleType", "heading", "heading", "pitch", "roll");
        String in = node.wordOr("coordinateSystem", "world", "entity", "lane", "road", "trajectory", "world");
        if (!type.equals("heading")) {
            node.report(Detail.PITCH_AND_ROLL, "angleType");
            boolean flat = Math.abs(angle) <= tolerance;
            return (stage, actor) -> flat;
        }
        boolean lane = in.equals("lane") || in.equals("road");
        return MotionChecks.heading(relativeTo, lane, angle, tolerance);
    }
}
