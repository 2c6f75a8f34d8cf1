package org.skidpad.scenarios.script;

/**
 * One condition of a trigger.
 *
 * @param name for people
 * @param delayS its value now is the one it had this long ago
 * @param edge what change of the expression counts
 * @param check the expression
 */
public record Condition(String name, double delayS, Edge edge, Check check) {
    /** Which change of the expression makes the condition true; an edge needs two evaluations. */
    public enum Edge {
        NONE,
        RISING,
        FALLING,
        RISING_OR_FALLING;

        boolean happened(boolean before, boolean now) {
            return switch (this) {
                case NONE -> now;
                case RISING -> now && !before;
                case FALLING -> !now && before;
                case RISING_OR_FALLING -> now != before;
            };
        }
    }

    public Condition {
        if (!(delayS >= 0)) {
            throw new IllegalArgumentException("delay must not be negative, is " + delayS);
        }
    }
}
