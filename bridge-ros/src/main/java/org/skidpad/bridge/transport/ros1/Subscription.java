package org.skidpad.bridge.transport.ros1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.skidpad.bridge.convert.Codec;
import org.skidpad.bridge.convert.MalformedMessageException;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.transport.Listener;
import org.skidpad.bridge.transport.Topic;

/**
 * A topic name that this node listens to, with the types it understands there, and one connection to each publisher. A live
 * connection is never dropped because the master no longer lists its publisher: a master that restarted has forgotten
 * everybody, while the robot still sends.
 */
final class Subscription {
    private static final int CONNECT_MS = 2000;
    private static final int HEADER_MS = 5000;
    private static final long FIRST_RETRY_MS = 100;
    private static final long LAST_RETRY_MS = 2000;

    private final Ros1Transport node;
    private final String name;
    private final List<Typed<?>> types = new CopyOnWriteArrayList<>();
    private final Map<String, Socket> connections = new ConcurrentHashMap<>();
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private volatile Set<String> wanted = Set.of();
    /** What the last publisher that does not fit said it sends, or null. */
    private volatile String misfit;

    Subscription(Ros1Transport node, String name) {
        this.node = node;
        this.name = name;
    }

    <M extends Message<M>> void add(Topic<M> topic, Listener<M> listener) {
        types.add(new Typed<>(topic, listener));
    }

    String name() {
        return name;
    }

    /** The one type, or {@code *} where several are understood. */
    String type() {
        return types.size() == 1 ? types.get(0).type : "*";
    }

    private String md5() {
        return types.size() == 1 ? types.get(0).md5 : "*";
    }

    Set<String> publishers() {
        return connections.keySet();
    }

    /** Takes the master's list of publishers' addresses and connects to those that are new. */
    void update(List<?> addresses) {
        Set<String> now = new HashSet<>();
        for (Object a : addresses) {
            now.add(a.toString());
        }
        wanted = now;
        for (String address : now) {
            if (working.add(address)) {
                node.execute(() -> serve(address));
            }
        }
    }

    private void serve(String address) {
        long wait = FIRST_RETRY_MS;
        try {
            while (node.isOpen() && wanted.contains(address)) {
                long begun = System.nanoTime();
                try {
                    receive(address);
                } catch (IOException e) {
                    Ros1Transport.LOG.log(
                            System.Logger.Level.DEBUG, name + " from " + address + ": " + e.getMessage(), e);
                }
                boolean lived = System.nanoTime() - begun > LAST_RETRY_MS * 1_000_000;
                wait = lived ? FIRST_RETRY_MS : Math.min(LAST_RETRY_MS, 2 * wait);
                Thread.sleep(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working.remove(address);
        }
    }

    private void receive(String address) throws IOException, InterruptedException {
        Object answer = node.client().call(address, "requestTopic", node.name(), name, List.of(List.of("TCPROS")));
        if (!(answer instanceof List<?> p)
                || p.size() < 3
                || !(p.get(1) instanceof String host)
                || !(p.get(2) instanceof Integer port)
                || port < 1
                || port > 65535) {
            throw new IOException("requestTopic answers " + answer);
        }
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
            socket.setSoTimeout(HEADER_MS);
            Map<String, String> ours = new LinkedHashMap<>();
            ours.put("callerid", node.name());
            ours.put("md5sum", md5());
            ours.put("tcp_nodelay", "1");
            ours.put("topic", name);
            ours.put("type", type());
            socket.getOutputStream().write(ConnectionHeader.encode(ours));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            Map<String, String> theirs = ConnectionHeader.read(in);
            Typed<?> typed = choose(theirs);
            socket.setSoTimeout(0);
            connections.put(address, socket);
            if (!node.isOpen()) {
                return;
            }
            typed.receive(in);
        } finally {
            connections.remove(address);
        }
    }

    private Typed<?> choose(Map<String, String> header) throws IOException {
        if (header.containsKey("error")) {
            // roscpp and rospy refuse a subscriber of another type themselves, and say why.
            throw misfit("another type than " + type() + ": " + header.get("error"));
        }
        for (Typed<?> t : types) {
            if (t.type.equals(header.get("type"))) {
                if (!t.md5.equals(header.get("md5sum"))) {
                    throw misfit(t.type + " with the checksum " + header.get("md5sum") + ", not " + t.md5);
                }
                misfit = null;
                return t;
            }
        }
        throw misfit(
                header.get("type") + ", not " + types.stream().map(t -> t.type).collect(Collectors.joining(" or ")));
    }

    private IOException misfit(String what) {
        misfit = name + " carries " + what;
        return new IOException(misfit);
    }

    /** Why the last connection was refused for its type, or null. */
    String misfit() {
        return misfit;
    }

    void close() {
        connections.values().forEach(Ros1Transport::closeQuietly);
    }

    /** One understood type. */
    private final class Typed<M extends Message<M>> {
        private final Topic<M> topic;
        private final Listener<M> listener;
        private final String type;
        private final String md5;
        private final Codec<M> codec;

        Typed(Topic<M> topic, Listener<M> listener) {
            this.topic = topic;
            this.listener = listener;
            type = topic.type().toString();
            md5 = MessageDefinitions.shipped().md5(type);
            codec = Codec.of(topic.type());
        }

        private void receive(DataInputStream in) throws IOException {
            M message = topic.type().create();
            TcpRosReader reader = new TcpRosReader();
            byte[] bytes = new byte[512];
            while (node.isOpen()) {
                int length = Integer.reverseBytes(in.readInt());
                if (length < 0 || length > codec.maxBytes()) {
                    node.countMalformed();
                    throw new IOException("a message of " + Integer.toUnsignedLong(length) + " bytes");
                }
                if (length > bytes.length) {
                    bytes = new byte[codec.maxBytes()];
                }
                in.readFully(bytes, 0, length);
                reader.wrap(bytes, length);
                try {
                    codec.read(reader, message);
                    reader.expectEnd();
                } catch (MalformedMessageException e) {
                    node.countMalformed();
                    Ros1Transport.LOG.log(System.Logger.Level.DEBUG, type + ": " + e.getMessage());
                    continue;
                }
                listener.received(message);
            }
        }
    }
}
