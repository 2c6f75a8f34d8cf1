package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.bridge.transport.Endpoint;

/**
 * Who publishes and listens to what, as the master and the listeners themselves tell. The master keeps one type a topic, so
 * each listener is asked which it wants: a robot that is deaf to what is sent shows here.
 */
public final class MasterGraph {
    private final Caller caller;
    private final String master;
    private final String self;

    /** Asks a node or the master. */
    interface Caller {
        Object ask(String uri, String method, Object... arguments) throws IOException;
    }

    /**
     * What every node but one publishes and listens to.
     *
     * @param master address of the master
     * @param self name of the node that asks, which is left out
     * @throws IOException where the master does not answer
     */
    public static List<Endpoint> read(String master, String self) throws IOException {
        XmlRpcClient client = new XmlRpcClient();
        Caller caller = (uri, method, arguments) -> {
            try {
                return client.call(uri, method, arguments);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while calling " + uri, e);
            }
        };
        return new MasterGraph(caller, master, self).read();
    }

    MasterGraph(Caller caller, String master, String self) {
        this.caller = caller;
        this.master = master;
        this.self = self;
    }

    List<Endpoint> read() throws IOException {
        Map<String, String> types = pairs(caller.ask(master, "getTopicTypes", self));
        List<?> state = list(caller.ask(master, "getSystemState", self));
        List<Endpoint> out = new ArrayList<>();
        Map<String, Map<String, String>> wanted = new HashMap<>();
        for (int kind = 0; kind < 2 && kind < state.size(); kind++) {
            for (Object entry : list(state.get(kind))) {
                List<?> pair = pair(entry);
                String topic = pair.get(0).toString();
                for (Object node : list(pair.get(1))) {
                    if (node.equals(self)) {
                        continue;
                    }
                    String type = types.getOrDefault(topic, Sink.ANY);
                    if (kind == 1) {
                        type = wanted.computeIfAbsent(node.toString(), this::subscriptionsOf)
                                .getOrDefault(topic, type);
                    }
                    out.add(new Endpoint(topic, type, kind == 0, node.toString()));
                }
            }
        }
        return out;
    }

    private Map<String, String> subscriptionsOf(String node) {
        try {
            Object uri = caller.ask(master, "lookupNode", self, node);
            return pairs(caller.ask(uri.toString(), "getSubscriptions", self));
        } catch (IOException e) {
            Ros1Transport.LOG.log(System.Logger.Level.DEBUG, node + " does not tell its subscriptions", e);
            return Map.of();
        }
    }

    private static List<?> pair(Object o) throws IOException {
        List<?> list = list(o);
        if (list.size() < 2) {
            throw new IOException("expected a pair, got " + o);
        }
        return list;
    }

    private static Map<String, String> pairs(Object answer) throws IOException {
        Map<String, String> out = new HashMap<>();
        for (Object entry : list(answer)) {
            List<?> pair = pair(entry);
            out.put(pair.get(0).toString(), pair.get(1).toString());
        }
        return out;
    }

    private static List<?> list(Object o) throws IOException {
        if (o instanceof List<?> list) {
            return list;
        }
        throw new IOException("expected a list, got " + o);
    }
}
