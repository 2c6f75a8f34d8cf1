package org.skidpad.bridge.transport;

import org.skidpad.bridge.message.Message;

/** Gets each message of a topic on the transport's thread; the object is reused, so copy what must last. */
@FunctionalInterface
public interface Listener<M extends Message<M>> {
    void received(M message);
}
