package org.skidpad.bridge.transport.ros2;

import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.transport.TransportProvider;

/** {@code ros2}. */
public final class Ros2Provider implements TransportProvider {
    @Override
    public String name() {
        return "ros2";
    }

    @Override
    public Transport open(TransportOptions options) {
        return new Ros2Transport(options);
    }
}
