package org.skidpad.bridge.robot;

import org.junit.jupiter.api.DisplayName;
import org.skidpad.bridge.transport.OwnDomain;

@DisplayName("robot and driver over ROS 2")
class Ros2TwoProcessTest extends TwoProcessContract {
    private static final int DOMAIN = OwnDomain.take();

    @Override
    protected String transport() {
        return "ros2";
    }

    @Override
    protected int domain() {
        return DOMAIN;
    }

    @Override
    protected String master() {
        return "http://127.0.0.1:1";
    }
}
