package org.skidpad.bridge.check;

import org.skidpad.bridge.transport.TransportOptions;

class Ros2RobotCheckTest extends RobotCheckContract {
    @Override
    protected String transport() {
        return "ros2";
    }

    @Override
    protected TransportOptions options(String node) {
        return TransportOptions.of(node)
                .withDomainId(20 + (int) (ProcessHandle.current().pid() % 60));
    }

    @Override
    protected String commandsMismatch() {
        return "commands: nobody listens to /drive as geometry_msgs/Twist";
    }
}
