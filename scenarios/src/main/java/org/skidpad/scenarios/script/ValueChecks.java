package org.skidpad.scenarios.script;

import java.util.function.Predicate;

/** Conditions on values of the whole scenario (OpenSCENARIO XML, class {@code ByValueCondition}). */
public final class ValueChecks {
    private ValueChecks() {}

    public static Check simulationTime(Comparison rule, double seconds) {
        return stage -> {
            double late = stage.time - seconds;
            return rule.holds(Math.abs(late) <= Checks.TIME_SLACK ? 0 : late, 0);
        };
    }

    /** Compares a parameter or variable; as text where one of the two is no number. */
    public static Check value(String name, Predicate<String> holds) {
        return stage -> {
            String value = stage.values.get(name);
            return value != null && holds.test(value);
        };
    }

    public static Check elementState(ElementType type, String name, ElementState state) {
        return stage -> stage.elements != null && stage.elements.isIn(type, name, state, stage.tick);
    }

    public static Check signal(String name, String state) {
        return stage -> stage.signals.shows(name, state);
    }

    public static Check signalPhase(String controller, String phase) {
        return stage -> stage.signals.isIn(controller, phase);
    }

    /**
     * Compares the time of day; never true before the scenario sets one.
     *
     * @param epochS seconds since 1970-01-01T00:00 UTC
     */
    public static Check daytime(Comparison rule, double epochS) {
        return stage -> {
            double now = stage.daytime.at(stage.time);
            return !Double.isNaN(now) && rule.holds(now, epochS);
        };
    }
}
