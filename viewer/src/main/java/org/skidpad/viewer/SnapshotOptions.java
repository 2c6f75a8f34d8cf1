package org.skidpad.viewer;

import org.skidpad.viewer.scene.View;

/**
 * How a snapshot is drawn.
 *
 * @param dark on a dark background, as the window is at first, or a light one, for print
 * @param view what of the world is in the picture
 * @param verdict what the header says of the run, in good colour, or null for how the run ended
 */
public record SnapshotOptions(boolean dark, View view, String verdict) {
    public static final SnapshotOptions DEFAULT = new SnapshotOptions(true, false);

    /** @param overview the whole run with everybody's trail instead of a stretch of road around the ego */
    public SnapshotOptions(boolean dark, boolean overview) {
        this(dark, overview ? View.OVERVIEW : View.NEAR, null);
    }
}
