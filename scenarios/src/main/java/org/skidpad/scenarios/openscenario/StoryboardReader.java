package org.skidpad.scenarios.openscenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.skidpad.scenarios.script.Action;
import org.skidpad.scenarios.script.Actions;
import org.skidpad.scenarios.script.ElementType;
import org.skidpad.scenarios.script.EntityActions;
import org.skidpad.scenarios.script.StoryboardPlan;
import org.skidpad.scenarios.script.Trigger;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.Suggestion;

/** {@code Storyboard}: the tree of stories down to actions. */
final class StoryboardReader {
    /** More than any scenario plays; keeps a huge number from being one. */
    private static final int MAX_EXECUTIONS = 1_000_000;

    static final Family<Beginning, Void> INIT = new Family<Beginning, Void>("Actions")
            .supported("GlobalAction", (all, node) -> {
                all.init.add(new StoryboardPlan.Initial(-1, all.reader.actions.globalAction(node, true)));
                return null;
            })
            .supported("UserDefinedAction", "as in an event", (all, node) -> {
                all.init.add(new StoryboardPlan.Initial(-1, userDefined(node)));
                return null;
            })
            .supported("Private", (all, node) -> all.reader.ofEntity(node, all.init));

    private final Entities entities;
    private final TriggerReader triggers;
    private final ActionReader actions;
    private final Catalogs catalogs;
    private final Map<ElementType, Set<String>> names = new LinkedHashMap<>();

    StoryboardReader(Entities entities, TriggerReader triggers, ActionReader actions, Catalogs catalogs) {
        this.entities = entities;
        this.triggers = triggers;
        this.actions = actions;
        this.catalogs = catalogs;
    }

    StoryboardPlan read(Node storyboard) {
        List<StoryboardPlan.Initial> init = new ArrayList<>();
        Node initial = storyboard.need("Init");
        Node all = initial == null ? null : initial.need("Actions");
        if (all != null) {
            readInit(all, init);
        }
        List<StoryboardPlan.Story> stories = new ArrayList<>();
        unique(storyboard, "Story");
        for (Node story : storyboard.children("Story")) {
            stories.add(story(story));
        }
        for (int added : actions.added()) {
            init.add(new StoryboardPlan.Initial(-1, EntityActions.absent(added)));
        }
        Trigger stop = triggers.read(storyboard, "StopTrigger");
        checkReferences();
        return new StoryboardPlan(init, stories, stop == null ? Trigger.NEVER : stop);
    }

    private void readInit(Node all, List<StoryboardPlan.Initial> init) {
        INIT.readAll(new Beginning(this, init), all);
    }

    /** What the initialisation is gathered in. */
    record Beginning(StoryboardReader reader, List<StoryboardPlan.Initial> init) {}

    private Void ofEntity(Node node, List<StoryboardPlan.Initial> init) {
        List<Integer> actors = entities.group(node, "entityRef");
        for (Node one : node.children("PrivateAction")) {
            Action action = actions.privateAction(one, actors, true);
            actors.forEach(actor -> init.add(new StoryboardPlan.Initial(actor, action)));
        }
        return null;
    }

    private static Action userDefined(Node node) {
        Node command = node.child("CustomCommandAction");
        String type = command == null ? "" : command.text("type", "");
        node.settle();
        node.report(Detail.USER_DEFINED);
        return Actions.note("user-defined action " + type);
    }

    private String name(Node node, ElementType type) {
        String name = node.text("name", "");
        names.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(name);
        return name;
    }

    /** Says where two elements side by side have one name: a condition on it cannot tell them apart. */
    private static void unique(Node parent, String kind) {
        Set<String> seen = new HashSet<>();
        for (XmlElement child : parent.all()) {
            XmlElement.Attribute name = child.attributes.get("name");
            if (child.name.equals(kind) && name != null && !seen.add(name.value())) {
                parent.problems.warning(
                        name.location(), "two <" + kind + "> side by side have the name '" + name.value() + "'");
            }
        }
    }

    private static Node scoped(Node node) {
        Scope scope = new Scope(node.scope);
        Node inner = node.within(scope);
        ParameterReader.declare(inner, scope, Map.of());
        return inner;
    }

    private StoryboardPlan.Story story(Node outer) {
        Node node = scoped(outer);
        List<StoryboardPlan.Act> acts = new ArrayList<>();
        unique(node, "Act");
        for (Node act : node.children("Act")) {
            unique(act, "ManeuverGroup");
            List<StoryboardPlan.ManeuverGroup> groups = new ArrayList<>();
            for (Node group : act.children("ManeuverGroup")) {
                groups.add(group(group));
            }
            acts.add(new StoryboardPlan.Act(
                    name(act, ElementType.ACT),
                    groups,
                    triggers.read(act, "StartTrigger"),
                    triggers.read(act, "StopTrigger")));
        }
        return new StoryboardPlan.Story(name(node, ElementType.STORY), acts);
    }

    private int executions(Node node) {
        int executions = node.integer("maximumExecutionCount", 1);
        if (executions < 0) {
            node.problems.error(
                    node.at("maximumExecutionCount"), "maximumExecutionCount must not be negative, is " + executions);
        }
        return Math.min(executions, MAX_EXECUTIONS);
    }

    private StoryboardPlan.ManeuverGroup group(Node node) {
        List<Integer> actors = new ArrayList<>();
        boolean triggering = false;
        Node list = node.need("Actors");
        if (list != null) {
            triggering = list.flag("selectTriggeringEntities", false);
            for (Node actor : list.children("EntityRef")) {
                actors.addAll(entities.group(actor, "entityRef"));
            }
        }
        if (list != null && actors.isEmpty()) {
            list.problems.warning(
                    list.location(),
                    "the maneuver group names no actor" + (triggering ? "; only those that trigger an event act" : ""));
        }
        List<StoryboardPlan.Maneuver> maneuvers = new ArrayList<>();
        unique(node, "Maneuver");
        for (XmlElement child : node.all()) {
            if (child.name.equals("Maneuver")) {
                maneuvers.add(maneuver(scoped(node.of(child)), actors));
            } else if (child.name.equals("CatalogReference")) {
                Node entry = catalogs.entry(node.of(child));
                if (entry != null) {
                    maneuvers.add(maneuver(entry, actors));
                }
            }
        }
        return new StoryboardPlan.ManeuverGroup(
                name(node, ElementType.MANEUVER_GROUP), executions(node), actors, triggering, maneuvers);
    }

    /** @param node in the scope of its own parameters */
    private StoryboardPlan.Maneuver maneuver(Node node, List<Integer> actors) {
        List<StoryboardPlan.Event> events = new ArrayList<>();
        unique(node, "Event");
        for (Node event : node.children("Event")) {
            events.add(event(event, actors));
        }
        return new StoryboardPlan.Maneuver(name(node, ElementType.MANEUVER), events);
    }

    private StoryboardPlan.Event event(Node node, List<Integer> actors) {
        StoryboardPlan.Priority priority = switch (node.word("priority", "overwrite", "override", "skip", "parallel")) {
            case "skip" -> StoryboardPlan.Priority.SKIP;
            case "parallel" -> StoryboardPlan.Priority.PARALLEL;
            default -> StoryboardPlan.Priority.OVERRIDE;
        };
        List<StoryboardPlan.NamedAction> list = new ArrayList<>();
        unique(node, "Action");
        for (Node action : node.children("Action")) {
            list.add(action(action, actors));
        }
        if (list.isEmpty()) {
            node.problems.error(node.location(), "<Event> needs an <Action> inside");
        }
        return new StoryboardPlan.Event(
                name(node, ElementType.EVENT), priority, executions(node), triggers.read(node, "StartTrigger"), list);
    }

    private StoryboardPlan.NamedAction action(Node node, List<Integer> actors) {
        String name = name(node, ElementType.ACTION);
        Node one = node.child("PrivateAction");
        if (one != null) {
            return new StoryboardPlan.NamedAction(name, actions.privateAction(one, actors, false), false);
        }
        Node global = node.child("GlobalAction");
        if (global != null) {
            return new StoryboardPlan.NamedAction(name, actions.globalAction(global, false), true);
        }
        Node user = node.child("UserDefinedAction");
        if (user != null) {
            return new StoryboardPlan.NamedAction(name, userDefined(user), true);
        }
        node.report(Detail.EMPTY_ACTION);
        return new StoryboardPlan.NamedAction(name, Actions.nothing(), true);
    }

    private void checkReferences() {
        for (ValueConditionReader.Reference reference : triggers.values().references()) {
            Set<String> known = names.getOrDefault(reference.type(), Set.of());
            String name = reference.name();
            String last = name.substring(name.lastIndexOf(':') + 1);
            if (!known.contains(last) && !known.contains(name)) {
                reference
                        .node()
                        .problems
                        .warning(
                                reference.node().at("storyboardElementRef"),
                                "there is no "
                                        + reference
                                                .type()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')
                                        + " '" + name + "'; the condition is never true",
                                Suggestion.forWord(last, known));
            }
        }
    }
}
