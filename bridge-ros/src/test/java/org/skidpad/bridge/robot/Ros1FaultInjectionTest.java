package org.skidpad.bridge.robot;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.skidpad.bridge.transport.ros1.RosMaster;

@DisplayName("faults over ROS 1")
class Ros1FaultInjectionTest extends FaultInjectionContract {
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
    protected Map<String, Double> kinds() {
        Map<String, Double> kinds = super.kinds();
        kinds.put("master killed", 0.25);
        return kinds;
    }

    @Override
    protected void breakMaster(boolean heal) throws IOException, InterruptedException {
        if (heal) {
            master.revive();
        } else {
            master.kill();
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
