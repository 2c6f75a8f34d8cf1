package org.skidpad.bridge.check;

import java.util.Set;
import java.util.TreeSet;

/** What was seen of one topic: how often, in which frames. Written by the transport's thread, read when it is over. */
final class Stream {
    private final Set<String> frames = new TreeSet<>();
    private long count;
    private long firstNs;
    private long lastNs;
    private long firstStampNs;
    private long lastStampNs;
    private int backwards;

    synchronized void seen(long nowNs, long stampNs, String frame) {
        if (count == 0) {
            firstNs = nowNs;
            firstStampNs = stampNs;
        } else if (stampNs < lastStampNs) {
            backwards++;
        }
        count++;
        lastNs = nowNs;
        lastStampNs = stampNs;
        frames.add(frame);
    }

    synchronized long count() {
        return count;
    }

    /** Hz by arrival, NaN for fewer than three messages. */
    synchronized double rate() {
        return count < 3 ? Double.NaN : (count - 1) / ((lastNs - firstNs) * 1e-9);
    }

    /** Seconds of stamps per second of arrivals: 1 in real time. */
    synchronized double pace() {
        return count < 3 ? Double.NaN : (double) (lastStampNs - firstStampNs) / (lastNs - firstNs);
    }

    synchronized Set<String> frames() {
        return new TreeSet<>(frames);
    }

    /** Stamps that were earlier than the one before. */
    synchronized int backwards() {
        return backwards;
    }
}
