package org.skidpad.bridge.robot;

import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still while the machine keeps threads waiting that want to run. A promise in real time is one of the product
 * on a machine that runs it; where others want the same cores, what they took is not the product's. A thread of its own sleeps
 * again and again and adds up how much later than asked it woke.
 */
final class GrantedTime implements AutoCloseable {
    private static final long SLEEP_NS = 5_000_000;

    /** What is later than this was kept waiting; the scheduler's ordinary turns are not counted. */
    private static final long USUAL_NS = 5_000_000;

    private volatile boolean closed;
    private volatile long takenNs;

    GrantedTime() {
        Thread thread = new Thread(this::watch, "granted-time");
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only this thread writes
    private void watch() {
        while (!closed) {
            long asked = System.nanoTime() + SLEEP_NS;
            LockSupport.parkNanos(SLEEP_NS);
            long late = System.nanoTime() - asked;
            if (late > USUAL_NS) {
                takenNs += late;
            }
        }
    }

    /** Ns since an arbitrary moment. */
    long nanoTime() {
        return System.nanoTime() - takenNs;
    }

    /** What others have taken since the beginning, s. */
    double taken() {
        return takenNs * 1e-9;
    }

    @Override
    public void close() {
        closed = true;
    }
}
