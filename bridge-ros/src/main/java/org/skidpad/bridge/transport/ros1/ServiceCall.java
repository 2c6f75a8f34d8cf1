package org.skidpad.bridge.transport.ros1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.skidpad.bridge.convert.MalformedMessageException;

/** One question to a service of another node. */
final class ServiceCall {
    private ServiceCall() {}

    /**
     * Asks.
     *
     * @throws IOException where nobody offers the service, it refuses, fails, or does not answer in time
     */
    static Map<String, Object> run(
            Ros1Transport node, String service, ServiceType type, byte[] request, Duration timeout) throws IOException {
        Object found = node.master("lookupService", node.name(), service);
        URI uri;
        try {
            uri = URI.create(found.toString());
        } catch (IllegalArgumentException e) {
            throw new IOException("the master answers '" + found + "'", e);
        }
        if (uri.getHost() == null || uri.getPort() < 1) {
            throw new IOException("the master answers '" + found + "'");
        }
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Future<?> deadline = node.deadlines().closeAfter(timeout.toMillis(), channel);
            channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            Map<String, String> header = new LinkedHashMap<>();
            header.put("callerid", node.name());
            header.put("md5sum", type.md5());
            header.put("service", service);
            header.put("type", type.name());
            Ros1Transport.writeAll(channel, ConnectionHeader.encode(header));
            FrameReader in = new FrameReader(channel);
            String error = ConnectionHeader.read(in).get("error");
            if (error != null) {
                throw new IOException(error);
            }
            ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + request.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(request.length)
                    .put(request);
            Ros1Transport.writeAll(channel, frame.array());
            boolean ok = in.nextByte() != 0;
            ByteBuffer answer = in.next(Service.MAX_BYTES);
            deadline.cancel(false);
            if (!ok) {
                throw new IOException("failed: " + StandardCharsets.UTF_8.decode(answer));
            }
            return type.response(answer);
        } catch (ClosedChannelException e) {
            throw new IOException("no answer within " + timeout.toMillis() + " ms", e);
        } catch (MalformedMessageException e) {
            throw new IOException("its answer is malformed: " + e.getMessage(), e);
        }
    }
}
