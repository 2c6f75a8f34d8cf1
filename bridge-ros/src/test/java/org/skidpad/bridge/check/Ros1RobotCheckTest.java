package org.skidpad.bridge.check;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.skidpad.bridge.transport.TransportOptions;
import org.skidpad.bridge.transport.ros1.RosMaster;

class Ros1RobotCheckTest extends RobotCheckContract {
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
    protected TransportOptions options(String node) {
        return TransportOptions.of(node).withMasterUri(master.uri());
    }
}
