package org.skidpad.scenarios.script;

/** The parts of a storyboard that have a state. */
public enum ElementType {
    STORY,
    ACT,
    MANEUVER_GROUP,
    MANEUVER,
    EVENT,
    ACTION
}
