package org.skidpad.bridge.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;

/** Hands messages over within the process, on the publisher's thread. */
final class LocalTransport implements Transport {
    private final Map<String, List<Listener<?>>> listeners = new ConcurrentHashMap<>();

    private static String key(Topic<?> topic) {
        return topic.name() + " " + topic.type();
    }

    private List<Listener<?>> of(Topic<?> topic) {
        return listeners.computeIfAbsent(key(topic), k -> new CopyOnWriteArrayList<>());
    }

    @Override
    public <M extends Message<M>> Publisher<M> advertise(Topic<M> topic) {
        return new Publisher<>() {
            @Override
            @SuppressWarnings("unchecked") // the key holds the type
            public void publish(M message) {
                for (Listener<?> l : of(topic)) {
                    ((Listener<M>) l).received(message);
                }
            }

            @Override
            public int readers() {
                return of(topic).size();
            }
        };
    }

    @Override
    public <M extends Message<M>> void subscribe(Topic<M> topic, Listener<M> listener) {
        of(topic).add(listener);
    }

    @Override
    public List<String> peers() {
        return new ArrayList<>(listeners.keySet());
    }

    @Override
    public List<String> refused() {
        return List.of();
    }

    @Override
    public long malformed() {
        return 0;
    }

    @Override
    public String description() {
        return "within the process";
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
