package org.skidpad.bridge.supervise;

import org.skidpad.bridge.control.CommandSink;
import org.skidpad.bridge.message.Latest;
import org.skidpad.bridge.message.MessageType;
import org.skidpad.bridge.message.Odometry;

/**
 * Watches a control process's signs of life. When they cease it commands standstill, and goes on doing so until odometry that came
 * since shows it, or until the control process is back. One thread calls {@link #step}; {@link #beat} and the others come from
 * any.
 */
public final class Supervisor {
    private static final double NS = 1e-9;
    /** Standstill, as the control loop has it: m/s, rad/s. */
    private static final double SPEED = 0.01;

    private static final double YAW_RATE = 0.05;

    /** What it does. */
    public enum State {
        /** The control process has not begun. */
        WAITING,
        /** Signs of life come. */
        WATCHING,
        /** They do not: stops are sent. */
        STOPPING,
        /** They do not, and the robot stands. */
        STANDING,
        /** The control process has ended in order. */
        DONE
    }

    private final CommandSink sink;
    private final Latest<Odometry> source;
    private final Odometry odometry = MessageType.ODOMETRY.create();
    private final double timeoutS;

    private State state = State.WAITING;
    private long lastBeatNs;
    private long stoppingSinceNs;
    private long seen;
    private boolean gone;

    /**
     * @param source the robot's odometry
     * @param timeoutS longest time between two signs of life, s
     */
    public Supervisor(CommandSink sink, Latest<Odometry> source, double timeoutS) {
        this.sink = sink;
        this.source = source;
        this.timeoutS = timeoutS;
    }

    /** A sign of life at monotonic time {@code nowNs}. */
    public synchronized void beat(long nowNs) {
        lastBeatNs = nowNs;
        if (state != State.DONE) {
            state = State.WATCHING;
        }
    }

    /** The control process says that it has stopped the robot and ends. */
    public synchronized void done() {
        state = State.DONE;
    }

    /** The control process has ended; without {@link #done} before, it was killed. */
    public synchronized void gone() {
        gone = true;
    }

    /**
     * Sends a stop where one is due; call every few milliseconds.
     *
     * @return what it does now
     */
    public synchronized State step(long nowNs) {
        boolean silent = state == State.WATCHING && (gone || (nowNs - lastBeatNs) * NS > timeoutS);
        if (silent) {
            state = State.STOPPING;
            stoppingSinceNs = nowNs;
            seen = source.count();
        }
        if (state == State.WAITING && gone) {
            state = State.DONE;
        }
        if (state == State.STOPPING || state == State.STANDING) {
            sink.stop();
            long count = source.takeInto(odometry, seen);
            if (count != seen && source.arrivalNs() > stoppingSinceNs) {
                boolean stands = Math.abs(odometry.linearX) < SPEED && Math.abs(odometry.angularZ) < YAW_RATE;
                state = stands ? State.STANDING : State.STOPPING;
            }
        }
        return state;
    }
}
