package org.skidpad.bridge.drive;

import org.skidpad.bridge.control.CommandSink;

/** A sink that knows whether anybody listens. */
public interface DriveSink extends CommandSink {
    /** Readers of the commands that are connected. */
    int readers();
}
