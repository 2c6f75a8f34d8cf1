package org.skidpad.bridge.transport.ros1;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportException;
import org.skidpad.bridge.transport.TransportOptions;

/** What only ROS 1 offers: parameters, services, and messages of types that were not known beforehand. */
public interface Ros1Node extends Transport {
    /**
     * Starts a node.
     *
     * @throws TransportException where no master answers
     */
    static Ros1Node open(TransportOptions options) {
        return Ros1Transport.start(options);
    }

    /** The master's parameters. */
    Parameters parameters();

    /** Receives a topic whatever its type. */
    void subscribeAny(String topic, Consumer<AnyMessage> listener);

    /**
     * Calls a service and waits for its answer.
     *
     * @param service name with a leading slash
     * @throws TransportException where nobody offers it, it fails, is of another type, or does not answer in time
     * @throws IllegalArgumentException where the request does not fit the type
     */
    Map<String, Object> call(String service, ServiceType type, Map<String, ?> request, Duration timeout);

    /**
     * Offers a service. The handler runs on a thread of the caller's connection; what it throws is told to the caller.
     *
     * @throws TransportException where the master refuses
     */
    void serve(String service, ServiceType type, Function<Map<String, Object>, Map<String, ?>> handler);
}
