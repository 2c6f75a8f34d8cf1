package org.skidpad.bridge.control;

/** What may stop a robot besides its data: a person, a supervisor, a lost connection. Asked on the control thread each tick. */
public interface Alarms {
    /** Never any, and nobody to resume. */
    Alarms NONE = new Alarms() {
        @Override
        public Fault fault(long nowNs) {
            return Fault.NONE;
        }
    };

    /** The alarm that is up at monotonic time {@code nowNs}, or NONE; allocates nothing. */
    Fault fault(long nowNs);

    /** True once for each request to drive on after a stop. */
    default boolean takeResume() {
        return false;
    }

    /** The loop went through a tick; whoever watches it takes this for a sign of life. */
    default void alive() {}
}
