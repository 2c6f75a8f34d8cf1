package org.skidpad.bridge.robot;

import org.junit.jupiter.api.DisplayName;

@DisplayName("faults over ROS 2")
class Ros2FaultInjectionTest extends FaultInjectionContract {
    @Override
    protected String transport() {
        return "ros2";
    }

    @Override
    protected int domain() {
        return 60 + (int) (ProcessHandle.current().pid() % 40);
    }

    @Override
    protected String master() {
        return "http://127.0.0.1:1";
    }
}
