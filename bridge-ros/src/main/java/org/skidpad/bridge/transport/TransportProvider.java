package org.skidpad.bridge.transport;

/** Opens one kind of transport; found by {@link java.util.ServiceLoader}, so that this package knows none of them. */
public interface TransportProvider {
    /** What the user types, for example {@code ros2}. */
    String name();

    /**
     * Connects.
     *
     * @throws TransportException where the system cannot be reached
     */
    Transport open(TransportOptions options);
}
