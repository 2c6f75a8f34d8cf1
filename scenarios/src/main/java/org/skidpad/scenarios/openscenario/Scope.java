package org.skidpad.scenarios.openscenario;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/** The parameters that can be seen from a place in a file: its own and those around it. */
final class Scope {
    private static final Pattern JOINT = Pattern.compile(" ?\\+ ?");

    private final Scope outer;
    /** Whose parameters a catalog's entry borrows; null elsewhere. */
    private Scope scenario;

    private final Map<String, String> values = new LinkedHashMap<>();

    Scope(Scope outer) {
        this.outer = outer;
    }

    /**
     * The scope of a catalog's entry, which by the standard sees its own parameters only; files in the field use those of the
     * scenario in them.
     */
    static Scope ofCatalogEntry(Scope scenario) {
        Scope scope = new Scope(null);
        scope.scenario = scenario;
        return scope;
    }

    /** The value of a parameter of the scenario that a catalog's entry may not see by the standard, or null. */
    private String borrowed(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.scenario != null) {
                return scope.scenario.value(name);
            }
        }
        return null;
    }

    private String value(String name, SourceLocation location, Findings problems) {
        String own = value(name);
        String borrowed = own == null ? borrowed(name) : null;
        if (borrowed != null) {
            problems.warning(
                    location, "the catalog's entry declares no parameter '$" + name + "'; the scenario's is taken");
        }
        return own == null ? borrowed : own;
    }

    void declare(String name, String value) {
        values.put(name, value);
    }

    /** The text of a parameter, or null. */
    String value(String name) {
        String own = values.get(name);
        return own != null || outer == null ? own : outer.value(name);
    }

    Set<String> names() {
        Set<String> names = outer == null ? new LinkedHashSet<>() : outer.names();
        names.addAll(values.keySet());
        return names;
    }

    /**
     * An attribute's text with parameters and expressions put in; null, with an error noted, where that fails. {@code $name}
     * and {@code ${…}} may stand for the whole text, as the standard has it, or inside it, as files in the field have it.
     */
    String resolve(String text, SourceLocation location, Findings problems) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '$') {
                out.append(c);
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    problems.error(behind(location, i), "'${' without its '}'");
                    return null;
                }
                try {
                    out.append(Expression.format(
                            Expression.evaluate(text.substring(i + 2, end), name -> value(name, location, problems))));
                } catch (Expression.Failure e) {
                    if (e.textual) {
                        String joined = substitute(text.substring(i + 2, end));
                        problems.warning(
                                behind(location, i), "texts cannot be calculated with; taken as '" + joined + "'");
                        out.append(joined);
                        i = end + 1;
                        continue;
                    }
                    problems.error(behind(location, i + 2 + e.offset), e.getMessage(), suggestion(e));
                    return null;
                }
                i = end + 1;
            } else {
                int end = i + 1;
                while (end < text.length() && Expression.isNamePart(text.charAt(end))) {
                    end++;
                }
                String name = text.substring(i + 1, end);
                String value = value(name, location, problems);
                if (value == null) {
                    problems.error(
                            behind(location, i),
                            "the parameter '$" + name + "' is not declared",
                            Suggestion.forWord(name, names()));
                    return null;
                }
                out.append(value);
                i = end;
            }
        }
        return out.toString();
    }

    /** The text with every declared parameter put in and nothing calculated; a plus joins, like in the reference player. */
    private String substitute(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int end = i + 1;
            while (text.charAt(i) == '$' && end < text.length() && Expression.isNamePart(text.charAt(end))) {
                end++;
            }
            String value = text.charAt(i) == '$' ? value(text.substring(i + 1, end)) : null;
            out.append(value == null ? text.substring(i, end) : value);
            i = end - 1;
        }
        return JOINT.matcher(out).replaceAll("");
    }

    private String suggestion(Expression.Failure e) {
        String message = e.getMessage();
        int dollar = message.indexOf("'$");
        return e.suggestion.isEmpty() && dollar >= 0
                ? Suggestion.forWord(message.substring(dollar + 2, message.indexOf('\'', dollar + 1)), names())
                : e.suggestion;
    }

    private static SourceLocation behind(SourceLocation location, int characters) {
        return location.column() <= 0
                ? location
                : new SourceLocation(location.file(), location.line(), location.column() + characters);
    }
}
