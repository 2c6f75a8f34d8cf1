package org.skidpad.bridge.transport.ros1;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Accepts TCPROS connections and leads each to the topic or service that its header names. */
final class Greeter implements Closeable {
    /** Most connections whose header is awaited at once. */
    static final int MAX_WAITING = 64;

    private static final int HEADER_MS = 5000;

    private final Ros1Transport node;
    private final ServerSocketChannel listening;
    private final Semaphore places = new Semaphore(MAX_WAITING);

    Greeter(Ros1Transport node, InetAddress address) throws IOException {
        this.node = node;
        listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(address, 0), MAX_WAITING);
    }

    int port() {
        return listening.socket().getLocalPort();
    }

    /** Accepts until closed. */
    void serve() {
        while (listening.isOpen()) {
            try {
                SocketChannel channel = listening.accept();
                if (places.tryAcquire()) {
                    node.execute(() -> greet(channel));
                } else {
                    node.countMalformed();
                    Ros1Transport.closeQuietly(channel);
                }
            } catch (IOException e) {
                if (listening.isOpen()) {
                    Ros1Transport.LOG.log(System.Logger.Level.WARNING, "a connection cannot be accepted", e);
                }
            }
        }
    }

    private void greet(SocketChannel channel) {
        boolean waiting = true;
        Future<?> deadline = node.deadlines().closeAfter(HEADER_MS, channel);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            FrameReader in = new FrameReader(channel);
            Map<String, String> header = ConnectionHeader.read(in);
            deadline.cancel(false);
            places.release();
            waiting = false;
            lead(channel, in, header);
        } catch (IOException e) {
            node.countMalformed();
            Ros1Transport.LOG.log(System.Logger.Level.DEBUG, "a connection failed: " + e.getMessage(), e);
            Ros1Transport.closeQuietly(channel);
        } finally {
            deadline.cancel(false);
            if (waiting) {
                places.release();
            }
        }
    }

    private void lead(SocketChannel channel, FrameReader in, Map<String, String> header) throws IOException {
        String caller = header.getOrDefault("callerid", "unknown");
        String name = header.get("service");
        if (name != null) {
            Service service = node.service(name);
            try (channel) {
                if (!refuse(channel, service == null ? "this node does not offer " + name : service.refusal(header))) {
                    Ros1Transport.writeAll(channel, service.header(node.name()));
                    service.answer(channel, in, header);
                }
            }
            return;
        }
        name = header.getOrDefault("topic", "");
        Publication<?> publication = node.publication(name);
        if (refuse(channel, publication == null ? "this node does not publish " + name : publication.refusal(header))) {
            channel.close();
            return;
        }
        Ros1Transport.writeAll(channel, publication.header(node.name()));
        publication.add(channel, caller);
    }

    private boolean refuse(SocketChannel channel, String why) throws IOException {
        if (why == null) {
            return false;
        }
        Ros1Transport.writeAll(channel, ConnectionHeader.encode(Map.of("error", why)));
        return true;
    }

    @Override
    public void close() {
        Ros1Transport.closeQuietly(listening);
    }
}
