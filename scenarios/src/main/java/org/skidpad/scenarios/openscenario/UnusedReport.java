package org.skidpad.scenarios.openscenario;

import java.util.Set;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;

/** Names every element and attribute that no reader used, so that nothing in a file is ignored in silence. */
final class UnusedReport {
    /** Elements that describe looks, origin or other tools: they say nothing about how anybody moves. */
    private static final Set<String> WITHOUT_INFLUENCE =
            Set.of("License", "Properties", "SceneGraphFile", "Property", "File", "UsedArea");

    private static final Set<String> ATTRIBUTES_WITHOUT_INFLUENCE = Set.of(
            "author",
            "date",
            "description",
            "model3d",
            "noNamespaceSchemaLocation",
            "schemaLocation",
            "model",
            "id",
            "vehicleCategory",
            "role");

    private UnusedReport() {}

    static void report(XmlElement element, Problems problems) {
        if (element.settled) {
            return;
        }
        for (var attribute : element.attributes.entrySet()) {
            String name = attribute.getKey();
            if (!element.askedAttributes().contains(name)
                    && !ATTRIBUTES_WITHOUT_INFLUENCE.contains(name)
                    && !name.startsWith("xmlns")
                    && !name.equals("xsi")) {
                problems.warning(
                        attribute.getValue().location(),
                        "the attribute '" + name + "' of <" + element.name + "> is not used",
                        Suggestion.forWord(name, element.askedAttributes()));
            }
        }
        for (XmlElement child : element.children) {
            if (child.used) {
                report(child, problems);
            } else if (!WITHOUT_INFLUENCE.contains(child.name)) {
                problems.warning(
                        child.location,
                        "<" + child.name + "> in <" + element.name + "> is not used",
                        Suggestion.forWord(child.name, element.askedChildren()));
            }
        }
    }
}
