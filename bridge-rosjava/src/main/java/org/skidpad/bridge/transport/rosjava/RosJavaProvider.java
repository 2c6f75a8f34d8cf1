package org.skidpad.bridge.transport.rosjava;

import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.transport.TransportProvider;

/** {@code rosjava}. */
public final class RosJavaProvider implements TransportProvider {
    @Override
    public String name() {
        return "rosjava";
    }

    @Override
    public Transport open(TransportOptions options) {
        return new RosJavaTransport(options);
    }
}
