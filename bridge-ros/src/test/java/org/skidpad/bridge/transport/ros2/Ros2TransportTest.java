package org.skidpad.bridge.transport.ros2;

import org.junit.jupiter.api.DisplayName;
import org.skidpad.bridge.transport.OwnDomain;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportContract;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

@DisplayName("ROS 2 over loopback")
class Ros2TransportTest extends TransportContract {
    private static final int DOMAIN = OwnDomain.take();

    @Override
    protected Transport open(String nodeName) {
        return TransportFactory.open("ros2", TransportOptions.of(nodeName).withDomainId(DOMAIN));
    }
}
