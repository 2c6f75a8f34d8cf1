package org.skidpad.bridge.control;

/** Where commands go. */
public interface CommandSink {
    /** Sends a command: speed in m/s; yaw rate in rad/s or front wheel angle in rad, by the robot ({@link CommandMap}). */
    void command(float[] command);

    /** Asks for standstill. */
    void stop();

    /** True where nothing is sent at all, so that nobody may wait for an effect. */
    default boolean isSilent() {
        return false;
    }

    /** True where a stop leaves the second number of a command as it was: wheels that stay turned. */
    default boolean keepsTurn() {
        return false;
    }
}
