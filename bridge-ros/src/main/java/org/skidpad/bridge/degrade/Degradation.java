package org.skidpad.bridge.degrade;

/**
 * How a connection is made worse.
 *
 * @param delayS each message comes later by this, s
 * @param jitterS and by up to this besides, evenly, so that messages overtake each other, s
 * @param loss share of messages that never come
 * @param repeat share that comes twice
 * @param frozen whether the last message comes again and again in place of every new one
 */
public record Degradation(double delayS, double jitterS, double loss, double repeat, boolean frozen) {
    /** Nothing is worse. */
    public static final Degradation NONE = new Degradation(0, 0, 0, 0, false);

    public Degradation {
        if (!(delayS >= 0 && delayS <= 60 && jitterS >= 0 && jitterS <= 60)) {
            throw new IllegalArgumentException("delay and jitter must be in 0 … 60 s: " + delayS + ", " + jitterS);
        }
        if (!(loss >= 0 && loss <= 1 && repeat >= 0 && repeat <= 1)) {
            throw new IllegalArgumentException("loss and repeat must be in 0 … 1: " + loss + ", " + repeat);
        }
    }

    /** Whether messages pass as they are. */
    public boolean isNone() {
        return delayS == 0 && jitterS == 0 && loss == 0 && repeat == 0 && !frozen;
    }
}
