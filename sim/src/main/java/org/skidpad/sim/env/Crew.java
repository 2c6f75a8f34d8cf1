package org.skidpad.sim.env;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A fixed set of threads that step worlds together, round by round. Worlds share nothing, so it does not matter which thread
 * steps which: they take small parts from a common list, and a thread that is held up delays the others by one part at most.
 *
 * <p>Between rounds a thread first waits awake, then sleeps: most rounds follow at once, and waking a thread takes longer than
 * many worlds take to step.
 */
final class Crew implements AutoCloseable {
    /** Parts a thread of a round: more balance better, fewer cost less. */
    private static final int PARTS = 8;

    /** Turns of waiting awake before sleep; some 50 microseconds. */
    private static final int AWAKE = 2000;

    private final int worlds;
    private final int part;
    private final IntConsumer stepOne;
    private final Thread[] workers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private volatile int round;
    private volatile boolean closed;
    private volatile Throwable failure;
    private volatile Thread caller;

    /**
     * @param threads at least 1; the caller of {@link #step} is one of them
     * @param stepOne steps the world of an index
     */
    Crew(int worlds, int threads, IntConsumer stepOne) {
        this.worlds = worlds;
        this.stepOne = stepOne;
        int n = Math.min(threads, worlds);
        part = Math.max(1, worlds / (n * PARTS));
        workers = new Thread[n - 1];
        for (int t = 0; t < workers.length; t++) {
            workers[t] = new Thread(this::work, "skidpad-worlds-" + (t + 1));
            workers[t].setDaemon(true);
            workers[t].start();
        }
    }

    /** Steps every world once and returns when all are done. */
    void step() {
        if (workers.length == 0) {
            for (int i = 0; i < worlds; i++) {
                stepOne.accept(i);
            }
            return;
        }
        caller = Thread.currentThread();
        next.set(0);
        running.set(workers.length);
        round++;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
        takeParts();
        for (int turn = 0; running.get() > 0; turn++) {
            if (turn < AWAKE) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        if (failure != null) {
            throw new IllegalStateException("a world failed", failure);
        }
    }

    private void work() {
        int seen = 0;
        while (true) {
            for (int turn = 0; round == seen && !closed; turn++) {
                if (turn < AWAKE) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (closed) {
                return;
            }
            seen = round;
            takeParts();
            if (running.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    private void takeParts() {
        try {
            int from;
            while ((from = next.getAndAdd(part)) < worlds) {
                int to = Math.min(worlds, from + part);
                for (int i = from; i < to; i++) {
                    stepOne.accept(i);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
    }
}
