package org.skidpad.sim.record.mcap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands bytes to another stream on a thread of its own: a disk takes tens of milliseconds now and then, for which a control loop
 * that is recorded must not wait. Only {@link #close} waits until all is written. What went wrong is told by the next call.
 * One thread writes.
 */
final class WriteBehind extends OutputStream {
    /** Blocks that wait; a recording completes one or two a second. Whoever writes more waits for the disk after all. */
    private static final int MOST_WAITING = 256;

    private static final byte[] END = new byte[0];

    private final OutputStream target;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = new Thread(this::writeAll, "recording");
    private volatile IOException failure;
    private boolean closed;

    WriteBehind(OutputStream target) {
        this.target = target;
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void write(int b) throws IOException {
        hand(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
            byte[] block = new byte[length];
            System.arraycopy(bytes, from, block, 0, length);
            hand(block);
        }
    }

    private void hand(byte[] block) throws IOException {
        throwFailure();
        if (waiting.offer(block)) {
            return; // also where somebody has interrupted this thread: that is for the loop to answer
        }
        try {
            waiting.put(block);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a disk was behind");
        }
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** Goes on taking after a failure, so that nobody waits for room that will not come. */
    private void writeAll() {
        try {
            for (byte[] block = waiting.take(); block != END; block = waiting.take()) {
                if (failure == null) {
                    writeOne(block);
                }
            }
        } catch (InterruptedException e) {
            failure = new InterruptedIOException("the writing thread was interrupted");
        }
    }

    private void writeOne(byte[] block) {
        try {
            target.write(block);
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                waiting.put(END);
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try (target) {
            throwFailure();
        }
    }
}
