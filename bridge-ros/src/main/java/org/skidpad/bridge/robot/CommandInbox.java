package org.skidpad.bridge.robot;

import org.skidpad.bridge.message.Twist;

/** The newest velocity command, and whether it is still good. Written by the transport's thread. */
final class CommandInbox {
    private final long timeoutNs;
    private double speed;
    private double yawRate;
    private long arrivalNs;
    private long count;
    private long refused;

    CommandInbox(double timeoutS) {
        timeoutNs = Math.round(timeoutS * 1e9);
    }

    synchronized void received(Twist twist, long nowNs) {
        boolean finite = Double.isFinite(twist.linearX) && Double.isFinite(twist.angularZ);
        speed = finite ? twist.linearX : 0;
        yawRate = finite ? twist.angularZ : 0;
        arrivalNs = nowNs;
        count++;
        if (!finite) {
            refused++;
        }
    }

    /** Writes speed and yaw rate into {@code out}, zeros where the newest command is too old; returns true where it is good. */
    synchronized boolean read(long nowNs, double[] out) {
        boolean good = count > 0 && nowNs - arrivalNs <= timeoutNs;
        out[0] = good ? speed : 0;
        out[1] = good ? yawRate : 0;
        return good;
    }

    synchronized long arrivalNs() {
        return arrivalNs;
    }

    synchronized long count() {
        return count;
    }

    synchronized long refused() {
        return refused;
    }
}
