package org.skidpad.scenarios.openscenario;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.skidpad.scenarios.opendrive.MapSigns;
import org.skidpad.scenarios.openscenario.ActionReader.Who;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.EntityActions;
import org.skidpad.scenarios.script.GlobalActions;
import org.skidpad.scenarios.script.Position;
import org.skidpad.scenarios.script.SignalController;
import org.skidpad.scenarios.xml.XmlElement;

/** {@code GlobalAction}: entities, values, signals, environment and traffic. */
final class GlobalReader {
    static final Family<Who, Action> GLOBAL = new Family<Who, Action>("GlobalAction")
            .supported("ParameterAction", (who, node) -> change(node, "parameterRef"))
            .supported("VariableAction", (who, node) -> change(node, "variableRef"))
            .supported("EntityAction", GlobalReader::entity)
            .supported("InfrastructureAction", (who, node) -> {
                Node signal = node.need("TrafficSignalAction");
                return signal == null ? Actions.nothing() : GlobalReader.SIGNAL.read(who, signal, Actions.nothing());
            })
            .supported(
                    "EnvironmentAction",
                    "time of day; weather and friction influence nobody",
                    GlobalReader::environment)
            .supported("TrafficAction", TrafficActionReader::read)
            .withoutInfluence("SetMonitorAction", "nothing here reads a scenario's monitors");

    static final Family<Who, Action> SIGNAL = new Family<Who, Action>("TrafficSignalAction")
            .supported(
                    "TrafficSignalStateAction",
                    "red, amber and green of the map's lights bind drivers; other words are kept as states",
                    GlobalReader::signalState)
            .supported("TrafficSignalControllerAction", GlobalReader::signalPhase);

    static final Family<Who, Action> ENTITY = new Family<Who, Action>("EntityAction")
            .supported("AddEntityAction", "with the speed that it last had", (who, node) -> add(who, node))
            .supported("DeleteEntityAction", (who, node) -> Actions.nothing());

    private GlobalReader() {}

    private static Action entity(Who who, Node node) {
        int entity = who.reader().entities.actor(node, "entityRef");
        Who about = new Who(who.reader(), entity < 0 ? List.of() : List.of(entity), who.init());
        boolean deletes = node.element.child("DeleteEntityAction") != null;
        Action read = ENTITY.read(about, node, Actions.nothing());
        return deletes && entity >= 0 ? EntityActions.delete(entity) : read;
    }

    private static Action add(Who about, Node node) {
        Position position = about.reader().positions.read(node);
        if (position == null || about.actors().isEmpty()) {
            return Actions.nothing();
        }
        int entity = about.actors().get(0);
        about.reader().adds(entity, about.init());
        return EntityActions.add(entity, position);
    }

    private static Action change(Node node, String reference) {
        String name = node.reference(reference);
        Node set = node.child("SetAction");
        if (set != null && name != null) {
            String value = set.text("value");
            return GlobalActions.set(name, old -> value == null ? old : value);
        }
        Node modify = node.child("ModifyAction");
        Node rule = modify == null ? null : modify.need("Rule");
        if (rule == null || name == null) {
            node.problems.error(node.location(), "<" + node.name() + "> needs a <SetAction> or a <ModifyAction>");
            return Actions.nothing();
        }
        Node add = rule.child("AddValue");
        Node multiply = rule.child("MultiplyByValue");
        double plus = add == null ? 0 : add.number("value");
        double times = multiply == null ? 1 : multiply.number("value");
        return GlobalActions.set(
                name,
                old -> old != null && Expression.typed(old) instanceof Double number
                        ? Expression.format(number * times + plus)
                        : old);
    }

    private static Action signalState(Who who, Node node) {
        String name = node.text("name");
        String state = node.text("state");
        who.reader().signals.checkSignal(node, "name", name);
        return name == null || state == null ? Actions.nothing() : GlobalActions.signal(name, state);
    }

    private static Action signalPhase(Who who, Node node) {
        String controller = node.text("trafficSignalControllerRef");
        String phase = node.text("phase");
        who.reader().signals.checkController(node, "trafficSignalControllerRef", controller);
        return controller == null || phase == null ? Actions.nothing() : GlobalActions.signalPhase(controller, phase);
    }

    /** {@code TrafficSignals} of the road network. */
    static List<SignalController> controllers(Node network, MapSigns signs) {
        Node signals = network == null ? null : network.child("TrafficSignals");
        List<SignalController> controllers = new ArrayList<>();
        for (Node node : signals == null ? List.<Node>of() : signals.children("TrafficSignalController")) {
            List<SignalController.Phase> phases = new ArrayList<>();
            for (Node phase : node.children("Phase")) {
                Map<String, String> states = new HashMap<>();
                for (Node state : phase.children("TrafficSignalState")) {
                    String signal = state.text("trafficSignalId");
                    String shows = state.text("state");
                    if (signal != null && shows != null) {
                        states.put(signal, shows);
                    }
                }
                group(phase, signs.controlledBy(node.text("name", "")), states);
                double duration = phase.number("duration");
                if (!(duration > 0)) {
                    phase.problems.error(phase.at("duration"), "duration must be positive, is " + duration);
                }
                phases.add(new SignalController.Phase(phase.text("name", ""), Math.max(0, duration), states));
            }
            String name = node.text("name");
            if (name != null) {
                String reference = node.has("reference") ? node.text("reference") : null;
                controllers.add(new SignalController(name, Math.max(0, node.number("delay", 0)), reference, phases));
            }
        }
        return controllers;
    }

    /** The state of all signals of the map's controller of that name. */
    private static void group(Node phase, List<String> members, Map<String, String> states) {
        Node group = phase.child("TrafficSignalGroupState");
        if (group != null && members.isEmpty()) {
            group.report(Detail.SIGNAL_GROUP);
        } else if (group != null) {
            String shows = group.text("state");
            members.forEach(signal -> states.putIfAbsent(signal, shows == null ? "" : shows));
        }
    }

    private static Action environment(Who who, Node node) {
        Node environment = node.child("Environment");
        Node catalog = node.child("CatalogReference");
        if (catalog != null) {
            environment = who.reader().catalogs.entry(catalog);
        } else if (environment != null) {
            environment = environment.within(new Scope(environment.scope));
            ParameterReader.declare(environment, environment.scope, Map.of());
        } else {
            node.problems.error(node.location(), "<EnvironmentAction> needs an <Environment> or a <CatalogReference>");
        }
        if (environment == null) {
            return Actions.nothing();
        }
        environment.text("name", "");
        Node weather = environment.child("Weather");
        if (weather != null) {
            if (who.init()) {
                remember(who, weather, "weather");
            }
            weather.report(Detail.WEATHER);
        }
        Node road = environment.child("RoadCondition");
        if (road != null) {
            if (who.init()) {
                remember(who, road, "road");
            }
            if (road.number("frictionScaleFactor", 1) != 1) {
                road.report(Detail.FRICTION);
            } else {
                road.settle();
            }
        }
        Node time = environment.child("TimeOfDay");
        if (time == null) {
            return Actions.nothing();
        }
        boolean passes = time.flag("animation");
        double epoch = dateTime(time, "dateTime");
        return Double.isNaN(epoch) ? Actions.nothing() : GlobalActions.daytime(epoch, passes);
    }

    /** Keeps every number in an element for the recording, named by the words that lead to it. */
    private static void remember(Who who, Node node, String name) {
        for (String attribute : node.element.attributes.keySet()) {
            String text = node.text(attribute, "");
            if (text.matches("\\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?\\s*")) {
                who.reader().weather.put(name + "." + attribute, node.number(attribute));
            }
        }
        for (XmlElement child : node.all()) {
            String word = child.name.substring(0, 1).toLowerCase(Locale.ROOT) + child.name.substring(1);
            remember(who, node.of(child), name + "." + word);
        }
    }

    /** Seconds since 1970-01-01T00:00 UTC; without a zone UTC is taken. NaN with an error noted. */
    static double dateTime(Node node, String attribute) {
        String text = node.text(attribute);
        if (text == null) {
            return Double.NaN;
        }
        try {
            String trimmed = text.strip();
            boolean zoned = trimmed.endsWith("Z") || trimmed.matches(".*T.*[+-]\\d\\d:?\\d\\d");
            return zoned
                    ? OffsetDateTime.parse(trimmed).toEpochSecond()
                    : LocalDateTime.parse(trimmed).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            node.problems.error(node.at(attribute), attribute + " must be like 2024-05-31T18:30:00, is '" + text + "'");
            return Double.NaN;
        }
    }
}
