package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.state.StateVisitor;

/**
 * How a value goes from where it is to its target (OpenSCENARIO XML, class {@code TransitionDynamics}).
 *
 * @param shape of the value over progress
 * @param dimension what {@code value} means
 * @param value s for {@code TIME}, m for {@code DISTANCE}, the greatest rate of change (value per s) for {@code RATE}
 */
public record Dynamics(Shape shape, Dimension dimension, double value) {
    /** A change this small is the rounding of a target that is reached already. */
    private static final double NO_CHANGE = 1e-9;

    public static final Dynamics STEP = new Dynamics(Shape.STEP, Dimension.TIME, 0);

    /** Shapes with their greatest slope over progress 0…1. */
    public enum Shape {
        STEP(0),
        LINEAR(1),
        /** (1 - cos πp) / 2. */
        SINUSOIDAL(Math.PI / 2),
        /** 3p² - 2p³. */
        CUBIC(1.5);

        final double peak;

        Shape(double peak) {
            this.peak = peak;
        }
    }

    public enum Dimension {
        TIME,
        DISTANCE,
        RATE
    }

    /** These dynamics, or those of a snapshot. */
    Dynamics visited(StateVisitor v) {
        Shape itsShape = Shape.values()[v.count(shape.ordinal(), Shape.values().length - 1)];
        Dimension itsDimension = Dimension.values()[v.count(dimension.ordinal(), Dimension.values().length - 1)];
        double itsValue = v.real(value);
        return v.restoring() ? new Dynamics(itsShape, itsDimension, itsValue) : this;
    }

    /** Seconds that a change takes, infinite for a rate of zero; meaningless for {@code DISTANCE}. */
    double duration(double change) {
        if (shape == Shape.STEP || Math.abs(change) < NO_CHANGE) {
            return shape == Shape.STEP || dimension == Dimension.RATE ? 0 : value;
        }
        return dimension == Dimension.RATE ? shape.peak * Math.abs(change / value) : value;
    }

    /** The part of the change that is done at a progress of 0…1. */
    double fraction(double progress) {
        double p = Math.max(0, Math.min(1, progress));
        return switch (shape) {
            case STEP -> 1;
            case LINEAR -> p;
            case SINUSOIDAL -> (1 - Trigonometry.cos(Math.PI * p)) / 2;
            case CUBIC -> p * p * (3 - 2 * p);
        };
    }

    /**
     * For a speed that changes over a distance: the same over the time that the distance takes. All shapes are symmetric, so
     * that their mean is that of both ends; where the sign changes, each side takes its part of the distance.
     */
    Dynamics overTime(double from, double to) {
        if (dimension != Dimension.DISTANCE || shape == Shape.STEP) {
            return this;
        }
        double seconds;
        if (from * to < 0) {
            double first = value * from * from / (from * from + to * to);
            seconds = 2 * first / Math.abs(from) + 2 * (value - first) / Math.abs(to);
        } else {
            double sum = Math.abs(from + to);
            seconds = sum < 1e-9 || from == to ? 0 : 2 * value / sum;
        }
        return new Dynamics(shape, Dimension.TIME, seconds);
    }

    /**
     * The same shape over so much time that the change of a speed keeps to what somebody can do; for dynamics over time. A change in
     * no time is a step, which nothing stretches.
     */
    Dynamics within(Stage.Performance performance, double change) {
        double greatest = change > 0 ? performance.acceleration() : performance.deceleration();
        double least = shape.peak * Math.abs(change) / greatest;
        double stated = shape == Shape.STEP ? 0 : duration(change);
        return stated <= 0 || stated >= least ? this : new Dynamics(shape, Dimension.TIME, least);
    }

    /** How far a change has got: 1 when done. */
    double progress(double change, double elapsedS, double travelledM) {
        if (shape == Shape.STEP) {
            return 1;
        }
        double whole = dimension == Dimension.DISTANCE ? value : duration(change);
        double part = dimension == Dimension.DISTANCE ? travelledM : elapsedS;
        // A billionth of slack, so that the last of many dt does not miss the end by rounding.
        return part >= whole - 1e-9 ? 1 : part / whole;
    }
}
