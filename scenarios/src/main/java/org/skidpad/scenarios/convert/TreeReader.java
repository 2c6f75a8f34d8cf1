package org.skidpad.scenarios.convert;

import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.yaml.YamlMap;
import org.skidpad.scenarios.yaml.YamlValue;

/** Reads what {@link TreeWriter} writes, or somebody wrote likewise, into the tree of an XML file whose places are those here. */
public final class TreeReader {
    private TreeReader() {}

    /** The element of a name that a mapping describes; what is no such description gives diagnostics of the document. */
    public static XmlElement read(String name, YamlValue value) {
        XmlElement element = new XmlElement(name, value.location());
        fill(element, value.asMap());
        return element;
    }

    private static void fill(XmlElement element, YamlMap map) {
        for (String key : map.keys()) {
            YamlValue value = map.peek(key);
            if (key.equals(TreeWriter.TEXT)) {
                element.append(value.asText());
            } else if (key.equals(TreeWriter.IN_ORDER)) {
                value.asList()
                        .forEach(item -> item.asMap()
                                .keys()
                                .forEach(name ->
                                        child(element, name, item.asMap().peek(name))));
            } else if (value.isText()) {
                String name = key.startsWith(TreeWriter.ATTRIBUTE) ? key.substring(1) : key;
                element.attributes.put(name, new XmlElement.Attribute(value.asText(), value.location()));
            } else {
                child(element, key, value);
            }
        }
    }

    private static void child(XmlElement parent, String name, YamlValue value) {
        if (value.isList()) {
            for (YamlValue item : value.asList()) {
                if (item.isText()) {
                    XmlElement text = new XmlElement(name, item.location());
                    text.append(item.asText());
                    parent.children.add(text);
                } else {
                    parent.children.add(read(name, item));
                }
            }
        } else {
            parent.children.add(read(name, value));
        }
    }
}
