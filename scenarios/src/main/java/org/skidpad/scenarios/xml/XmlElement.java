package org.skidpad.scenarios.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * One element of an XML file with its place. It remembers what readers asked for and used, so that what nobody used can be
 * reported. Mutable while it is read; belongs to one load.
 */
public final class XmlElement {
    public final String name;
    public final SourceLocation location;
    public final Map<String, Attribute> attributes = new LinkedHashMap<>(4);
    public final List<XmlElement> children = new ArrayList<>(2);
    private final Set<String> askedAttributes = new LinkedHashSet<>(4);
    private final Set<String> askedChildren = new LinkedHashSet<>(4);
    private StringBuilder content;

    /** Some reader looked at this element. */
    public boolean used;
    /** A reader took the element with all that is in it, so that nothing below is reported again. */
    public boolean settled;

    public XmlElement(String name, SourceLocation location) {
        this.name = name;
        this.location = location;
    }

    /**
     * @param value after normalisation by the XML parser, before parameters are put in
     * @param location of the first character of the value
     */
    public record Attribute(String value, SourceLocation location) {}

    /** First child of a name, or null. */
    public XmlElement child(String wanted) {
        askedChildren.add(wanted);
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                child.used = true;
                return child;
            }
        }
        return null;
    }

    public List<XmlElement> children(String wanted) {
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
    public Attribute attribute(String wanted) {
        askedAttributes.add(wanted);
        return attributes.get(wanted);
    }

    /** The attribute's text, or the fallback where it is absent. */
    public String text(String wanted, String fallback) {
        Attribute found = attribute(wanted);
        return found == null ? fallback : found.value();
    }

    /** Children of a child, empty where the child is absent. */
    public List<XmlElement> children(String parent, String wanted) {
        XmlElement element = child(parent);
        return element == null ? List.of() : element.children(wanted);
    }

    /** Names of attributes that readers asked for. */
    public Set<String> askedAttributes() {
        return Collections.unmodifiableSet(askedAttributes);
    }

    /** Names of children that readers asked for. */
    public Set<String> askedChildren() {
        return Collections.unmodifiableSet(askedChildren);
    }

    /** The text between the tags, without that of children; empty where there is none. */
    public String content() {
        return content == null ? "" : content.toString();
    }

    /** Adds to {@link #content}. */
    public void append(String text) {
        if (content == null) {
            content = new StringBuilder(text.length());
        }
        content.append(text);
    }

    public void settle() {
        used = true;
        settled = true;
    }
}
