package org.skidpad.bridge.transport.ros1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A service that this node offers (ROS wiki, "ROS/TCPROS", services). */
final class Service {
    /** Longest request or answer, bytes. */
    static final int MAX_BYTES = 1 << 24;

    /** Most callers at once. */
    static final int MAX_CALLERS = 64;

    private final String name;
    private final ServiceType type;
    private final Function<Map<String, Object>, Map<String, ?>> handler;
    private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();

    Service(String name, ServiceType type, Function<Map<String, Object>, Map<String, ?>> handler) {
        this.name = name;
        this.type = type;
        this.handler = handler;
    }

    String name() {
        return name;
    }

    /** Why a caller's header does not fit, or null where it does. */
    String refusal(Map<String, String> header) {
        String theirs = header.getOrDefault("md5sum", Sink.ANY);
        if (!theirs.equals(Sink.ANY) && !theirs.equals(type.md5())) {
            return "service " + name + " has md5sum " + type.md5() + ", not " + theirs;
        }
        return callers.size() < MAX_CALLERS ? null : "service " + name + " has " + MAX_CALLERS + " callers already";
    }

    byte[] header(String callerId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("callerid", callerId);
        fields.put("md5sum", type.md5());
        fields.put("request_type", type.name() + "Request");
        fields.put("response_type", type.name() + "Response");
        fields.put("type", type.name());
        return ConnectionHeader.encode(fields);
    }

    /** Answers one caller until it has had its one answer, or leaves where it wanted to stay. */
    void answer(SocketChannel channel, FrameReader in, Map<String, String> header) throws IOException {
        boolean once = !header.getOrDefault("persistent", "0").equals("1");
        if (header.getOrDefault("probe", "0").equals("1")) {
            return; // somebody asked only what the service is
        }
        callers.add(channel);
        try {
            do {
                byte[] answer;
                boolean ok = true;
                try {
                    answer = type.response(handler.apply(type.request(in.next(MAX_BYTES))));
                } catch (
                        RuntimeException
                                e) { // whatever fails in the handler, the caller is told, and the next is answered
                    ok = false;
                    answer = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                    Ros1Transport.LOG.log(System.Logger.Level.WARNING, "service " + name + " failed", e);
                }
                Ros1Transport.writeAll(channel, frame(ok, answer));
            } while (!once);
        } catch (EOFException e) {
            Ros1Transport.LOG.log(System.Logger.Level.DEBUG, "a caller left " + name);
        } finally {
            callers.remove(channel);
        }
    }

    private static byte[] frame(boolean ok, byte[] bytes) {
        return ByteBuffer.allocate(1 + Integer.BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) (ok ? 1 : 0))
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    void close() {
        callers.forEach(Ros1Transport::closeQuietly);
    }
}
