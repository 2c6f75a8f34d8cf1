package org.skidpad.scenarios.opendrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.diagnostic.SourceLocation;

/** One XML element of a map with its place; mutable while its file is read, then only read. */
final class MapElement {
    final String name;
    final SourceLocation location;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<MapElement> children = new ArrayList<>();

    MapElement(String name, SourceLocation location) {
        this.name = name;
        this.location = location;
    }

    /** The attribute, or the fallback where it is absent. */
    String text(String attribute, String fallback) {
        return attributes.getOrDefault(attribute, fallback);
    }

    /** First child of a name, or null. */
    MapElement child(String wanted) {
        for (MapElement child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    List<MapElement> children(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).toList();
    }

    /** Children of a child, empty where the child is absent. */
    List<MapElement> children(String parent, String wanted) {
        MapElement element = child(parent);
        return element == null ? List.of() : element.children(wanted);
    }
}
