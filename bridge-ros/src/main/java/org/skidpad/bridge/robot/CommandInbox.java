package org.skidpad.bridge.robot;

/** The newest velocity command, and whether it is still good. Written by the transport's thread. */
final class CommandInbox {
    private final long timeoutNs;
    private double speed;
    private double turn;
    private long arrivalNs;
    private long count;
    private long refused;

    CommandInbox(double timeoutS) {
        timeoutNs = Math.round(timeoutS * 1e9);
    }

    /** @param second yaw rate, rad/s, or front wheel angle, rad, by the robot */
    synchronized void received(double newSpeed, double second, long nowNs) {
        boolean finite = Double.isFinite(newSpeed) && Double.isFinite(second);
        speed = finite ? newSpeed : 0;
        turn = finite ? second : 0;
        arrivalNs = nowNs;
        count++;
        if (!finite) {
            refused++;
        }
    }

    /** Writes speed and the second command into {@code out}, zeros where the newest command is too old; returns true where it is good. */
    synchronized boolean read(long nowNs, double[] out) {
        boolean good = count > 0 && nowNs - arrivalNs <= timeoutNs;
        out[0] = good ? speed : 0;
        out[1] = good ? turn : 0;
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
