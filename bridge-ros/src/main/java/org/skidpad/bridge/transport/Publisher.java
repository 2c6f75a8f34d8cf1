package org.skidpad.bridge.transport;

import org.skidpad.bridge.message.Message;

/** Sends messages of one topic. Safe to call from any thread; never blocks on a slow reader. */
public interface Publisher<M extends Message<M>> {
    /** Sends a copy of {@code message}; the caller may reuse it at once. */
    void publish(M message);

    /** How many readers are connected. */
    int readers();

    /** Messages that some reader was too slow for, counted once a reader; 0 where the system does not tell. */
    default long dropped() {
        return 0;
    }
}
