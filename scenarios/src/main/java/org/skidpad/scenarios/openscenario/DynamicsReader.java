package org.skidpad.scenarios.openscenario;

import org.skidpad.scenarios.script.Dynamics;
import org.skidpad.scenarios.script.MotionLimits;

/** {@code TransitionDynamics} and {@code DynamicConstraints}. */
final class DynamicsReader {
    private DynamicsReader() {}

    static Dynamics read(Node parent, String name) {
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
            node.report(Detail.FOLLOWING_MODE, "followingMode");
        }
        if (value < 0 && dimension != Dynamics.Dimension.RATE) {
            node.problems.error(node.at("value"), "value must not be negative, is " + value);
        }
        return new Dynamics(shape, dimension, Math.abs(value));
    }

    static Dynamics.Shape shape(Node node) {
        return switch (node.word("dynamicsShape", "step", "linear", "sinusoidal", "cubic")) {
            case "linear" -> Dynamics.Shape.LINEAR;
            case "sinusoidal" -> Dynamics.Shape.SINUSOIDAL;
            case "cubic" -> Dynamics.Shape.CUBIC;
            default -> Dynamics.Shape.STEP;
        };
    }

    /** The limits of {@code DynamicConstraints} below a node; none where there are none. */
    static MotionLimits limits(Node parent) {
        Node node = parent.child("DynamicConstraints");
        if (node == null) {
            return MotionLimits.NONE;
        }
        return new MotionLimits(
                positive(node, "maxAcceleration"),
                positive(node, "maxDeceleration"),
                positive(node, "maxAccelerationRate"),
                positive(node, "maxDecelerationRate"),
                Math.max(0, node.number("maxSpeed", Double.POSITIVE_INFINITY)));
    }

    private static double positive(Node node, String attribute) {
        double value = node.number(attribute, Double.POSITIVE_INFINITY);
        if (value < 0) {
            node.problems.error(node.at(attribute), attribute + " must not be negative, is " + value);
        }
        // A limit of 0 would let nothing ever change; files mean "none".
        return value <= 0 ? Double.POSITIVE_INFINITY : value;
    }
}
