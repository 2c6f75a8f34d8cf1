package org.skidpad.scenarios.openscenario;

import org.skidpad.scenarios.script.Comparison;

/** The standard's words for comparisons. */
final class Rules {
    static final String[] NAMES = {"equalTo", "greaterThan", "lessThan", "greaterOrEqual", "lessOrEqual", "notEqualTo"};

    private Rules() {}

    static Comparison comparison(String rule) {
        return switch (rule) {
            case "greaterThan" -> Comparison.GREATER;
            case "lessThan" -> Comparison.LESS;
            case "greaterOrEqual" -> Comparison.GREATER_OR_EQUAL;
            case "lessOrEqual" -> Comparison.LESS_OR_EQUAL;
            case "notEqualTo" -> Comparison.NOT_EQUAL;
            default -> Comparison.EQUAL;
        };
    }

    /** Compares as numbers where both are numbers, otherwise as text, where only equality can hold. */
    static boolean holds(String rule, String value, String limit) {
        Object a = Expression.typed(value.strip());
        Object b = Expression.typed(limit.strip());
        if (a instanceof Double x && b instanceof Double y) {
            return comparison(rule).holds(x, y);
        }
        boolean same = a.equals(b);
        return rule.equals("notEqualTo") ? !same : same && (rule.equals("equalTo") || rule.endsWith("OrEqual"));
    }
}
