package org.skidpad.bridge.check;

import org.skidpad.bridge.transport.OwnDomain;
import org.skidpad.bridge.transport.TransportOptions;

class Ros2RobotCheckTest extends RobotCheckContract {
    private static final int DOMAIN = OwnDomain.take();

    @Override
    protected String transport() {
        return "ros2";
    }

    @Override
    protected TransportOptions options(String node) {
        return TransportOptions.of(node).withDomainId(DOMAIN);
    }
}
