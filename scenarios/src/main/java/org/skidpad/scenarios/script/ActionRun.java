package org.skidpad.scenarios.script;

/** An action while it runs, on one actor. */
abstract class ActionRun {
    /** Another action took its domain. */
    boolean overridden;

    /** Writes what it wants for the coming tick into its actor; true once it is done with that tick. */
    abstract boolean step(Stage stage, double dt);
}
