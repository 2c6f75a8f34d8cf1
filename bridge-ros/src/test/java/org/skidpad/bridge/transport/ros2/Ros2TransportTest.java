package org.skidpad.bridge.transport.ros2;

import org.junit.jupiter.api.DisplayName;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportContract;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

@DisplayName("ROS 2 over loopback")
class Ros2TransportTest extends TransportContract {
    /** A domain of this process's own, so that builds that run side by side do not hear each other. */
    private static final int DOMAIN = 50 + (int) (ProcessHandle.current().pid() % 50);

    @Override
    protected Transport open(String nodeName) {
        return TransportFactory.open("ros2", TransportOptions.of(nodeName).withDomainId(DOMAIN));
    }
}
