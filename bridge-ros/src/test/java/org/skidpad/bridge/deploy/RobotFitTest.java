package org.skidpad.bridge.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.env.ObservationChannels.ACCELERATION;
import static org.skidpad.sim.env.ObservationChannels.EGO_SPEED;
import static org.skidpad.sim.env.ObservationChannels.LIDAR_RANGES;
import static org.skidpad.sim.env.ObservationChannels.LIDAR_SECTORS;
import static org.skidpad.sim.env.ObservationChannels.SCAN_AGE;
import static org.skidpad.sim.env.ObservationChannels.SLOT_GAP;
import static org.skidpad.sim.env.ObservationChannels.SPEED;
import static org.skidpad.sim.env.ObservationChannels.STEERING;
import static org.skidpad.sim.env.ObservationChannels.YAW_RATE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.robot.TestRobots;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.robot.RobotDescription;

class RobotFitTest {
    private static final RobotDescription BURGER = TestRobots.burger();
    private static final List<Channel> TURN = List.of(SPEED.channel(), YAW_RATE.channel());

    private static void assertDiffers(String said, List<Channel> observation, List<Channel> action, double period) {
        List<String> found = RobotFit.differences(new PolicyContract(observation, action, period, 0), BURGER);
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith(said), found.toString());
    }

    @Test
    void aContractThatWasMadeForTheRobotFits() {
        assertEquals(List.of(), RobotFit.differences(StandardTasks.burger(), BURGER));
        PolicyContract car = new PolicyContract(
                List.of(EGO_SPEED.channel(), LIDAR_RANGES.sized(180)),
                List.of(ACCELERATION.bounded(-4, 3), STEERING.bounded(-0.4, 0.4)),
                0.05,
                0);
        assertEquals(List.of(), RobotFit.differences(car, TestRobots.car()));
    }

    @Test
    void whatTheRobotDoesNotMeasureIsNamed() {
        assertDiffers("observation[1].name: slot_gap", List.of(EGO_SPEED.channel(), SLOT_GAP.channel()), TURN, 0.05);
    }

    @Test
    void anotherUnitOrFrameIsNamed() {
        assertDiffers(
                "observation[0].unit: robot has m/s, policy has km/h",
                List.of(new Channel("ego_speed", 1, "km/h", "base_link", 0, 1)),
                TURN,
                0.05);
        assertDiffers(
                "observation[0].frame: robot has base_link, policy has map",
                List.of(new Channel("ego_speed", 1, "m/s", "map", 0, 1)),
                TURN,
                0.05);
    }

    @Test
    void rangesThatTheLidarDoesNotSeeAreNamed() {
        assertDiffers(
                "observation[0].high: the lidar sees 3.5 m, policy has 10.0 m",
                List.of(new Channel("lidar_sectors", 36, "m", "base_link", 0, 10)),
                TURN,
                0.05);
        assertDiffers(
                "observation[0].size: the lidar has 360 beams, policy has 720",
                List.of(LIDAR_RANGES.sized(720)),
                TURN,
                0.05);
    }

    @Test
    void scansThatGrowOlderThanInTrainingAreNamed() {
        assertDiffers(
                "observation[0].high: scans grow 0.21 s old, policy has 0.1",
                List.of(SCAN_AGE.bounded(0, 0.1)),
                TURN,
                0.05);
    }

    @Test
    void actionsBeyondTheRobotsLimitsAreNamed() {
        assertDiffers(
                "action[0].high: needs at most 0.22 m/s, policy has 0.5",
                List.of(EGO_SPEED.channel()),
                List.of(SPEED.bounded(0, 0.5), YAW_RATE.channel()),
                0.05);
        assertDiffers(
                "action: needs [speed m/s, yaw_rate rad/s], policy has [acceleration m/s^2]",
                List.of(EGO_SPEED.channel()),
                List.of(ACCELERATION.channel()),
                0.05);
    }

    @Test
    void ratesThatDoNotFitAreNamed() {
        assertDiffers("periodS: the robot needs commands at 10.0 Hz or more", List.of(EGO_SPEED.channel()), TURN, 0.2);
        assertDiffers(
                "periodS: odometry comes at 30.0 Hz, policy decides at 50.0 Hz",
                List.of(EGO_SPEED.channel()),
                TURN,
                0.02);
    }

    @Test
    void aRobotThatIsLaterThanThePolicyWasTrainedForIsNamed() {
        RobotDescription b = BURGER;
        RobotDescription late = TestRobots.with(b, new RobotDescription.Delays(0.2, 0, 0, 0.1), b.timeouts());
        PolicyContract quick = new PolicyContract(List.of(EGO_SPEED.channel(), LIDAR_SECTORS.channel()), TURN, 0.05, 0);
        assertTrue(RobotFit.differences(quick, late)
                .get(0)
                .startsWith("delayS: from measurement to effect the robot takes 0.22 s, policy was trained for 0.0 s"));
        PolicyContract patient =
                new PolicyContract(List.of(EGO_SPEED.channel(), LIDAR_SECTORS.channel()), TURN, 0.05, 0.15);
        assertEquals(List.of(), RobotFit.differences(patient, late));
    }
}
