package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.List;
import org.skidpad.scenarios.script.Check;
import org.skidpad.scenarios.script.Checks;
import org.skidpad.scenarios.script.Condition;
import org.skidpad.scenarios.script.Trigger;

/** {@code StartTrigger}, {@code StopTrigger}, condition groups, edges and delays. */
final class TriggerReader {
    private final Entities entities;
    private final EntityConditionReader entityConditions;
    private final ValueConditionReader values;

    TriggerReader(Entities entities, PositionReader positions, SignalNames signals) {
        values = new ValueConditionReader(signals);
        this.entities = entities;
        this.entityConditions = new EntityConditionReader(entities, positions);
    }

    ValueConditionReader values() {
        return values;
    }

    /** The trigger of a name below {@code parent}, or null where there is none. */
    Trigger read(Node parent, String name) {
        Node trigger = parent.child(name);
        if (trigger == null) {
            return null;
        }
        List<List<Condition>> groups = new ArrayList<>();
        for (Node group : trigger.children("ConditionGroup")) {
            List<Condition> conditions = new ArrayList<>();
            for (Node condition : group.children("Condition")) {
                conditions.add(condition(condition));
            }
            groups.add(conditions);
        }
        // Like the absence of one: the standard says nothing of an empty start trigger, and files mean "at once" with
        // it.
        return groups.isEmpty() && name.equals("StartTrigger") ? null : new Trigger(groups);
    }

    private Condition condition(Node node) {
        String name = node.text("name", "");
        double delay = node.number("delay", 0);
        if (delay < 0) {
            node.problems.error(node.at("delay"), "delay must not be negative, is " + delay);
            delay = 0;
        }
        Condition.Edge edge =
                switch (node.wordOr("conditionEdge", "none", "none", "rising", "falling", "risingOrFalling")) {
                    case "rising" -> Condition.Edge.RISING;
                    case "falling" -> Condition.Edge.FALLING;
                    case "risingOrFalling" -> Condition.Edge.RISING_OR_FALLING;
                    default -> Condition.Edge.NONE;
                };
        Node byEntity = node.child("ByEntityCondition");
        Node byValue = node.child("ByValueCondition");
        Check check = Checks.constant(false);
        if (byEntity != null) {
            check = byEntity(byEntity);
        } else if (byValue != null) {
            check = ValueConditionReader.FAMILY.read(values, byValue, null);
            check = check == null ? Checks.constant(false) : check;
        } else {
            node.problems.error(
                    node.location(), "<Condition> needs a <ByEntityCondition> or a <ByValueCondition> inside");
        }
        return new Condition(name, delay, edge, check);
    }

    private Check byEntity(Node node) {
        Node who = node.need("TriggeringEntities");
        Node what = node.need("EntityCondition");
        if (who == null || what == null) {
            return Checks.constant(false);
        }
        boolean any = who.word("triggeringEntitiesRule", "any", "all").equals("any");
        List<Integer> actors = new ArrayList<>();
        for (Node entity : who.children("EntityRef")) {
            actors.addAll(entities.group(entity, "entityRef"));
        }
        Checks.OfActor check = EntityConditionReader.FAMILY.read(entityConditions, what, null);
        return check == null ? Checks.constant(false) : Checks.entities(actors, any, check);
    }
}
