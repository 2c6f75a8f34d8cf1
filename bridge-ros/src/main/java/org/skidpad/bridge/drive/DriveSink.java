package org.skidpad.bridge.drive;

import org.skidpad.bridge.control.CommandSink;
import org.skidpad.sim.robot.CommandType;

/** A sink that knows whether anybody listens. */
public interface DriveSink extends CommandSink {
    /** Readers of the commands that are connected. */
    int readers();

    /** What is sent; never {@code ANY_TWIST}. */
    CommandType type();
}
