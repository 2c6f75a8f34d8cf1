package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.skidpad.bridge.transport.TransportException;

/** {@link Parameters} over the master's API (ROS wiki, "ROS/Parameter Server API"). */
final class ParameterClient implements Parameters {
    private final Ros1Transport node;
    private final Map<String, List<Consumer<Optional<Object>>>> listeners = new ConcurrentHashMap<>();

    ParameterClient(Ros1Transport node) {
        this.node = node;
    }

    @Override
    public Optional<Object> get(String name) {
        return has(name) ? Optional.of(ask("getParam", name)) : Optional.empty();
    }

    private boolean has(String name) {
        return Boolean.TRUE.equals(ask("hasParam", name));
    }

    @Override
    public void set(String name, Object value) {
        ask("setParam", name, value);
        tellOwn(name);
    }

    @Override
    public void delete(String name) {
        if (has(name)) {
            ask("deleteParam", name);
            tellOwn(name);
        }
    }

    /** The master tells everybody but the node that changed a value. */
    private void tellOwn(String name) {
        listeners.forEach((key, own) -> {
            if (key.equals(name) || key.startsWith(name + "/") || name.startsWith(key + "/")) {
                Optional<Object> now = get(key);
                own.forEach(l -> l.accept(now));
            }
        });
    }

    @Override
    public List<String> names() {
        Object all = ask("getParamNames");
        return all instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
    }

    @Override
    public void subscribe(String name, Consumer<Optional<Object>> listener) {
        listeners.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>()).add(listener);
        Object now = ask("subscribeParam", node.uri(), name);
        if (!isAbsent(now)) {
            listener.accept(Optional.of(now));
        }
    }

    /** The master says with an empty tree that there is no value. */
    private static boolean isAbsent(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** The master tells of a new value; it ends names with a slash. */
    void updated(String name, Object value) {
        String key = name.endsWith("/") && name.length() > 1 ? name.substring(0, name.length() - 1) : name;
        Optional<Object> now = isAbsent(value) ? Optional.empty() : Optional.of(value);
        listeners.getOrDefault(key, List.of()).forEach(l -> l.accept(now));
    }

    /** Tells a new master what this node wants to hear of. */
    void registerAgain() throws IOException {
        for (String name : listeners.keySet()) {
            node.master("subscribeParam", node.name(), node.uri(), name);
        }
    }

    void unregister() throws IOException {
        for (String name : listeners.keySet()) {
            node.master("unsubscribeParam", node.name(), node.uri(), name);
        }
    }

    private Object ask(String method, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = node.name();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try {
            return node.master(method, all);
        } catch (IOException e) {
            throw new TransportException("ROS 1 " + method + ": " + e.getMessage(), e);
        }
    }
}
