package org.skidpad.bridge.control;

import java.util.concurrent.locks.LockSupport;

/** Monotonic time, so that tests can let a loop run in simulated time. */
public interface ControlClock {
    /** Ns since an arbitrary moment; never goes back. */
    long nanoTime();

    /** Returns at {@code deadlineNs} or a little after; at once where it has passed. */
    void sleepUntil(long deadlineNs);

    /** The machine's monotonic clock. */
    static ControlClock system() {
        return new ControlClock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleepUntil(long deadlineNs) {
                long left = deadlineNs - System.nanoTime();
                while (left > 0 && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(left);
                    left = deadlineNs - System.nanoTime();
                }
            }
        };
    }
}
