package org.skidpad.scenarios.script;

/** How a measured value is compared with a given one. */
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    GREATER,
    LESS,
    GREATER_OR_EQUAL,
    LESS_OR_EQUAL;

    /** Two values this close are the same for {@code EQUAL}: a measured real number never meets another exactly. */
    private static final double EQUAL_WITHIN = 1e-6;

    public boolean holds(double value, double limit) {
        return switch (this) {
            case EQUAL -> Math.abs(value - limit) <= EQUAL_WITHIN;
            case NOT_EQUAL -> Math.abs(value - limit) > EQUAL_WITHIN;
            case GREATER -> value > limit;
            case LESS -> value < limit;
            case GREATER_OR_EQUAL -> value >= limit;
            case LESS_OR_EQUAL -> value <= limit;
        };
    }
}
