package org.skidpad.bridge.twin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.skidpad.bridge.bag.BagWriter;
import org.skidpad.bridge.transport.ros1.AnyMessage;

/** A bag into which messages of any type are put as they come, from any thread. */
final class TwinBag implements AutoCloseable {
    private final BagWriter writer;
    private final Map<String, Integer> connections = new HashMap<>();
    private boolean closed;

    TwinBag(Path file) {
        writer = new BagWriter(file, BagWriter.Compression.LZ4);
    }

    synchronized void put(String topic, AnyMessage message, long stampNs) {
        if (closed) {
            return;
        }
        int connection = connections.computeIfAbsent(
                topic, t -> writer.connection(t, message.type(), message.md5(), message.definition()));
        byte[] bytes = new byte[message.bytes().remaining()];
        message.bytes().duplicate().get(bytes);
        writer.message(connection, Math.max(0, stampNs), bytes);
    }

    @Override
    public synchronized void close() {
        closed = true;
        writer.close();
    }
}
