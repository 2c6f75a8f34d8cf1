package org.skidpad.scenarios.openscenario;

import org.skidpad.scenarios.openscenario.ActionReader.Who;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.LongitudinalActions;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.Synchronization;

/** {@code SynchronizeAction}. */
final class SynchronizeReader {
    private SynchronizeReader() {}

    static Action read(Who who, Node node) {
        ActionReader reader = who.reader();
        int master = reader.entities.actor(node, "masterEntityRef");
        double masterTolerance = Math.max(0, node.number("targetToleranceMaster", 0));
        double tolerance = Math.max(0, node.number("targetTolerance", 0));
        Position masterTarget = target(reader, node, "TargetPositionMaster");
        Position target = target(reader, node, "TargetPosition");
        LongitudinalActions.TargetSpeed speed = null;
        double[] steady = {0, 0};
        Node last = node.child("FinalSpeed");
        if (last != null) {
            Node absolute = last.child("AbsoluteSpeed");
            Node relative = last.child("RelativeSpeedToMaster");
            if (absolute != null) {
                double value = absolute.number("value");
                speed = stage -> value;
                steady(absolute, steady);
            } else if (relative != null && master >= 0) {
                double value = relative.number("value");
                boolean factor =
                        relative.word("speedTargetValueType", "delta", "factor").equals("factor");
                speed = factor
                        ? LongitudinalActions.speedOf(master, value, 0)
                        : LongitudinalActions.speedOf(master, 1, value);
                steady(relative, steady);
            } else if (master >= 0) {
                last.problems.error(
                        last.location(), "<FinalSpeed> needs an <AbsoluteSpeed> or a <RelativeSpeedToMaster> inside");
            }
        }
        if (master < 0 || masterTarget == null || target == null) {
            return Actions.nothing();
        }
        return new Synchronization(
                        master, masterTarget, target, masterTolerance, tolerance, speed, steady[0], steady[1])
                .action();
    }

    private static Position target(ActionReader reader, Node node, String name) {
        Node target = node.need(name);
        return target == null ? null : reader.positions.inside(target);
    }

    /** Metres, or NaN and seconds, before the arrival from which on the final speed is kept. */
    private static void steady(Node speed, double[] out) {
        Node distance = speed.child("TargetDistanceSteadyState");
        Node time = speed.child("TargetTimeSteadyState");
        if (distance != null) {
            out[0] = Math.max(0, distance.number("distance"));
        } else if (time != null) {
            out[0] = Double.NaN;
            out[1] = Math.max(0, time.number("time"));
        }
    }
}
