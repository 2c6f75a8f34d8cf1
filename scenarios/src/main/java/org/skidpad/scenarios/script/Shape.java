package org.skidpad.scenarios.script;

/** The line of a trajectory (OpenSCENARIO XML, class {@code Shape}). Immutable. Made by {@link Shapes}. */
public interface Shape {
    /**
     * The line for an actor that begins to follow it now.
     *
     * @param actor or -1 where it is only asked where it runs
     * @param cornered turns only near corners, where the line has any
     * @return null where a position of it does not exist now
     */
    Path resolve(Stage stage, int actor, boolean cornered);
}
