package org.skidpad.scenarios.openscenario;

import java.util.List;
import org.skidpad.scenarios.openscenario.ActionReader.Who;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.EntityActions;

/**
 * {@code ControllerAction}. The one controller there is is the policy, which drives the ego; other entities do what the
 * storyboard says.
 */
final class ControllerReader {
    static final Family<Who, Action> FAMILY = new Family<Who, Action>("ControllerAction")
            .supported("ActivateControllerAction", ControllerReader::activate)
            .supported("AssignControllerAction", "the policy stands for every controller", ControllerReader::assign)
            .supported(
                    "OverrideControllerValueAction",
                    "throttle, brakes and wheel of the ego while the policy drives it",
                    ControllerReader::override);

    private ControllerReader() {}

    /** Up to version 1.1 several may stand side by side. */
    static Action all(Who who, Node node) {
        List<Action> actions = FAMILY.readAll(who, node);
        if (actions.isEmpty()) {
            if (node.all().isEmpty()) {
                node.problems.error(node.location(), "<ControllerAction> is empty");
            }
            return Actions.nothing();
        }
        return actions.size() == 1 ? actions.get(0) : Actions.both(actions);
    }

    static Action activate(Who who, Node node) {
        boolean lateral = node.flag("lateral", false);
        boolean longitudinal = node.flag("longitudinal", false);
        node.text("controllerRef", "");
        node.text("objectControllerRef", "");
        node.flag("lighting", false);
        node.flag("animation", false);
        boolean active = lateral || longitudinal;
        if (!who.isEgo()) {
            if (active) {
                node.report(Detail.OTHER_CONTROLLERS);
            }
            return Actions.nothing();
        }
        if (lateral != longitudinal) {
            node.report(Detail.ONE_DOMAIN);
        }
        who.reader().activatesEgo |= active;
        return EntityActions.controller(active);
    }

    private static Action assign(Who who, Node node) {
        Node reference = node.child("CatalogReference");
        if (reference != null) {
            who.reader().catalogs.entry(reference);
        }
        boolean active = node.flag("activateLateral", false) | node.flag("activateLongitudinal", false);
        node.settle();
        if (!who.isEgo()) {
            node.report(Detail.OTHER_CONTROLLERS);
            return Actions.nothing();
        }
        who.reader().activatesEgo |= active;
        return active ? EntityActions.controller(true) : Actions.nothing();
    }

    private static Action override(Who who, Node node) {
        double throttle = held(node, "Throttle");
        double brake = Math.max(0, orZero(held(node, "Brake")));
        boolean braked = !Double.isNaN(held(node, "Brake"));
        double parking = held(node, "ParkingBrake");
        double steering = held(node, "SteeringWheel");
        boolean others = !Double.isNaN(held(node, "Clutch")) | !Double.isNaN(held(node, "Gear"));
        node.settle();
        if (others) {
            node.report(Detail.CLUTCH_AND_GEAR);
        }
        if (!who.isEgo()) {
            if (!Double.isNaN(throttle) || braked || !Double.isNaN(parking) || !Double.isNaN(steering)) {
                node.report(Detail.OTHER_CONTROLLERS);
            }
            return Actions.nothing();
        }
        Entities.Limits limits = who.reader().entities.all.get(who.reader().ego).limits();
        double pressed = Math.max(brake, orZero(parking));
        boolean held = braked || !Double.isNaN(parking);
        return EntityActions.controls(
                throttle * limits.acceleration(),
                held ? Math.min(1, pressed) * limits.deceleration() : Double.NaN,
                // The standard has the angle of the wheel; a ratio of 16 is usual for cars.
                Double.isNaN(steering)
                        ? Double.NaN
                        : Math.max(-limits.steering(), Math.min(limits.steering(), steering / 16)));
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** The value of an active override, or NaN. */
    private static double held(Node node, String name) {
        Node one = node.child(name);
        if (one == null || !one.flag("active", false)) {
            return Double.NaN;
        }
        Node percent = one.child("BrakePercent");
        Node force = one.child("BrakeForce");
        Node automatic = one.child("AutomaticGear");
        Node manual = one.child("ManualGear");
        if (percent != null) {
            return percent.number("value") / 100;
        }
        if (force != null) {
            force.report(Detail.BRAKE_FORCE);
            return force.number("value") / 10_000;
        }
        if (automatic != null || manual != null) {
            return 0;
        }
        return one.has("number") ? one.number("number") : one.number("value", 0);
    }
}
