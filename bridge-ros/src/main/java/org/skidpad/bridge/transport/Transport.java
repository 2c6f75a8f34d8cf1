package org.skidpad.bridge.transport;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.Message;

/** A connection to a robot's message system. */
public interface Transport extends AutoCloseable {
    /** How often {@link #find} looks. */
    long LOOK_AGAIN_NS = 50_000_000;

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

    /**
     * Which of these are answered yes. Waits until all are or {@code patience} is over, and leaves no trace.
     *
     * @throws TransportException where the system does not tell
     */
    default Set<Probe> find(Collection<Probe> probes, Duration patience) {
        Set<Probe> found = new LinkedHashSet<>();
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Endpoint> graph = graph();
            probes.stream()
                    .filter(p -> graph.stream().anyMatch(e -> e.answers(p)))
                    .forEach(found::add);
            if (found.size() == probes.size() || System.nanoTime() >= until) {
                return found;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
    }

    /**
     * What other nodes write and read. Over DDS it takes a second or more; {@link #find} is quicker for what is known by name.
     *
     * @throws TransportException where it cannot be asked
     */
    default List<Endpoint> graph() {
        return List.of();
    }

    /** Whether the message system itself answers; connections may outlast it. May take as long as a call over the network. */
    default boolean isUp() {
        return true;
    }

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
