package org.skidpad.bridge.message;

/**
 * The newest message of a topic, handed from a transport's thread to a control thread. Both sides copy under a short lock, so
 * neither sees half a message; the lock is held for one copy only.
 *
 * @param <M> class of the message
 */
public final class Latest<M extends Message<M>> {
    private final M newest;
    private long arrivalNs;
    private long sequence;

    public Latest(MessageType<M> type) {
        newest = type.create();
    }

    /**
     * Stores a message.
     *
     * @param arrivalNs monotonic time of its arrival, ns
     */
    public synchronized void put(M message, long arrivalNs) {
        newest.copyFrom(message);
        this.arrivalNs = arrivalNs;
        sequence++;
    }

    /**
     * Copies the newest message into {@code out} if it is newer than {@code known}.
     *
     * @param known what an earlier call returned, 0 at first
     * @return the number of messages stored so far; {@code known} itself where nothing came
     */
    public synchronized long takeInto(M out, long known) {
        if (sequence != known) {
            out.copyFrom(newest);
        }
        return sequence;
    }

    /** Monotonic arrival time of the newest message, ns; meaningless before the first. */
    public synchronized long arrivalNs() {
        return arrivalNs;
    }

    /** Messages stored so far. */
    public synchronized long count() {
        return sequence;
    }
}
