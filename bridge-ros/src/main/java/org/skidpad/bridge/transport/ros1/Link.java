package org.skidpad.bridge.transport.ros1;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The connection to one reader of a topic. A message leaves on the thread that publishes it; what the socket does not take at
 * once waits, and of those that wait the oldest is dropped when they become too many. So a slow reader holds nobody up.
 */
final class Link implements Closeable {
    private final SocketChannel channel;
    private final String reader;
    private final int depth;
    private final AtomicLong dropped;
    private final Runnable onClose;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private ByteBuffer begun;
    private SelectionKey key;

    /**
     * A link over a connection that does not block.
     *
     * @param reader name of the node on the other side
     * @param depth most messages that wait
     * @param dropped counts those that were dropped
     */
    Link(SocketChannel channel, String reader, int depth, AtomicLong dropped, Runnable onClose) {
        this.channel = channel;
        this.reader = reader;
        this.depth = depth;
        this.dropped = dropped;
        this.onClose = onClose;
    }

    String reader() {
        return reader;
    }

    SocketChannel channel() {
        return channel;
    }

    synchronized void registered(SelectionKey selectionKey) {
        key = selectionKey;
        wantToWrite();
    }

    /** Sends a copy of the frame, now or later. */
    synchronized void send(ByteBuffer frame) {
        try {
            if (begun == null && waiting.isEmpty()) {
                int from = frame.position();
                try {
                    channel.write(frame);
                    if (frame.hasRemaining()) {
                        begun = copy(frame);
                        wantToWrite();
                    }
                } finally {
                    frame.position(from); // the next link sends it too
                }
                return;
            }
            if (waiting.size() >= depth) {
                waiting.poll();
                dropped.incrementAndGet();
            }
            waiting.add(copy(frame));
        } catch (IOException e) {
            Ros1Transport.LOG.log(System.Logger.Level.DEBUG, reader + " left: " + e.getMessage());
            close();
        }
    }

    /** Sends more of what waits; called where the socket takes bytes again. */
    synchronized void flush() throws IOException {
        while (begun != null || !waiting.isEmpty()) {
            if (begun == null) {
                begun = waiting.poll();
            }
            channel.write(begun);
            if (begun.hasRemaining()) {
                return;
            }
            begun = null;
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    synchronized boolean isDrained() {
        return !channel.isOpen() || begun == null && waiting.isEmpty();
    }

    private void wantToWrite() {
        if (key != null && key.isValid() && !isDrained()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            key.selector().wakeup();
        }
    }

    private static ByteBuffer copy(ByteBuffer frame) {
        return ByteBuffer.allocate(frame.remaining()).put(frame.duplicate()).flip();
    }

    @Override
    public void close() {
        Ros1Transport.closeQuietly(channel);
        onClose.run();
    }
}
