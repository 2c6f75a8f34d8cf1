package org.skidpad.scenarios.openscenario;

import java.util.List;
import java.util.function.Function;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * An element as its readers see it: attributes with parameters put in and checked, children by name. A missing or wrong
 * attribute notes an error and gives a harmless value, so that reading goes on and names the next one.
 */
final class Node {
    final XmlElement element;
    final Scope scope;
    final Findings problems;

    Node(XmlElement element, Scope scope, Findings problems) {
        this.element = element;
        this.scope = scope;
        this.problems = problems;
        element.used = true;
    }

    String name() {
        return element.name;
    }

    SourceLocation location() {
        return element.location;
    }

    /** Nothing in here is reported as unused: the reader has taken it as a whole. */
    void settle() {
        element.settle();
    }

    /** It is played in another way than it is written. */
    void approximated(String how) {
        problems.reported(element);
        problems.approximated(location(), name(), how);
    }

    /** Reports what the list says, of this element. */
    void report(Detail detail) {
        switch (detail.level) {
            case APPROXIMATED -> approximated(detail.note);
            case IGNORED -> ignored(detail.note);
            default -> withoutInfluence(detail.note);
        }
    }

    /** Reports what the list says, of one of its attributes. */
    void report(Detail detail, String attribute) {
        report(detail, attribute, "");
    }

    /** @param also why it applies here */
    void report(Detail detail, String attribute, String also) {
        problems.approximated(
                at(attribute), name() + "@" + attribute, also.isEmpty() ? detail.note : detail.note + ": " + also);
    }

    /** It is passed over with all that is in it although it may matter. */
    void ignored(String why) {
        settle();
        problems.reported(element);
        problems.ignored(location(), name(), why, "");
    }

    /** It is passed over with all that is in it and says nothing about how anybody moves. */
    void withoutInfluence(String why) {
        settle();
        problems.reported(element);
        problems.withoutInfluence(location(), name(), why);
    }

    Node within(Scope inner) {
        return new Node(element, inner, problems);
    }

    // Children

    /** The child, or null. */
    Node child(String name) {
        XmlElement child = element.child(name);
        return child == null ? null : new Node(child, scope, problems);
    }

    /** The child; where it is missing an error is noted and null returned. */
    Node need(String name) {
        Node child = child(name);
        if (child == null) {
            problems.error(location(), "<" + name() + "> needs a <" + name + "> inside", near(name));
        }
        return child;
    }

    private String near(String name) {
        for (XmlElement child : element.children) {
            if (!Suggestion.forWord(child.name, List.of(name)).isEmpty()) {
                return "did you mean <" + name + "> where it says <" + child.name + ">?";
            }
        }
        return "";
    }

    List<Node> children(String name) {
        return element.children(name).stream()
                .map(child -> new Node(child, scope, problems))
                .toList();
    }

    /** All children, in order of the file; they count as looked at only once somebody makes a node of them. */
    List<XmlElement> all() {
        return element.children;
    }

    Node of(XmlElement child) {
        return new Node(child, scope, problems);
    }

    // Attributes

    boolean has(String attribute) {
        return element.attribute(attribute) != null;
    }

    SourceLocation at(String attribute) {
        XmlElement.Attribute found = element.attributes.get(attribute);
        return found == null ? location() : found.location();
    }

    /** The attribute's text, or null where it is missing (an error is noted) or its parameters fail. */
    String text(String attribute) {
        XmlElement.Attribute found = element.attribute(attribute);
        if (found == null) {
            problems.error(
                    location(), "<" + name() + "> needs the attribute '" + attribute + "'", nearAttribute(attribute));
            return null;
        }
        return scope.resolve(found.value(), found.location(), problems);
    }

    private String nearAttribute(String attribute) {
        for (String present : element.attributes.keySet()) {
            if (!Suggestion.forWord(present, List.of(attribute)).isEmpty()) {
                return "did you mean '" + attribute + "' where it says '" + present + "'?";
            }
        }
        return "";
    }

    /** The name of a parameter or variable, with or without the {@code $} that version 1.0 writes before it; or null. */
    String reference(String attribute) {
        XmlElement.Attribute found = element.attribute(attribute);
        if (found == null) {
            return text(attribute);
        }
        return found.value().startsWith("$") ? found.value().substring(1) : found.value();
    }

    String text(String attribute, String otherwise) {
        if (!has(attribute)) {
            return otherwise;
        }
        String text = text(attribute);
        return text == null ? otherwise : text;
    }

    /** A number or INF; 0, with an error noted, where there is none. */
    double number(String attribute) {
        return parsed(attribute, text(attribute), 0.0, Node::anyNumber, "a number");
    }

    double number(String attribute, double otherwise) {
        return has(attribute) ? parsed(attribute, text(attribute), otherwise, Node::anyNumber, "a number") : otherwise;
    }

    /** A number that is no infinity: where somebody is, and how long a line is. */
    double finite(String attribute) {
        return parsed(attribute, text(attribute), 0.0, Node::finiteNumber, "a finite number");
    }

    double finite(String attribute, double otherwise) {
        return has(attribute)
                ? parsed(attribute, text(attribute), otherwise, Node::finiteNumber, "a finite number")
                : otherwise;
    }

    int integer(String attribute) {
        return parsed(attribute, text(attribute), 0, Node::whole, "a whole number");
    }

    int integer(String attribute, int otherwise) {
        return has(attribute)
                ? parsed(attribute, text(attribute), otherwise, Node::whole, "a whole number")
                : otherwise;
    }

    boolean flag(String attribute) {
        return parsed(attribute, text(attribute), false, Node::bool, "true or false");
    }

    boolean flag(String attribute, boolean otherwise) {
        return has(attribute) ? parsed(attribute, text(attribute), otherwise, Node::bool, "true or false") : otherwise;
    }

    /** One of a list of words; the first, with an error noted, where it is another. */
    String word(String attribute, String... allowed) {
        return oneOf(attribute, text(attribute), List.of(allowed), allowed[0]);
    }

    String wordOr(String attribute, String otherwise, String... allowed) {
        return has(attribute) ? oneOf(attribute, text(attribute), List.of(allowed), otherwise) : otherwise;
    }

    private String oneOf(String attribute, String text, List<String> allowed, String otherwise) {
        if (text == null || allowed.contains(text)) {
            return text == null ? otherwise : text;
        }
        String suggestion = Suggestion.forWord(text, allowed);
        problems.error(at(attribute), attribute + " is '" + text + "', it must be one of " + allowed, suggestion);
        return otherwise;
    }

    private <T> T parsed(String attribute, String text, T otherwise, Function<String, T> parser, String kind) {
        if (text == null) {
            return otherwise;
        }
        T value = parser.apply(text.strip());
        if (value == null) {
            problems.error(at(attribute), attribute + " must be " + kind + ", is '" + text + "'");
            return otherwise;
        }
        return value;
    }

    private static Double anyNumber(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isNaN(value) ? null : value;
        } catch (NumberFormatException e) {
            return text.equals("INF") ? (Double) Double.POSITIVE_INFINITY : null;
        }
    }

    private static Double finiteNumber(String text) {
        Double value = anyNumber(text);
        return value == null || value.isInfinite() ? null : value;
    }

    private static Integer whole(String text) {
        Double value = anyNumber(text);
        return value == null || value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE
                ? null
                : (Integer) value.intValue();
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            // Not XML's, but what scripts in some languages print; it can mean nothing else.
            case "True", "TRUE" -> true;
            case "False", "FALSE" -> false;
            default -> null;
        };
    }
}
