package org.skidpad.bridge.robot;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.skidpad.bridge.transport.ros1.RosMaster;

@DisplayName("robot and driver over ROS 1")
class Ros1TwoProcessTest extends TwoProcessContract {
    private RosMaster master;

    @BeforeEach
    void startMaster() throws IOException, InterruptedException {
        master = RosMaster.start();
    }

    @AfterEach
    void stopMaster() throws IOException {
        if (master != null) {
            master.close();
        }
    }

    @Override
    protected String transport() {
        return "ros1";
    }

    @Override
    protected int domain() {
        return 0;
    }

    @Override
    protected String master() {
        return master.uri();
    }
}
