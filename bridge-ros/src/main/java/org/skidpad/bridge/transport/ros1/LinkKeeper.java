package org.skidpad.bridge.transport.ros1;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread for all readers of a node: sends what had to wait, and notices who has left. */
final class LinkKeeper implements Runnable, Closeable {
    private final Selector selector;
    private final Queue<Link> arriving = new ConcurrentLinkedQueue<>();
    private final ByteBuffer scratch = ByteBuffer.allocate(1);

    LinkKeeper() throws IOException {
        selector = Selector.open();
    }

    /** Takes over a link. */
    void keep(Link link) {
        arriving.add(link);
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
                for (Link link = arriving.poll(); link != null; link = arriving.poll()) {
                    register(link);
                }
            }
        } catch (IOException | ClosedSelectorException e) {
            Ros1Transport.LOG.log(System.Logger.Level.DEBUG, "no more readers are served: " + e.getMessage());
        }
    }

    private void register(Link link) {
        try {
            link.registered(link.channel().register(selector, SelectionKey.OP_READ, link));
        } catch (ClosedChannelException e) {
            link.close();
        }
    }

    private void serve(SelectionKey key) {
        Link link = (Link) key.attachment();
        try {
            if (key.isWritable()) {
                link.flush();
            }
            // A reader has nothing to say after its header: what becomes readable is its end, or an offence.
            if (key.isReadable() && link.channel().read(scratch.clear()) != 0) {
                link.close();
            }
        } catch (IOException | CancelledKeyException e) {
            Ros1Transport.LOG.log(System.Logger.Level.DEBUG, link.reader() + " left: " + e.getMessage());
            link.close();
        }
    }

    @Override
    public void close() {
        Ros1Transport.closeQuietly(selector);
    }
}
