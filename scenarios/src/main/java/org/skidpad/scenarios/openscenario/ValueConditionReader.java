package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.script.Check;
import org.skidpad.scenarios.script.Checks;
import org.skidpad.scenarios.script.ElementState;
import org.skidpad.scenarios.script.ElementType;
import org.skidpad.scenarios.script.ValueChecks;

/** {@code ByValueCondition}: time, states of the storyboard, values and signals. */
final class ValueConditionReader {
    static final Family<ValueConditionReader, Check> FAMILY = new Family<ValueConditionReader, Check>(
                    "ByValueCondition")
            .supported("ParameterCondition", (r, n) -> value(n, "parameterRef"))
            .supported("VariableCondition", (r, n) -> value(n, "variableRef"))
            .supported("SimulationTimeCondition", ValueConditionReader::simulationTime)
            .supported("StoryboardElementStateCondition", ValueConditionReader::elementState)
            .supported("TimeOfDayCondition", ValueConditionReader::daytime)
            .supported("TrafficSignalCondition", (r, n) -> {
                String name = n.text("name");
                String state = n.text("state");
                r.signals.checkSignal(n, "name", name);
                return name == null || state == null ? null : ValueChecks.signal(name, state);
            })
            .supported("TrafficSignalControllerCondition", (r, n) -> {
                String controller = n.text("trafficSignalControllerRef");
                String phase = n.text("phase");
                r.signals.checkController(n, "trafficSignalControllerRef", controller);
                return controller == null || phase == null ? null : ValueChecks.signalPhase(controller, phase);
            })
            .approximated(
                    "UserDefinedValueCondition",
                    "compared with the variable or parameter of that name; never true where there is none",
                    (r, n) -> value(n, "name"));

    private final SignalNames signals;
    private final List<Reference> references = new ArrayList<>();
    /** The latest simulation time that any condition waits for, s. */
    private double latestTime;

    /** A storyboard element that a condition names. */
    record Reference(ElementType type, String name, Node node) {}

    ValueConditionReader(SignalNames signals) {
        this.signals = signals;
    }

    List<Reference> references() {
        return references;
    }

    double latestTime() {
        return latestTime;
    }

    private Check simulationTime(Node node) {
        double time = node.number("value");
        latestTime = Math.max(latestTime, time);
        return ValueChecks.simulationTime(ConditionWords.rule(node), time);
    }

    private Check daytime(Node node) {
        double epoch = GlobalReader.dateTime(node, "dateTime");
        var rule = ConditionWords.rule(node);
        return Double.isNaN(epoch) ? Checks.constant(false) : ValueChecks.daytime(rule, epoch);
    }

    private static Check value(Node node, String attribute) {
        String name = node.reference(attribute);
        String rule = node.word("rule", Rules.NAMES);
        String limit = node.text("value");
        if (name == null || limit == null) {
            return Checks.constant(false);
        }
        return ValueChecks.value(name, value -> Rules.holds(rule, value, limit));
    }

    private Check elementState(Node node) {
        ElementType type = switch (node.word(
                "storyboardElementType", "story", "act", "maneuverGroup", "maneuver", "event", "action")) {
            case "story" -> ElementType.STORY;
            case "act" -> ElementType.ACT;
            case "maneuverGroup" -> ElementType.MANEUVER_GROUP;
            case "maneuver" -> ElementType.MANEUVER;
            case "event" -> ElementType.EVENT;
            default -> ElementType.ACTION;
        };
        String name = node.text("storyboardElementRef");
        String word = node.word(
                "state",
                "completeState",
                "standbyState",
                "runningState",
                "startTransition",
                "endTransition",
                "stopTransition",
                "skipTransition");
        if (name == null) {
            return Checks.constant(false);
        }
        references.add(new Reference(type, name, node));
        for (ElementState state : ElementState.values()) {
            if (state.word.equals(word)) {
                return ValueChecks.elementState(type, name, state);
            }
        }
        throw new IllegalStateException("state " + word + " is allowed but unknown");
    }
}
