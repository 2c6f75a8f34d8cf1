package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.openscenario.ActionReader.Who;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.DistanceActions;
import org.skidpad.scenarios.script.LongitudinalActions;
import org.skidpad.scenarios.script.MotionLimits;
import org.skidpad.scenarios.script.SpeedProfile;

/** {@code LongitudinalAction}. */
final class LongitudinalReader {
    static final Family<Who, Action> FAMILY = new Family<Who, Action>("LongitudinalAction")
            .supported("SpeedAction", LongitudinalReader::speed)
            .supported("LongitudinalDistanceAction", "approached like a damped spring", LongitudinalReader::distance)
            .supported("SpeedProfileAction", LongitudinalReader::profile);

    private LongitudinalReader() {}

    private static Action speed(Who who, Node node) {
        var dynamics = DynamicsReader.read(node, "SpeedActionDynamics");
        Node target = node.need("SpeedActionTarget");
        if (target == null) {
            return Actions.nothing();
        }
        Node absolute = target.child("AbsoluteTargetSpeed");
        if (absolute != null) {
            double value = absolute.number("value");
            return LongitudinalActions.speed(dynamics, stage -> value, false);
        }
        Node relative = target.need("RelativeTargetSpeed");
        if (relative == null) {
            return Actions.nothing();
        }
        int reference = who.reader().entities.actor(relative, "entityRef");
        double value = relative.number("value");
        boolean factor =
                relative.word("speedTargetValueType", "delta", "factor").equals("factor");
        boolean continuous = relative.flag("continuous", false);
        return reference < 0
                ? Actions.nothing()
                : LongitudinalActions.speed(
                        dynamics,
                        factor
                                ? LongitudinalActions.speedOf(reference, value, 0)
                                : LongitudinalActions.speedOf(reference, 1, value),
                        continuous);
    }

    private static Action distance(Who who, Node node) {
        int reference = who.reader().entities.actor(node, "entityRef");
        DistanceActions.Side side = switch (node.wordOr(
                "displacement",
                "trailingReferencedEntity",
                "any",
                "trailingReferencedEntity",
                "leadingReferencedEntity")) {
            case "any" -> DistanceActions.Side.ANY;
            case "leadingReferencedEntity" -> DistanceActions.Side.POSITIVE;
            default -> DistanceActions.Side.NEGATIVE;
        };
        if (!node.has("distance") && !node.has("timeGap")) {
            node.problems.error(node.location(), "<" + node.name() + "> needs the attribute 'distance' or 'timeGap'");
        }
        DistanceActions.Goal goal = new DistanceActions.Goal(
                Math.max(0, reference),
                node.number("distance", Double.NaN),
                node.number("timeGap", 0),
                side,
                ConditionWords.coordinates(node, "entity"),
                node.flag("freespace"),
                node.flag("continuous"),
                DynamicsReader.limits(node));
        return reference < 0 ? Actions.nothing() : DistanceActions.longitudinal(goal);
    }

    private static Action profile(Who who, Node node) {
        int reference = node.has("entityRef") ? who.reader().entities.actor(node, "entityRef") : -1;
        boolean follow = node.word("followingMode", "position", "follow").equals("follow");
        MotionLimits limits = DynamicsReader.limits(node);
        List<SpeedProfile.Entry> entries = new ArrayList<>();
        for (Node entry : node.children("SpeedProfileEntry")) {
            double seconds = entry.number("time", Double.NaN);
            if (seconds < 0) {
                entry.problems.error(entry.at("time"), "time must not be negative, is " + seconds);
            }
            entries.add(new SpeedProfile.Entry(Math.max(0, seconds), entry.number("speed")));
        }
        if (entries.isEmpty()) {
            node.problems.error(node.location(), "<SpeedProfileAction> needs a <SpeedProfileEntry> inside");
            return Actions.nothing();
        }
        return new SpeedProfile(entries, reference, follow, limits).action();
    }
}
