package org.skidpad.bridge.transport;

import java.util.List;
import java.util.ServiceLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;

/** Opens transports by name. */
public final class TransportFactory {
    private TransportFactory() {}

    /**
     * Connects over the named transport.
     *
     * @param name {@code ros2} or {@code ros1}
     * @throws BadInputException where no transport has that name
     * @throws TransportException where the system cannot be reached
     */
    public static Transport open(String name, TransportOptions options) {
        for (TransportProvider provider : ServiceLoader.load(TransportProvider.class)) {
            if (provider.name().equals(name)) {
                return provider.open(options);
            }
        }
        throw new BadInputException(
                SourceLocation.wholeFile("--transport"),
                "unknown transport '" + name + "'",
                Suggestion.forWord(name, names()));
    }

    /** Names that {@link #open} knows, in alphabetical order. */
    public static List<String> names() {
        return ServiceLoader.load(TransportProvider.class).stream()
                .map(p -> p.get().name())
                .sorted()
                .toList();
    }
}
