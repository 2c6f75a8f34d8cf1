package org.skidpad.scenarios.openscenario;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * {@code ParameterDeclarations}: types, default values, values given from outside, and constraint groups (a value must satisfy
 * every constraint of at least one group; OpenSCENARIO XML 1.1, class {@code ConstraintGroup}).
 */
final class ParameterReader {
    private static final String[] TYPES = {
        "double", "integer", "int", "string", "boolean", "dateTime", "unsignedInt", "unsignedShort"
    };

    private ParameterReader() {}

    /**
     * Declares the parameters below {@code parent} in {@code scope}.
     *
     * @param given values that take the place of the defaults; null-free
     * @return the names in {@code given} that were declared here
     */
    static Set<String> declare(Node parent, Scope scope, Map<String, String> given) {
        return declare(parent, scope, given, false);
    }

    /** @param lenient a value that does not fit its type is worth a warning only */
    static Set<String> declare(Node parent, Scope scope, Map<String, String> given, boolean lenient) {
        Set<String> taken = new LinkedHashSet<>();
        Node declarations = parent.child("ParameterDeclarations");
        if (declarations == null) {
            return taken;
        }
        for (Node declaration : declarations.within(scope).children("ParameterDeclaration")) {
            String name = declaration.reference("name");
            String type = declaration.word("parameterType", TYPES);
            String value = declaration.text("value");
            if (name == null || value == null) {
                continue;
            }
            SourceLocation place = declaration.at("value");
            if (given.containsKey(name)) {
                value = given.get(name);
                taken.add(name);
            }
            if (!fits(type, value)) {
                String message = "parameter " + name + " is declared as " + type + " but its value is '" + value + "'";
                if (!lenient) {
                    declaration.problems.error(place, message);
                    // Whatever uses it would complain again.
                    continue;
                }
                declaration.problems.warning(place, message);
            }
            scope.declare(name, value);
            checkConstraints(declaration, name, value, place);
        }
        return taken;
    }

    /** Names the given values that no declaration took. */
    static void reportUnknown(Map<String, String> given, Set<String> taken, Scope scope, Findings problems) {
        for (String name : given.keySet()) {
            if (!taken.contains(name)) {
                problems.error(
                        SourceLocation.wholeFile("parameter " + name),
                        "the scenario declares no such parameter",
                        Suggestion.forWord(name, scope.names()));
            }
        }
    }

    private static boolean fits(String type, String value) {
        Object typed = Expression.typed(value.strip());
        return switch (type) {
            case "double" -> typed instanceof Double;
            case "integer", "int", "unsignedInt", "unsignedShort" ->
                typed instanceof Double number
                        && (number == Math.rint(number))
                        && (number >= 0 || !type.startsWith("unsigned"));
            case "boolean" -> typed instanceof Boolean || value.equals("1") || value.equals("0");
            default -> true;
        };
    }

    private static void checkConstraints(Node declaration, String name, String value, SourceLocation place) {
        boolean any = false;
        boolean satisfied = false;
        StringBuilder wanted = new StringBuilder();
        for (Node group : declaration.children("ConstraintGroup")) {
            boolean all = true;
            StringBuilder terms = new StringBuilder();
            for (Node constraint : group.children("ValueConstraint")) {
                String rule = constraint.word("rule", Rules.NAMES);
                String limit = constraint.text("value");
                if (limit == null) {
                    continue;
                }
                all &= Rules.holds(rule, value, limit);
                terms.append(terms.length() == 0 ? "" : " and ")
                        .append(rule)
                        .append(' ')
                        .append(limit);
            }
            wanted.append(any ? ", or " : "").append(terms);
            any = true;
            satisfied |= all;
        }
        if (any && !satisfied) {
            declaration.problems.error(place, "parameter " + name + " is " + value + ", but it must be " + wanted);
        }
    }
}
