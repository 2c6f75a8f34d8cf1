package org.skidpad.bridge.deploy;

/** How far a policy is trusted with a robot. */
public enum DriveMode {
    /** Everything is computed and nothing is commanded. */
    SHADOW("shadow"),
    /** Its speed is capped. */
    CAPPED("capped"),
    /** Within the robot's limits. */
    FULL("full");

    private final String word;

    DriveMode(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The one whose evidence is asked for before this one; null for the first. */
    public DriveMode before() {
        return this == SHADOW ? null : values()[ordinal() - 1];
    }
}
