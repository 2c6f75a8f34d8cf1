package org.skidpad.scenarios.script;

import java.util.Set;

/** A logical expression over the stage, without edge and delay. Immutable. Made by {@link Checks}. */
public interface Check {
    boolean holds(Stage stage);

    /** Adds the actors for which it holds. */
    default void triggering(Stage stage, Set<Integer> out) {}
}
