package org.skidpad.viewer.scene;

/** What of the world is in a picture. */
public enum View {
    /** A stretch of road around the ego, or a whole room. */
    NEAR,
    /** The whole run with everybody's trail. */
    OVERVIEW,
    /** The ego and whoever is near it, as large as they fit. */
    SITUATION
}
