package org.skidpad.scenarios.script;

import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/** An action while it runs, on one actor. */
abstract class ActionRun implements Stateful {
    /** Another action took its domain. */
    boolean overridden;

    /** It did all it has to do before it was stepped; nobody can take over from it any more. */
    boolean doneAtOnce;

    /** Another action begins where it began: what it does in no time comes first. */
    void makeRoom(Stage stage) {}

    /** Writes what it wants for the coming tick into its actor; true once it is done with that tick. */
    abstract boolean step(Stage stage, double dt);

    /** All that {@link Action#resume} cannot know; whether it was overridden is visited by whoever keeps the run. */
    @Override
    public abstract void visitState(StateVisitor v);
}
