package org.skidpad.bridge.transport.ros1;

import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.transport.TransportProvider;

/** {@code ros1}. */
public final class Ros1Provider implements TransportProvider {
    @Override
    public String name() {
        return "ros1";
    }

    @Override
    public Transport open(TransportOptions options) {
        return Ros1Transport.start(options);
    }
}
