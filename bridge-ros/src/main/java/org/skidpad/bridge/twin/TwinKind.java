package org.skidpad.bridge.twin;

import java.util.Locale;

/** Which robot the twin is. */
public enum TwinKind {
    /** TurtleBot3 Burger: two driven wheels and a caster; listens to {@code /cmd_vel}. */
    TURTLEBOT,
    /** F1TENTH: Ackermann steering and sprung wheels; listens to {@code /drive} and {@code /cmd_vel}. */
    CAR;

    /** As the command line has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
