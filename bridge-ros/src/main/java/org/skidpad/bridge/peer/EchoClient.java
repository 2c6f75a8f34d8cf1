package org.skidpad.bridge.peer;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.skidpad.bridge.message.LaserScan;
import org.skidpad.bridge.message.Message;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;

/**
 * Sends messages to an echo and times their return, from just before {@code publish} to the listener, as the peers' own clients
 * do. A message's number travels in its first value.
 */
final class EchoClient<M extends Message<M>> {
    /** Between two messages, ms. */
    private static final int PAUSE_MS = 2;

    /** How often a lost one is waited for. */
    private static final int MAX_PAUSES = 100;

    private static final int MAX = 1 << 14;
    private static final int BEAMS = 720;
    private static final Duration DISCOVERY = Duration.ofSeconds(20);

    private final Publisher<M> publisher;
    private final M message;
    private final ObjDoubleConsumer<M> setNumber;
    private final AtomicLongArray arrived = new AtomicLongArray(MAX);

    private EchoClient(
            Transport transport,
            Topic<M> request,
            Topic<M> reply,
            M message,
            ToDoubleFunction<M> number,
            ObjDoubleConsumer<M> setNumber) {
        this.message = message;
        this.setNumber = setNumber;
        transport.subscribe(reply, m -> {
            long now = System.nanoTime();
            int i = (int) number.applyAsDouble(m);
            if (i >= 0 && i < MAX) {
                arrived.set(i, now);
            }
        });
        publisher = transport.advertise(request);
    }

    static EchoClient<Twist> twists(Transport transport) {
        return new EchoClient<>(
                transport,
                Topic.CMD_VEL.named("/echo/twist_request"),
                Topic.CMD_VEL.named("/echo/twist_reply"),
                new Twist(),
                m -> m.linearX,
                (m, i) -> m.linearX = i);
    }

    static EchoClient<LaserScan> scans(Transport transport) {
        LaserScan scan = new LaserScan();
        scan.frame = "laser";
        scan.resize(BEAMS);
        return new EchoClient<>(
                transport,
                Topic.SCAN.named("/echo/scan_request"),
                Topic.SCAN.named("/echo/scan_reply"),
                scan,
                m -> m.ranges[0],
                (m, i) -> m.ranges[0] = (float) i);
    }

    /**
     * Waits until the echo answers.
     *
     * @throws PeerMissingException where it never does
     */
    void meet() throws PeerMissingException, InterruptedException {
        long until = System.nanoTime() + DISCOVERY.toNanos();
        RoundTrips first = new RoundTrips();
        while (first.count() == 0) {
            if (System.nanoTime() > until) {
                throw new PeerMissingException("the echo did not answer within " + DISCOVERY.toSeconds() + " s");
            }
            ping(1, first);
        }
    }

    /** Sends so many, one after the other. */
    void ping(int count, RoundTrips into) throws InterruptedException {
        for (int sent = 0; sent < count; sent += MAX) {
            int n = Math.min(MAX, count - sent);
            for (int i = 0; i < n; i++) {
                arrived.set(i, 0);
            }
            for (int i = 0; i < n; i++) {
                setNumber.accept(message, i);
                long begun = System.nanoTime();
                publisher.publish(message);
                for (int wait = 0; wait < MAX_PAUSES && (wait == 0 || arrived.get(i) == 0); wait++) {
                    Thread.sleep(PAUSE_MS);
                }
                into.add(arrived.get(i) == 0 ? -1 : arrived.get(i) - begun);
            }
        }
    }

    /** Bytes that all threads allocate a message, sent or received, over so many round trips. */
    double bytesPerMessage(int roundTrips) throws InterruptedException {
        RoundTrips unused = new RoundTrips();
        ping(1, unused);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = threads.getAllThreadIds();
        long before = sum(threads.getThreadAllocatedBytes(ids));
        ping(roundTrips, unused);
        return (sum(threads.getThreadAllocatedBytes(ids)) - before) / (2.0 * roundTrips);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long v : values) {
            sum += Math.max(0, v);
        }
        return sum;
    }
}
