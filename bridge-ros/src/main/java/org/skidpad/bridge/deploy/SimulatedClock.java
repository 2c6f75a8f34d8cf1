package org.skidpad.bridge.deploy;

import java.util.concurrent.TimeUnit;
import org.skidpad.bridge.control.ControlClock;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;

/**
 * The time of a robot that publishes {@code /clock}. Where no clock message has come for a second of wall time it goes on with the
 * wall clock, so that whoever watches for stale data notices a robot that has died.
 */
public final class SimulatedClock implements ControlClock {
    private static final long STOOD_STILL_NS = 1_000_000_000L;

    private long newestNs;
    private long heardAtNs = System.nanoTime();

    public SimulatedClock(Transport transport) {
        transport.subscribe(Topic.CLOCK, clock -> hear(clock.timeNs));
    }

    private synchronized void hear(long timeNs) {
        newestNs = Math.max(newestNs, timeNs);
        heardAtNs = System.nanoTime();
        notifyAll();
    }

    @Override
    public synchronized long nanoTime() {
        long silence = System.nanoTime() - heardAtNs - STOOD_STILL_NS;
        newestNs += Math.max(0, silence);
        heardAtNs += Math.max(0, silence);
        return newestNs;
    }

    @Override
    public synchronized void sleepUntil(long deadlineNs) {
        try {
            while (nanoTime() < deadlineNs) {
                TimeUnit.MILLISECONDS.timedWait(this, 50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
