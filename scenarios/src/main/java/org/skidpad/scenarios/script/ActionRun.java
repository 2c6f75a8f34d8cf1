package org.skidpad.scenarios.script;

import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.state.Stateful;

/** An action while it runs, on one actor. */
abstract class ActionRun implements Stateful {
    /** Another action took its domain. */
    boolean overridden;

    /** Writes what it wants for the coming tick into its actor; true once it is done with that tick. */
    abstract boolean step(Stage stage, double dt);

    /** All that {@link Action#resume} cannot know; whether it was overridden is visited by whoever keeps the run. */
    @Override
    public abstract void visitState(StateVisitor v);
}
