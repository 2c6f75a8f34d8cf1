package org.skidpad.bridge.transport.ros1;

import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections that take too long. A socket's own timeout begins anew with each byte, so a peer that sends one now and
 * then could hold a thread for ever.
 */
final class Deadlines implements Closeable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ros1-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** Closes the connection after this many milliseconds, unless the answer is cancelled before. */
    Future<?> closeAfter(long ms, Closeable connection) {
        try {
            return clock.schedule(() -> Ros1Transport.closeQuietly(connection), ms, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            Ros1Transport.closeQuietly(connection); // the node is closing
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
