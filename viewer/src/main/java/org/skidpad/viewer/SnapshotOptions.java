package org.skidpad.viewer;

/**
 * How a snapshot is drawn.
 *
 * @param dark on a dark background, as the window is at first, or a light one, for print
 * @param overview the whole run with everybody's trail instead of a stretch of road around the ego
 */
public record SnapshotOptions(boolean dark, boolean overview) {
    public static final SnapshotOptions DEFAULT = new SnapshotOptions(true, false);
}
