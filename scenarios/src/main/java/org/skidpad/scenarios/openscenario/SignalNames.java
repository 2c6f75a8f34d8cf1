package org.skidpad.scenarios.openscenario;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.skidpad.scenarios.script.SignalController;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.Suggestion;

/** The traffic signals and controllers that a scenario may name. The map is searched for signals when one is named first. */
final class SignalNames {
    private final Path map;
    private final List<SignalController> controllers;
    private Set<String> signals;

    /** @param map the road network's file, or null */
    SignalNames(Path map, List<SignalController> controllers) {
        this.map = map;
        this.controllers = List.copyOf(controllers);
    }

    List<SignalController> controllers() {
        return controllers;
    }

    /** Says where an attribute names a signal that is nowhere. */
    void checkSignal(Node node, String attribute, String name) {
        if (signals == null) {
            signals = find();
        }
        if (name != null && !signals.contains(name)) {
            node.problems.warning(
                    node.at(attribute),
                    "the road network has no signal '" + name + "'; it is kept by that name alone",
                    Suggestion.forWord(name, signals));
        }
    }

    /** Says where an attribute names a controller that is nowhere. */
    void checkController(Node node, String attribute, String name) {
        List<String> names = controllers.stream().map(SignalController::name).toList();
        if (name != null && !names.contains(name)) {
            node.problems.warning(
                    node.at(attribute),
                    "<TrafficSignals> has no controller '" + name + "'",
                    Suggestion.forWord(name, names));
        }
    }

    private Set<String> find() {
        Set<String> found = new TreeSet<>();
        controllers.forEach(c -> c.phases().forEach(p -> found.addAll(p.states().keySet())));
        if (map == null) {
            return found;
        }
        // What is wrong with the map has been said when its roads were read.
        Deque<XmlElement> open = new ArrayDeque<>();
        open.push(XmlReader.read(map, map.toString(), new Problems(new ArrayList<>())));
        while (!open.isEmpty()) {
            XmlElement element = open.pop();
            if (element.name.equals("signal") || element.name.equals("controller")) {
                found.add(element.text("id", ""));
                found.add(element.text("name", ""));
            }
            element.children.forEach(open::push);
        }
        return found;
    }
}
