package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.skidpad.bridge.convert.MalformedMessageException;

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

    /** Most publishers of one topic that are connected to. */
    static final int MAX_PUBLISHERS = 64;

    private final Ros1Transport node;
    private final String name;
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();
    private final Map<String, SocketChannel> connections = new ConcurrentHashMap<>();
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private volatile Set<String> wanted = Set.of();
    /** What the last publisher that does not fit said it sends, or null. */
    private volatile String misfit;

    Subscription(Ros1Transport node, String name) {
        this.node = node;
        this.name = name;
    }

    void add(Sink sink) {
        sinks.add(sink);
    }

    String name() {
        return name;
    }

    /** The one type, or {@code *} where several are understood. */
    String type() {
        return sinks.size() == 1 ? sinks.get(0).type() : Sink.ANY;
    }

    private String md5() {
        return sinks.size() == 1 ? sinks.get(0).md5() : Sink.ANY;
    }

    Set<String> publishers() {
        return connections.keySet();
    }

    /** Takes the master's list of publishers' addresses and connects to those that are new. */
    void update(List<?> addresses) {
        Set<String> now = new HashSet<>();
        for (Object a : addresses) {
            if (now.size() == MAX_PUBLISHERS) {
                Ros1Transport.LOG.log(
                        System.Logger.Level.WARNING, name + " has more than " + MAX_PUBLISHERS + " publishers");
                break;
            }
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
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket().connect(new InetSocketAddress(host, port), CONNECT_MS);
            Future<?> deadline = node.deadlines().closeAfter(HEADER_MS, channel);
            Map<String, String> ours = new LinkedHashMap<>();
            ours.put("callerid", node.name());
            ours.put("md5sum", md5());
            ours.put("tcp_nodelay", "1");
            ours.put("topic", name);
            ours.put("type", type());
            Ros1Transport.writeAll(channel, ConnectionHeader.encode(ours));
            FrameReader in = new FrameReader(channel);
            Map<String, String> theirs = ConnectionHeader.read(in);
            Sink.Reader[] readers = choose(theirs);
            deadline.cancel(false);
            connections.put(address, channel);
            if (node.isOpen()) {
                read(in, theirs, readers);
            }
        } finally {
            connections.remove(address);
        }
    }

    private void read(FrameReader in, Map<String, String> header, Sink.Reader[] first) throws IOException {
        Sink.Reader[] readers = first;
        int known = sinks.size();
        int max = longest(readers);
        while (node.isOpen()) {
            if (sinks.size() != known) { // another listener has come to a connection that is open already
                known = sinks.size();
                readers = choose(header);
                max = longest(readers);
            }
            ByteBuffer frame;
            try {
                frame = in.next(max);
            } catch (FrameReader.FrameTooLongException e) {
                node.countMalformed();
                throw e;
            }
            int from = frame.position();
            for (Sink.Reader r : readers) {
                try {
                    r.read(frame.position(from));
                } catch (MalformedMessageException e) {
                    node.countMalformed();
                    Ros1Transport.LOG.log(System.Logger.Level.DEBUG, name + ": " + e.getMessage());
                } catch (RuntimeException e) { // a listener that fails once is not deaf for ever
                    Ros1Transport.LOG.log(System.Logger.Level.WARNING, "a listener of " + name + " failed", e);
                }
            }
        }
    }

    private static int longest(Sink.Reader[] readers) {
        int max = 0;
        for (Sink.Reader r : readers) {
            max = Math.max(max, r.maxBytes());
        }
        return max;
    }

    /** Every sink that understands what the publisher sends. */
    private Sink.Reader[] choose(Map<String, String> header) throws IOException {
        if (header.containsKey("error")) {
            // roscpp and rospy refuse a subscriber of another type themselves, and say why.
            throw misfit("another type than " + type() + ": " + header.get("error"));
        }
        List<Sink> fitting = new ArrayList<>();
        for (Sink s : sinks) {
            if (s.type().equals(Sink.ANY)) {
                fitting.add(s);
            } else if (s.type().equals(header.get("type"))) {
                if (!s.md5().equals(header.get("md5sum"))) {
                    throw misfit(s.type() + " with the checksum " + header.get("md5sum") + ", not " + s.md5());
                }
                fitting.add(s);
            }
        }
        if (fitting.isEmpty()) {
            throw misfit(header.get("type") + ", not "
                    + sinks.stream().map(Sink::type).collect(Collectors.joining(" or ")));
        }
        misfit = null;
        return fitting.stream().map(s -> s.open(header)).toArray(Sink.Reader[]::new);
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
}
