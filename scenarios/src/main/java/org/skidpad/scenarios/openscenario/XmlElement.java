package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * One element of an XML file with its place. It remembers what readers asked for and used, which is what {@link
 * UnusedReport} is made of. Mutable while it is read; belongs to one load.
 */
final class XmlElement {
    final String name;
    final SourceLocation location;
    final Map<String, Attribute> attributes = new LinkedHashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    final Set<String> askedAttributes = new LinkedHashSet<>();
    final Set<String> askedChildren = new LinkedHashSet<>();
    final StringBuilder text = new StringBuilder();

    /** Some reader looked at this element. */
    boolean used;
    /** A reader took the element with all that is in it, so that nothing below is reported again. */
    boolean settled;

    XmlElement(String name, SourceLocation location) {
        this.name = name;
        this.location = location;
    }

    /**
     * @param value after normalisation by the XML parser, before parameters are put in
     * @param location of the first character of the value
     */
    record Attribute(String value, SourceLocation location) {}

    /** First child of a name, or null. */
    XmlElement child(String wanted) {
        askedChildren.add(wanted);
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                child.used = true;
                return child;
            }
        }
        return null;
    }

    List<XmlElement> children(String wanted) {
        askedChildren.add(wanted);
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                child.used = true;
                found.add(child);
            }
        }
        return found;
    }

    /** The attribute, or null. */
    Attribute attribute(String wanted) {
        askedAttributes.add(wanted);
        return attributes.get(wanted);
    }

    void settle() {
        used = true;
        settled = true;
    }
}
