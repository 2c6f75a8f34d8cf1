package org.skidpad.bridge.transport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.skidpad.bridge.message.Message;

/**
 * Finds out which form of a command somebody listens to. Newer robots want {@code TwistStamped}, older ones {@code Twist}, and
 * neither says anything when it gets the other: it just stands still.
 */
public final class Detection {
    /** Most robots listen to one form, so that waiting for all would always last to the end. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private Detection() {}

    /**
     * The first candidate that another node listens to; empty where nobody listens to any within {@code patience}.
     *
     * @param candidates the same message class in several types, preferred ones first
     */
    public static <M extends Message<M>> Optional<Topic<M>> listenedTo(
            Transport transport, Duration patience, List<Topic<M>> candidates) {
        Map<Probe, Topic<M>> asked = new LinkedHashMap<>();
        candidates.forEach(c -> asked.put(new Probe(c, false), c));
        long until = System.nanoTime() + patience.toNanos();
        Set<Probe> found = transport.find(asked.keySet(), Duration.ZERO);
        while (found.isEmpty() && System.nanoTime() < until) {
            found = transport.find(asked.keySet(), LOOK);
        }
        Set<Probe> answered = found;
        return asked.keySet().stream()
                .filter(answered::contains)
                .map(asked::get)
                .findFirst();
    }
}
