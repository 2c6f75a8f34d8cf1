package org.skidpad.bridge.control;

/** Where commands go. */
public interface CommandSink {
    /** Sends an action in the order of the contract's action channels, physical units. */
    void command(float[] action);

    /** Asks for standstill. */
    void stop();
}
