package org.skidpad.scenarios.script;

import java.util.List;
import java.util.function.BiConsumer;
import org.skidpad.sim.state.StateVisitor;

/** What actions of every kind are made of. */
public final class Actions {
    private Actions() {}

    /** Does nothing and is done at once: what is not supported, after it was reported. */
    public static Action nothing() {
        return at(Action.Domain.NONE, 9, (stage, actor) -> {});
    }

    /** Only tells the recording that it happened: what has no influence on how anybody moves. */
    public static Action note(String text) {
        return at(Action.Domain.NONE, 9, (stage, actor) -> stage.note(actor, text));
    }

    /** Several actions that are all done at once, as one. */
    public static Action both(List<Action> actions) {
        List<Action> all = List.copyOf(actions);
        boolean takes = all.stream().anyMatch(a -> a.domain != Action.Domain.NONE);
        return at(takes ? Action.Domain.BOTH : Action.Domain.NONE, 9, (stage, actor) -> {
            for (Action action : all) {
                action.begin(stage, actor).step(stage, 0);
            }
        });
    }

    /** Does something at the moment at which it begins, and is done. */
    static Action at(Action.Domain domain, int initOrder, BiConsumer<Stage, Integer> deed) {
        return new Deed(domain, initOrder, deed);
    }

    /** An action that is done at the moment at which it begins. */
    static class Deed extends Action {
        private final BiConsumer<Stage, Integer> deed;

        /** @param deed what it does to the actor of an index */
        Deed(Action.Domain domain, int initOrder, BiConsumer<Stage, Integer> deed) {
            super(domain, initOrder);
            this.deed = deed;
        }

        @Override
        ActionRun begin(Stage stage, int actor) {
            deed.accept(stage, actor);
            return new Nothing();
        }

        @Override
        ActionRun resume(Stage stage, int actor) {
            return new Nothing();
        }
    }

    /** What cannot be done is done at once. */
    static final class Nothing extends ActionRun {
        Nothing() {
            doneAtOnce = true;
        }

        @Override
        boolean step(Stage stage, double dt) {
            return true;
        }

        @Override
        public void visitState(StateVisitor v) {}
    }
}
