package org.skidpad.scenarios.script;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/**
 * Fires when every condition of at least one group is true (OpenSCENARIO XML, class {@code Trigger}). A trigger without groups
 * never fires.
 *
 * @param groups alternatives
 */
public record Trigger(List<List<Condition>> groups) {
    public static final Trigger NEVER = new Trigger(List.of());

    public Trigger {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** The memory of one evaluation of a trigger over time: begins when its element enters standby. */
    static final class Watch implements Stateful {
        private final Trigger trigger;
        private final Memory[][] memories;

        Watch(Trigger trigger) {
            this.trigger = trigger;
            memories = new Memory[trigger.groups.size()][];
            for (int g = 0; g < memories.length; g++) {
                List<Condition> group = trigger.groups.get(g);
                memories[g] = new Memory[group.size()];
                for (int c = 0; c < memories[g].length; c++) {
                    memories[g][c] = new Memory(group.get(c));
                }
            }
        }

        /** To be called once a tick, also while the result does not matter: edges and delays live on it. */
        boolean fires(Stage stage) {
            boolean any = false;
            for (Memory[] group : memories) {
                boolean all = group.length > 0;
                for (Memory condition : group) {
                    // No short cut: every condition must see every tick.
                    all &= condition.holds(stage);
                }
                any |= all;
            }
            return any;
        }

        @Override
        public void visitState(StateVisitor v) {
            for (Memory[] group : memories) {
                for (Memory condition : group) {
                    condition.visitState(v);
                }
            }
        }

        /** A watch that may not be there yet: its element has not entered standby. */
        static Watch visited(Watch watch, Trigger trigger, StateVisitor v) {
            boolean there = v.flag(watch != null) && trigger != null;
            Watch now = !there ? null : v.restoring() ? new Watch(trigger) : watch;
            if (there) {
                now.visitState(v);
            }
            return now;
        }

        void triggering(Stage stage, Set<Integer> out) {
            for (List<Condition> group : trigger.groups) {
                for (Condition condition : group) {
                    condition.check().triggering(stage, out);
                }
            }
        }
    }

    private static final class Memory implements Stateful {
        /** More changes than this within one delay would be no condition but noise. */
        private static final int MOST_SAMPLES = 1 << 20;

        private final Condition condition;
        private final ArrayDeque<Sample> delayed = new ArrayDeque<>();
        private boolean evaluated;
        private boolean before;
        private boolean released;

        private record Sample(double time, boolean value) {}

        Memory(Condition condition) {
            this.condition = condition;
        }

        boolean holds(Stage stage) {
            boolean now = condition.check().holds(stage);
            boolean value = condition.edge() == Condition.Edge.NONE
                    ? now
                    : evaluated && condition.edge().happened(before, now);
            evaluated = true;
            before = now;
            if (condition.delayS() == 0) {
                return value;
            }
            // Only changes are kept; an edge is true in one evaluation and false in the next.
            if (delayed.isEmpty() ? value != released : delayed.peekLast().value() != value) {
                delayed.add(new Sample(stage.time, value));
            }
            boolean result = released;
            while (!delayed.isEmpty() && delayed.peek().time() <= stage.time - condition.delayS() + 1e-9) {
                released = delayed.poll().value();
                result = released;
                if (result) {
                    break;
                }
            }
            return result;
        }

        @Override
        public void visitState(StateVisitor v) {
            evaluated = v.flag(evaluated);
            before = v.flag(before);
            released = v.flag(released);
            int size = v.count(delayed.size(), MOST_SAMPLES);
            if (v.restoring()) {
                delayed.clear();
                for (int k = 0; k < size; k++) {
                    delayed.add(new Sample(v.real(0), v.flag(false)));
                }
            } else {
                for (Sample sample : delayed) {
                    v.real(sample.time);
                    v.flag(sample.value);
                }
            }
        }
    }
}
