package org.skidpad.bridge.bag;

import java.util.List;
import java.util.function.Consumer;

/** A file of recorded messages. */
public interface MessageLog {
    /**
     * Gives every message in the order of the file. What is damaged is left out and told in {@link #warnings}.
     *
     * @throws org.skidpad.sim.diagnostic.BadInputException where it is no such file at all, or beyond the declared limits
     */
    void forEach(Consumer<RecordedMessage> consumer);

    /** What the last {@link #forEach} had to leave out, for people. */
    List<String> warnings();
}
