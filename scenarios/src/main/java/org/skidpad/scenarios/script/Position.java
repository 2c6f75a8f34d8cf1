package org.skidpad.scenarios.script;

/** A place that may depend on where somebody is. Immutable. Made by {@link Positions}. */
public interface Position {
    /** Fills {@code out}; false where there is no such place now (the lane does not exist there). */
    boolean resolve(Stage stage, Spot out);

    /** The actor that the place depends on, or -1. */
    default int reference() {
        return -1;
    }
}
