package org.skidpad.bridge.message;

/**
 * A message that can take over another's content.
 *
 * @param <M> its own class
 */
public interface Message<M extends Message<M>> {
    /** Makes this equal to {@code other}; grows arrays where they are too short, and allocates nothing otherwise. */
    void copyFrom(M other);
}
