package org.skidpad.bridge.transport;

import java.util.List;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.Message;

/** A connection to a robot's message system. */
public interface Transport extends AutoCloseable {
    /**
     * Begins to publish a topic.
     *
     * @throws TransportException where the system refuses
     */
    <M extends Message<M>> Publisher<M> advertise(Topic<M> topic);

    /**
     * Begins to receive a topic. Two types may be subscribed under one name; each listener gets only its own.
     *
     * @throws TransportException where the system refuses
     */
    <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener);

    /** Subscribes and keeps only the newest message. */
    default <M extends Message<M>> Latest<M> latest(Topic<M> topic) {
        Latest<M> latest = new Latest<>(topic.type());
        subscribe(topic, message -> latest.put(message, System.nanoTime()));
        return latest;
    }

    /** Who is connected, one line a connection, for people. */
    List<String> peers();

    /** Connections that came to nothing because the other side speaks another message type, one line a topic, for people. */
    List<String> refused();

    /** Messages refused because they were malformed or beyond the limits. */
    long malformed();

    /** One line for people: system, address, domain. */
    String description();

    /** Unregisters and disconnects; idempotent. */
    @Override
    void close();
}
