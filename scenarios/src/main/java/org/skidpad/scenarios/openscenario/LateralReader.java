package org.skidpad.scenarios.openscenario;

import org.skidpad.scenarios.openscenario.ActionReader.Who;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.DistanceActions;
import org.skidpad.scenarios.script.Dynamics;
import org.skidpad.scenarios.script.LateralActions;

/** {@code LateralAction}. */
final class LateralReader {
    static final Family<Who, Action> FAMILY = new Family<Who, Action>("LateralAction")
            .supported("LaneChangeAction", LateralReader::laneChange)
            .supported("LaneOffsetAction", LateralReader::laneOffset)
            .supported("LateralDistanceAction", "approached like a damped spring", LateralReader::distance);

    private LateralReader() {}

    private static Action laneChange(Who who, Node node) {
        double offset = node.number("targetLaneOffset", 0);
        Dynamics dynamics = DynamicsReader.read(node, "LaneChangeActionDynamics");
        Node target = node.need("LaneChangeTarget");
        if (target == null) {
            return Actions.nothing();
        }
        Node absolute = target.child("AbsoluteTargetLane");
        if (absolute != null) {
            return LateralActions.laneChange(dynamics, LateralActions.laneWithId(absolute.integer("value")), offset);
        }
        Node relative = target.need("RelativeTargetLane");
        if (relative == null) {
            return Actions.nothing();
        }
        int reference = who.reader().entities.actor(relative, "entityRef");
        int count = relative.integer("value");
        return reference < 0
                ? Actions.nothing()
                : LateralActions.laneChange(dynamics, LateralActions.laneBeside(reference, count), offset);
    }

    private static Action laneOffset(Who who, Node node) {
        if (node.flag("continuous", false)) {
            node.report(Detail.CONTINUOUS_OFFSET, "continuous");
        }
        Node dynamics = node.need("LaneOffsetActionDynamics");
        Node target = node.need("LaneOffsetTarget");
        if (dynamics == null || target == null) {
            return Actions.nothing();
        }
        Dynamics.Shape shape = DynamicsReader.shape(dynamics);
        double acceleration = dynamics.number("maxLateralAcc", Double.POSITIVE_INFINITY);
        if (!(acceleration > 0)) {
            dynamics.problems.error(dynamics.at("maxLateralAcc"), "maxLateralAcc must be positive, is " + acceleration);
            return Actions.nothing();
        }
        Node absolute = target.child("AbsoluteTargetLaneOffset");
        if (absolute != null) {
            return LateralActions.laneOffset(shape, acceleration, LateralActions.offset(absolute.number("value")));
        }
        Node relative = target.need("RelativeTargetLaneOffset");
        if (relative == null) {
            return Actions.nothing();
        }
        int reference = who.reader().entities.actor(relative, "entityRef");
        double value = relative.number("value");
        return reference < 0
                ? Actions.nothing()
                : LateralActions.laneOffset(shape, acceleration, LateralActions.offsetOf(reference, value));
    }

    private static Action distance(Who who, Node node) {
        int reference = who.reader().entities.actor(node, "entityRef");
        DistanceActions.Side side = switch (node.wordOr(
                "displacement", "any", "any", "leftToReferencedEntity", "rightToReferencedEntity")) {
            case "leftToReferencedEntity" -> DistanceActions.Side.POSITIVE;
            case "rightToReferencedEntity" -> DistanceActions.Side.NEGATIVE;
            default -> DistanceActions.Side.ANY;
        };
        DistanceActions.Goal goal = new DistanceActions.Goal(
                Math.max(0, reference),
                Math.abs(node.number("distance", 0)),
                0,
                side,
                ConditionWords.coordinates(node, "entity"),
                node.flag("freespace"),
                node.flag("continuous"),
                DynamicsReader.limits(node));
        return reference < 0 ? Actions.nothing() : DistanceActions.lateral(goal);
    }
}
