package org.skidpad.sim.env;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A fixed set of threads that step worlds together, round by round. Worlds share nothing, so it does not matter which thread
 * steps which. Each thread has a range of its own, the same in each round, so that its cache still holds it; who is done takes
 * over what others have left, world by world, so that a thread that is held up delays the others by one world at most.
 *
 * <p>Between rounds a thread first waits awake, then sleeps: most rounds follow at once, and waking a thread takes longer than
 * many worlds take to step.
 */
final class Crew implements AutoCloseable {
    /** Between two threads' counters, so that they share no cache line (nor two, which are fetched together). */
    private static final int APART = 32;

    /** Turns of waiting awake before sleep; some 50 microseconds. */
    private static final int AWAKE = 2000;

    private final int worlds;
    private final int threads;
    private final IntConsumer stepOne;
    private final Thread[] workers;
    /** The next world of each thread's range. */
    private final AtomicIntegerArray next;

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
        this.threads = Math.min(threads, worlds);
        next = new AtomicIntegerArray((this.threads + 1) * APART);
        workers = new Thread[this.threads - 1];
        for (int t = 0; t < workers.length; t++) {
            int own = t + 1;
            workers[t] = new Thread(() -> work(own), "skidpad-worlds-" + own);
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
        for (int t = 0; t < threads; t++) {
            next.set(counter(t), first(t));
        }
        running.set(workers.length);
        round++;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
        stepAll(0);
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

    private void work(int own) {
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
            stepAll(own);
            if (running.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    /** The thread's own range first, then what is left of the others'. */
    private void stepAll(int own) {
        try {
            for (int k = 0; k < threads; k++) {
                int whose = (own + k) % threads;
                int end = first(whose + 1);
                int world;
                while ((world = next.getAndIncrement(counter(whose))) < end) {
                    stepOne.accept(world);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** The first world of a thread's range. */
    private int first(int thread) {
        return (int) ((long) worlds * thread / threads);
    }

    private static int counter(int thread) {
        return (thread + 1) * APART;
    }

    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            LockSupport.unpark(worker);
        }
    }
}
