package org.skidpad.scenarios.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What is to happen: an immutable tree, shared by all episodes (OpenSCENARIO XML, class {@code Storyboard}). Actors are indices.
 *
 * @param init done before the first tick
 * @param stories all start with the scenario
 * @param stop ends the scenario; {@link Trigger#NEVER} for none
 */
public record StoryboardPlan(List<Initial> init, List<Story> stories, Trigger stop) {
    public StoryboardPlan {
        init = List.copyOf(init);
        stories = List.copyOf(stories);
    }

    /** The actions of the initialisation in the order in which they are done: whoever depends on another comes after that one. */
    List<Initial> ordered() {
        List<Initial> sorted = new ArrayList<>(init);
        sorted.sort(Comparator.comparingInt(one -> one.action().initOrder));
        Set<Initial> done = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Initial> ordered = new ArrayList<>();
        sorted.forEach(one -> after(one, sorted, done, ordered));
        return ordered;
    }

    /** Those that depend on each other in a circle come in the order in which the circle is met. */
    private static void after(Initial one, List<Initial> sorted, Set<Initial> done, List<Initial> ordered) {
        if (!done.add(one)) {
            return;
        }
        int reference = one.action().reference();
        if (reference >= 0) {
            for (Initial other : sorted) {
                if (other.actor() == reference && other.action().initOrder == one.action().initOrder) {
                    after(other, sorted, done, ordered);
                }
            }
        }
        ordered.add(one);
    }

    /** An action of the initialisation; the actor is -1 for a global one. */
    public record Initial(int actor, Action action) {}

    public record Story(String name, List<Act> acts) {
        public Story {
            acts = List.copyOf(acts);
        }
    }

    /**
     * @param start null to start with the story
     * @param stop null for none
     */
    public record Act(String name, List<ManeuverGroup> groups, Trigger start, Trigger stop) {
        public Act {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param executions how often its maneuvers are played
     * @param triggering the actors that made an event start are added to the actors of the event
     */
    public record ManeuverGroup(
            String name, int executions, List<Integer> actors, boolean triggering, List<Maneuver> maneuvers) {
        public ManeuverGroup {
            actors = List.copyOf(actors);
            maneuvers = List.copyOf(maneuvers);
        }
    }

    public record Maneuver(String name, List<Event> events) {
        public Maneuver {
            events = List.copyOf(events);
        }
    }

    /**
     * @param executions how often it may start
     * @param start null to start with its maneuver
     */
    public record Event(String name, Priority priority, int executions, Trigger start, List<NamedAction> actions) {
        public Event {
            actions = List.copyOf(actions);
        }
    }

    /**
     * @param global done once instead of once per actor
     */
    public record NamedAction(String name, Action action, boolean global) {}

    /** What an event that starts does to the other events of its maneuver that run. */
    public enum Priority {
        /** Ends them. */
        OVERRIDE,
        /** Does not start while one runs; that counts as an execution. */
        SKIP,
        PARALLEL
    }
}
