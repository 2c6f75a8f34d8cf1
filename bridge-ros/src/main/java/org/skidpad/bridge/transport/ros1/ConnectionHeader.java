package org.skidpad.bridge.transport.ros1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code name=value} fields that open a TCPROS connection (ROS wiki, "ROS/Connection Header"). */
final class ConnectionHeader {
    /** Definitions travel in the header, so it may be some kilobytes. */
    static final int MAX_BYTES = 1 << 16;

    private ConnectionHeader() {}

    static byte[] encode(Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            byte[] field = (name + "=" + value).getBytes(StandardCharsets.UTF_8);
            body.writeBytes(littleEndian(field.length));
            body.writeBytes(field);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(littleEndian(body.size()));
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    /**
     * Reads one header.
     *
     * @throws IOException where it is too long or its fields do not fit into it
     */
    static Map<String, String> read(FrameReader in) throws IOException {
        ByteBuffer frame = in.next(MAX_BYTES);
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return decode(bytes);
    }

    static Map<String, String> decode(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, String> fields = new LinkedHashMap<>();
        while (buffer.hasRemaining()) {
            int length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                throw new IOException("a field of the connection header does not fit into it");
            }
            String field = new String(bytes, buffer.position(), length, StandardCharsets.UTF_8);
            buffer.position(buffer.position() + length);
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw new IOException("a field of the connection header has no name");
            }
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    private static byte[] littleEndian(int v) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(v)
                .array();
    }
}
