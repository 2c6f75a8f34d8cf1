package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.identify.Finding;
import org.skidpad.bridge.identify.Identification;
import org.skidpad.bridge.identify.RobotLog;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.sim.robot.RobotDescription;

/** Parameters that are planted in simulation are found again to 5 %, in noisy data. */
class IdentificationTest {
    private static final double PERCENT_5 = 0.05;

    private static Map<String, Finding> identify(RobotLog log, String robot) {
        RobotDescription description = RobotLoader.load(robot, new ArrayList<>());
        Map<String, Finding> out = new TreeMap<>();
        Identification.of(List.of(log), description).forEach(f -> out.put(f.name(), f));
        return out;
    }

    private static void assertFound(double planted, Finding f) {
        assertTrue(f.isTold(), f.name() + ": " + f.note());
        assertEquals(planted, f.value(), PERCENT_5 * Math.abs(planted), f.toString());
        assertTrue(f.low() <= f.value() && f.value() <= f.high(), f.toString());
    }

    @Nested
    class ofADifferentialRobot {
        private static final Map<String, Finding> FOUND = identify(
                PlantedRobot.drive(
                        PlantedRobot.hall("turtlebot3_burger", 0.01, """
                                actuator: {delay: 120 ms, lag: 150 ms, acceleration: 0.7, turn_lag: 90 ms, turn_acceleration: 5}
                                sensors: {odometry: {rate: 20 Hz, alpha1: 0.002, alpha2: 0.002, alpha3: 0.002, alpha4: 1e-6, distance_scale: 1.05, turn_scale: 0.95}}
                                """),
                        new PlantedRobot.Drive(300, 0.2, 2, 0.004, 0.02, 0)),
                "turtlebot3_burger");

        @Test
        void theDelay() {
            assertFound(0.12, FOUND.get("actuator.delay"));
        }

        @Test
        void theLagOfTheSpeed() {
            assertFound(0.15, FOUND.get("actuator.lag"));
        }

        @Test
        void theLargestAccelerationInTrueMetresAndNotInOdometrys() {
            assertFound(0.7, FOUND.get("actuator.acceleration"));
        }

        @Test
        void theLagOfTheTurn() {
            assertFound(0.09, FOUND.get("actuator.turn_lag"));
        }

        @Test
        void theLargestTurnAcceleration() {
            assertFound(5, FOUND.get("actuator.turn_acceleration"));
        }

        @Test
        void theRadiusOfTheWheels() {
            // Odometry that tells 5 % too much belongs to a wheel that is smaller than thought.
            assertFound(0.033 / 1.05, FOUND.get("wheel_radius"));
        }

        @Test
        void theSeparationOfTheWheels() {
            assertFound(0.160 * 0.95 / 1.05, FOUND.get("wheel_separation"));
        }

        @Test
        void theScalesOfOdometry() {
            assertFound(1.05, FOUND.get("sensors.odometry.distance_scale"));
            assertFound(0.95, FOUND.get("sensors.odometry.turn_scale"));
        }

        @Test
        void nothingOfSteering() {
            assertFalse(FOUND.get("actuator.steering_gain").isTold());
        }
    }

    @Test
    void friction_is_found_where_the_wheels_slip_as_they_speed_up() {
        RobotLog log = PlantedRobot.drive(
                PlantedRobot.hall("turtlebot3_burger", 0.01, """
                        actuator: {delay: 50 ms, lag: 20 ms, acceleration: 5}
                        vehicle: {friction: 0.04}
                        sensors: {odometry: {rate: 20 Hz, alpha1: 0.002, alpha2: 0.002, alpha3: 0.002, alpha4: 1e-6}}
                        """),
                new PlantedRobot.Drive(200, 0.2, 0.2, 0.004, 0.02, 0));
        assertFound(0.04, identify(log, "turtlebot3_burger").get("vehicle.friction"));
    }

    @Test
    void the_largest_acceleration_is_found_where_commands_ask_for_more() {
        RobotLog log = PlantedRobot.drive(
                PlantedRobot.hall("turtlebot3_burger", 0.01, """
                        actuator: {delay: 50 ms, lag: 20 ms, acceleration: 0.4}
                        sensors: {odometry: {rate: 20 Hz, alpha1: 0.002, alpha2: 0.002, alpha3: 0.002, alpha4: 1e-6}}
                        """), new PlantedRobot.Drive(200, 0.2, 2, 0.004, 0.02, 0));
        assertFound(0.4, identify(log, "turtlebot3_burger").get("actuator.acceleration"));
    }

    @Test
    void friction_that_was_never_reached_is_not_guessed() {
        RobotLog log = PlantedRobot.drive(
                PlantedRobot.hall("turtlebot3_burger", 0.01, "actuator: {lag: 100 ms}"),
                new PlantedRobot.Drive(100, 0.2, 2, 0.004, 0.02, 0));
        Finding friction = identify(log, "turtlebot3_burger").get("vehicle.friction");
        assertFalse(friction.isTold(), friction.toString());
        assertTrue(friction.note().contains("never slipped"), friction.note());
    }

    @Test
    void noise_of_odometry() {
        RobotLog log = PlantedRobot.drive(
                PlantedRobot.hall(
                        "turtlebot3_burger",
                        0.05,
                        "sensors: {odometry: {rate: 20 Hz, alpha1: 0.02, alpha2: 0.03, alpha3: 0.04, alpha4: 0.0002}}"),
                new PlantedRobot.Drive(2000, 0.2, 2, 0, 0, 0));
        Map<String, Finding> found = identify(log, "turtlebot3_burger");
        assertFound(0.02, found.get("sensors.odometry.alpha1"));
        assertFound(0.03, found.get("sensors.odometry.alpha2"));
        assertFound(0.04, found.get("sensors.odometry.alpha3"));
        assertFound(0.0002, found.get("sensors.odometry.alpha4"));
    }

    @Test
    void noise_of_the_lidar() {
        RobotLog log = PlantedRobot.drive(
                PlantedRobot.hall(
                        "turtlebot3_burger",
                        0.05,
                        2,
                        "sensors: {lidar: {range_max: 60 m, noise: 2 cm, relative_noise: 0.2 %, dropout: 4 %}}"),
                new PlantedRobot.Drive(20, 0.2, 2, 0, 0, 18));
        Map<String, Finding> found = identify(log, "turtlebot3_burger");
        assertFound(0.02, found.get("sensors.lidar.noise"));
        assertFound(0.002, found.get("sensors.lidar.relative_noise"));
        assertFound(0.04, found.get("sensors.lidar.dropout"));
    }

    @Nested
    class ofACarOnItsTyres {
        // In short ticks: what a tick's acceleration does is there from its beginning on, half a tick early.
        private static final Map<String, Finding> FOUND = identify(
                PlantedRobot.drive(
                        PlantedRobot.hall("f1tenth", 0.0025, """
                                vehicle: {cornering_front: 12, cornering_rear: 18}
                                actuator: {delay: 60 ms, lag: 120 ms, acceleration: 4, deceleration: 3, speed_gain: 0.95, steering_lag: 80 ms, steering_gain: 0.9, steering_offset: 0.03 rad}
                                """), new PlantedRobot.Drive(200, 2, 0.2, 0.004, 0.02, 0)),
                "f1tenth");

        @Test
        void theDelayApartFromTheMotorsSlowStart() {
            assertFound(0.06, FOUND.get("actuator.delay"));
        }

        @Test
        void theLagOfTheMotor() {
            assertFound(0.12, FOUND.get("actuator.lag"));
        }

        @Test
        void theGainOfTheSpeed() {
            assertFound(0.95, FOUND.get("actuator.speed_gain"));
        }

        @Test
        void howFastItDrivesOffAndBrakes() {
            assertFound(4, FOUND.get("actuator.acceleration"));
            assertFound(3, FOUND.get("actuator.deceleration"));
        }

        @Test
        void theSteering() {
            assertFound(0.9, FOUND.get("actuator.steering_gain"));
            assertFound(0.03, FOUND.get("actuator.steering_offset"));
            assertFound(0.08, FOUND.get("actuator.steering_lag"));
        }

        @Test
        void howStiffTheTyresAre() {
            assertFound(12, FOUND.get("vehicle.cornering_front"));
            assertFound(18, FOUND.get("vehicle.cornering_rear"));
        }
    }

    @Test
    void tyres_that_never_slip_are_not_guessed() {
        RobotLog log = PlantedRobot.drive(
                PlantedRobot.hall("f1tenth", 0.01, "vehicle: {dynamics: kinematic}"),
                new PlantedRobot.Drive(60, 1, 0.25, 0.004, 0.02, 0));
        Finding rear = identify(log, "f1tenth").get("vehicle.cornering_rear");
        assertFalse(rear.isTold(), rear.toString());
        assertTrue(rear.note().contains("do not slip aside"), rear.note());
    }

    @Test
    void gain_offset_and_lag_of_steering() {
        RobotLog log = PlantedRobot.drive(
                PlantedRobot.hall("f1tenth", 0.01, """
                        vehicle: {dynamics: kinematic}
                        actuator: {steering_lag: 80 ms}
                        """),
                new PlantedRobot.Drive(120, 1, 0.25, 0.004, 0.02, 0),
                0.9,
                0.03);
        Map<String, Finding> found = identify(log, "f1tenth");
        assertFound(0.9, found.get("actuator.steering_gain"));
        assertFound(0.03, found.get("actuator.steering_offset"));
        assertFound(0.08, found.get("actuator.steering_lag"));
    }

    @Test
    void two_recordings_that_disagree_widen_the_interval_to_both() {
        RobotDescription robot = RobotLoader.load("turtlebot3_burger", new ArrayList<>());
        List<RobotLog> logs = new ArrayList<>();
        for (String delay : List.of("60 ms", "100 ms")) {
            logs.add(PlantedRobot.drive(
                    PlantedRobot.hall("turtlebot3_burger", 0.01, "actuator: {lag: 50 ms, delay: " + delay + "}"),
                    new PlantedRobot.Drive(60, 0.2, 2, 0.004, 0.02, 0)));
        }
        Finding delay = Identification.of(logs, robot).stream()
                .filter(f -> f.name().equals("actuator.delay"))
                .findFirst()
                .orElseThrow();
        assertTrue(delay.low() < 0.07 && delay.high() > 0.09, delay.toString());
    }
}
