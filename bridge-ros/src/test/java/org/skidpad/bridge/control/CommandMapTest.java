package org.skidpad.bridge.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.env.ObservationChannels.ACCELERATION;
import static org.skidpad.sim.env.ObservationChannels.EGO_SPEED;
import static org.skidpad.sim.env.ObservationChannels.STEERING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.robot.Kinematics;

class CommandMapTest {
    private static final PolicyContract CAR = new PolicyContract(
            List.of(EGO_SPEED.channel()), List.of(ACCELERATION.bounded(-4, 3), STEERING.bounded(-0.4, 0.4)), 0.05, 0);

    @Test
    void anAccelerationMovesTheSpeedThatWasSentLast() {
        CommandMap map = new CommandMap(CAR, Kinematics.ACKERMANN);
        map.startFrom(1);
        float[] action = {2, 0.9f};
        float[] command = new float[2];
        map.command(action, command);
        assertArrayEquals(new float[] {1.1f, 0.4f}, command, 1e-6f);
        assertEquals(0.4f, action[1], "the action is clamped to its contract");
        command[0] = 1.05f; // held back on its way
        map.sent(command, action);
        assertEquals(1, action[0], 1e-4, "what was sent amounts to half the acceleration");
        map.command(new float[] {0, 0}, command);
        assertEquals(1.05f, command[0], 1e-6f);
    }

    @Test
    void anActionThatIsACommandStaysOne() {
        CommandMap map = new CommandMap(StandardTasks.burger(), Kinematics.DIFFERENTIAL);
        float[] command = new float[2];
        map.command(new float[] {0.1f, -9}, command);
        assertArrayEquals(new float[] {0.1f, -2.84f}, command, 1e-6f);
    }

    @Test
    void aRobotOfAnotherKindIsNamed() {
        assertTrue(CommandMap.mismatch(CAR, Kinematics.DIFFERENTIAL).contains("needs [speed m/s, yaw_rate rad/s]"));
        assertTrue(CommandMap.mismatch(StandardTasks.burger(), Kinematics.ACKERMANN)
                .contains("steering rad"));
        assertEquals("", CommandMap.mismatch(CAR, Kinematics.ACKERMANN));
    }
}
