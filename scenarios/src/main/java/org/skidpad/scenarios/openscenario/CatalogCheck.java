package org.skidpad.scenarios.openscenario;

import java.util.Map;
import org.skidpad.scenarios.xml.XmlElement;

/** A catalog by itself: its entries' parameters must be declared and fit. The rest is seen when a scenario uses an entry. */
final class CatalogCheck {
    private CatalogCheck() {}

    static void check(Node catalog) {
        catalog.text("name");
        for (XmlElement entry : catalog.all()) {
            Scope scope = new Scope(null);
            Node node = new Node(entry, scope, catalog.problems);
            node.text("name");
            ParameterReader.declare(node, scope, Map.of());
            attributes(node);
        }
    }

    private static void attributes(Node node) {
        for (String attribute : node.element.attributes.keySet()) {
            node.text(attribute);
        }
        for (XmlElement child : node.all()) {
            boolean own = child.name.equals("ParameterDeclarations") || child.name.equals("ParameterAssignments");
            if (!own) {
                attributes(node.of(child));
            }
        }
    }
}
