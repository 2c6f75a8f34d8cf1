package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/** Gathers what is wrong with one map, and reads numbers from attributes. */
final class MapProblems {
    /** A map that is wrong everywhere is wrong for one reason; the first places show it. */
    private static final int MAX_PER_KIND = 20;

    /** Attributes that stand beside coefficients and are none. */
    private static final Set<String> PLACES = Set.of("s", "t", "sOffset", "pRange");

    /** No length, place or angle of a map is greater. */
    private static final double GREATEST = 1e12;

    /**
     * Nor a slope of a cubic. Exporters fit cubics to pieces of 1e-9 m and less, which makes coefficients of 1e25 of no
     * consequence; higher ones would leave the range of numbers over the longest road.
     */
    private static final double STEEPEST = 1e60;

    private static final Set<String> SLOPES = Set.of("b", "c", "d");
    private static final Set<String> CUBICS =
            Set.of("width", "border", "laneOffset", "elevation", "superelevation", "shape");

    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, SourceLocation> firstPlaces = new LinkedHashMap<>();
    private final Map<String, Integer> perKind = new LinkedHashMap<>();
    private final Map<String, SourceLocation> suppressedPlaces = new LinkedHashMap<>();

    void error(XmlElement element, String message) {
        error(element, message, "");
    }

    void error(XmlElement element, String message, String suggestion) {
        found.add(Diagnostic.error(element.location, message, suggestion));
    }

    /** {@code kind} groups warnings of one cause, of which only the first {@value #MAX_PER_KIND} are listed. */
    void warning(String kind, XmlElement element, String message) {
        warning(kind, element, message, "");
    }

    void warning(String kind, XmlElement element, String message, String suggestion) {
        if (perKind.merge(kind, 1, Integer::sum) <= MAX_PER_KIND) {
            found.add(new Diagnostic(Diagnostic.Severity.WARNING, element.location, message, suggestion));
        } else {
            suppressedPlaces.putIfAbsent(kind, element.location);
        }
    }

    /** Something that is read past, reported once for the whole map with the number of times. */
    void unused(XmlElement element, String what) {
        counts.merge(what, 1, Integer::sum);
        firstPlaces.putIfAbsent(what, element.location);
    }

    boolean hasError() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(found);
        suppressedPlaces.forEach((kind, where) ->
                all.add(Diagnostic.warning(where, (perKind.get(kind) - MAX_PER_KIND) + " more of the kind: " + kind)));
        counts.forEach((what, count) ->
                all.add(Diagnostic.warning(firstPlaces.get(what), what + " (" + count + " in this map, first here)")));
        return all;
    }

    /** A required finite number, or NaN after an error. */
    double number(XmlElement element, String attribute) {
        String text = element.text(attribute, null);
        if (text == null) {
            error(
                    element,
                    "<" + element.name + "> lacks the attribute '" + attribute + "'",
                    misspelt(attribute, element));
            return Double.NaN;
        }
        return parse(element, attribute, text);
    }

    /** A finite number, or the fallback where the attribute is absent; NaN after an error. */
    double number(XmlElement element, String attribute, double fallback) {
        String text = element.text(attribute, null);
        return text == null ? fallback : parse(element, attribute, text);
    }

    /** A number that nothing's place depends on: one that is none is a warning, and the fallback holds. */
    double lenient(XmlElement element, String attribute, double fallback) {
        String text = element.text(attribute, null);
        double value = text == null ? fallback : finite(text);
        if (value == value || text == null) {
            return value;
        }
        warning(
                "number",
                element,
                attribute + " is not a number: '" + text + "'; "
                        + (fallback == fallback ? fallback + " is taken" : "it is not used"));
        return fallback;
    }

    private static double finite(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Math.abs(value) <= GREATEST ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * The coefficients of a polynomial; one that is absent and not misspelt is 0, which is said, since exporters leave such out. Null
     * after an error.
     */
    double[] coefficients(XmlElement element, String... names) {
        Set<String> others = new LinkedHashSet<>(element.attributes.keySet());
        others.removeAll(List.of(names));
        others.removeAll(PLACES);
        double[] c = new double[names.length];
        double sum = 0;
        for (int i = 0; i < names.length; i++) {
            boolean left = element.attribute(names[i]) == null
                    && Suggestion.forWord(names[i], others).isEmpty();
            if (left) {
                warning(
                        "missing coefficient",
                        element,
                        "<" + element.name + "> lacks the attribute '" + names[i] + "', which is taken as 0");
            }
            c[i] = left ? 0 : number(element, names[i]);
            sum += c[i];
        }
        return sum == sum ? c : null;
    }

    private static double greatest(XmlElement element, String attribute) {
        return CUBICS.contains(element.name) && SLOPES.contains(attribute) ? STEEPEST : GREATEST;
    }

    /** A required whole number, or {@link Integer#MIN_VALUE} after an error. */
    int integer(XmlElement element, String attribute) {
        double value = number(element, attribute);
        if (value == value && value == Math.rint(value) && Math.abs(value) < 1e9) {
            return (int) value;
        }
        if (value == value) {
            error(element, "'" + element.text(attribute, null) + "' is not a whole number, in " + attribute);
        }
        return Integer.MIN_VALUE;
    }

    private double parse(XmlElement element, String attribute, String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            error(element, attribute + " is not a number: '" + text + "'");
            return Double.NaN;
        }
        if (!(Math.abs(value) <= greatest(element, attribute))) {
            error(element, attribute + " is out of range: '" + text + "'");
            return Double.NaN;
        }
        return value;
    }

    private static String misspelt(String attribute, XmlElement element) {
        String near = Suggestion.forWord(attribute, element.attributes.keySet());
        return near.isEmpty() ? "" : near.replace("did you mean", "is it").replace("?", ", misspelt?");
    }
}
