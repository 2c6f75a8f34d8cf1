package org.skidpad.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * Numbers given from outside in place of those in a document, by dotted name.
 *
 * <p>The full name of a value is the keys that lead to it, and for items of a list their {@code name} or index: {@code
 * actors.lead.at.speed}. A name may leave out a leading {@code ego}, {@code actors} or {@code parameters}, and keys in its
 * middle: {@code lead.speed}. It must fit one value only.
 */
final class Overrides {
    static final Overrides NONE = new Overrides(Map.of());

    private static final List<String> LEFT_OUT = List.of("ego.", "actors.", "parameters.");

    private final Map<String, String> given = new TreeMap<>();
    private final Map<String, Set<String>> met = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();

    Overrides(Map<String, String> given) {
        this.given.putAll(given);
    }

    /** The name under which a value of this full name was given, or null where it was not. */
    String nameOf(String path) {
        if (given.isEmpty()) {
            return null;
        }
        asked.add(path);
        for (String name : given.keySet()) {
            if (fits(name, path) || fits(name, shortened(path))) {
                met.computeIfAbsent(name, n -> new TreeSet<>()).add(path);
                return name;
            }
        }
        return null;
    }

    /** True where a value below this one was given, so that the document must be read as if it had this mapping. */
    boolean reachInto(String path) {
        for (String name : given.keySet()) {
            if (name.startsWith(path + ".") || name.startsWith(shortened(path) + ".")) {
                return true;
            }
        }
        return false;
    }

    String text(String name) {
        return given.get(name);
    }

    static SourceLocation location(String name, String text) {
        return SourceLocation.wholeFile("--set " + name + "=" + text);
    }

    /** Takes note of what a given number came out as, in SI units. */
    void read(String name, double value) {
        numbers.put(name, value);
    }

    /** By the names they were given under, in SI units. */
    Map<String, Double> numbers() {
        return numbers;
    }

    /** Reports what was given and fits nothing, fits several values or no number. */
    void finish(YamlDocument document) {
        for (String name : given.keySet()) {
            Set<String> paths = met.getOrDefault(name, Set.of());
            if (paths.isEmpty()) {
                Set<String> known = new TreeSet<>();
                asked.forEach(path -> {
                    String part = shortened(path);
                    known.add(path);
                    known.add(part);
                    known.add(part.replaceFirst("\\..*\\.", "."));
                });
                document.error(
                        SourceLocation.wholeFile(document.file()),
                        "has no parameter '" + name + "' to set",
                        Suggestion.forWord(name, known));
            } else if (paths.size() > 1) {
                document.error(
                        location(name, given.get(name)), "can mean " + String.join(", ", paths) + ": give one in full");
            } else if (!numbers.containsKey(name) && document.diagnostics().isEmpty()) {
                document.error(location(name, given.get(name)), "only numbers can be set, and this is none");
            }
        }
    }

    private static String shortened(String path) {
        for (String start : LEFT_OUT) {
            if (path.startsWith(start)) {
                return path.substring(start.length());
            }
        }
        return path;
    }

    /** True where {@code name} is {@code path} without some of the keys between its first and its last. */
    private static boolean fits(String name, String path) {
        if (name.equals(path)) {
            return true;
        }
        String[] part = name.split("\\.", -1);
        String[] full = path.split("\\.", -1);
        if (part.length < 2
                || part.length > full.length
                || !part[0].equals(full[0])
                || !part[part.length - 1].equals(full[full.length - 1])) {
            return false;
        }
        int at = 1;
        for (int k = 1; k < full.length - 1 && at < part.length - 1; k++) {
            if (part[at].equals(full[k])) {
                at++;
            }
        }
        return at == part.length - 1;
    }
}
