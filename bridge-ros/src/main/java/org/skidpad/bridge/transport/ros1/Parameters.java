package org.skidpad.bridge.transport.ros1;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.skidpad.bridge.transport.TransportException;

/**
 * The master's parameters. Values are Integer, Boolean, Double, String, byte[], Lists of values, and Maps from names to values.
 * Names begin with a slash. Every method throws {@link TransportException} where the master does not answer.
 */
public interface Parameters {
    /** A value; empty where there is none of that name. */
    Optional<Object> get(String name);

    /** Sets a value, or a whole tree by a Map. */
    void set(String name, Object value);

    /** Removes a value or a tree; does nothing where there is none. */
    void delete(String name);

    /** Every name. */
    List<String> names();

    /**
     * Calls back on a thread of the transport with the present value, where there is one, and with each later one.
     *
     * @param listener gets empty where the parameter was removed
     */
    void subscribe(String name, Consumer<Optional<Object>> listener);
}
