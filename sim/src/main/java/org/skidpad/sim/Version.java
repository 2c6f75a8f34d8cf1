package org.skidpad.sim;

/** The version written into every recording and policy file. */
public final class Version {
    /** Equal to the Maven version; a test holds the two together. */
    public static final String CURRENT = "0.1.0-SNAPSHOT";

    private Version() {}
}
