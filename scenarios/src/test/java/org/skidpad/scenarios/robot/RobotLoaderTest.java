package org.skidpad.scenarios.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.robot.CommandType;
import org.skidpad.sim.robot.Kinematics;
import org.skidpad.sim.robot.RobotDescription;

@DisplayName("a robot's file")
class RobotLoaderTest {
    static List<String> shipped() {
        return RobotLoader.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void isReadWithoutAWarningWhereItIsShipped(String name) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        RobotDescription robot = RobotLoader.load(name, diagnostics);
        assertEquals(List.of(), diagnostics);
        assertEquals(name, robot.name());
        assertTrue(robot.modes().cappedSpeed() < robot.limits().speed().high());
        assertFalse(robot.monitors().isEmpty());
    }

    @Test
    void givesTheBurgerItsDataSheet() {
        RobotDescription burger = RobotLoader.load("turtlebot3_burger", new ArrayList<>());
        assertEquals(Kinematics.DIFFERENTIAL, burger.drive().kinematics());
        assertEquals(CommandType.ANY_TWIST, burger.commands().type());
        assertEquals(0.033, burger.drive().wheelRadius(), 1e-12);
        assertEquals(0.16, burger.drive().wheelSeparation(), 1e-12);
        assertEquals(2.84, burger.limits().turn().high());
        assertEquals(-2.84, burger.limits().turn().low());
        assertEquals(360, burger.scan().lidar().beams());
        assertEquals(List.of("base_scan", "laser"), burger.scan().frames());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wheel_radius: 33 mm|wheel_radios: 33 mm|7:3: error: unknown key 'wheel_radios'; did you mean 'wheel_radius'?",
                "kinematics: differential|kinematics: diferential|6:15: error: unknown word 'diferential'",
                "topic: /cmd_vel|topic: cmd_vel|13:10: error: 'cmd_vel' is no topic; did you mean '/cmd_vel'?",
                "type: any_twist|type: AckermannDriveStamped|a differential robot cannot follow",
                "rate: 1 m/s^2|rate: 1 rad|is not an acceleration",
                "min: -0.22 m/s|min: 0.1 m/s|is outside",
                "scan: 0.45 s|scan: 0.1 s|is over before the next message at 5.0 Hz comes",
                "(min_clearance > 0)|(gap > 0)|unknown signal 'gap'",
                "then: stop|then: halt|unknown word 'halt', expected one of slow, stop",
                "range_min: 0.12 m|range_min: 4 m|is not below range_max",
                "robot: 1|robot: 2|is outside 1 … 1"
            })
    void isRefusedWithThePlaceAndASuggestion(String right, String wrong, String said) {
        String text = RobotLoader.shippedText("turtlebot3_burger").replaceFirst(Pattern.quote(right), wrong);
        BadInputException e =
                assertThrows(BadInputException.class, () -> RobotLoader.parse("r.yaml", text, new ArrayList<>()));
        assertTrue(e.getMessage().contains(said), e.getMessage());
        assertTrue(e.getMessage().startsWith("r.yaml:"), e.getMessage());
    }

    @Test
    void isRefusedWithEverythingThatIsWrongAtOnce() {
        BadInputException e = assertThrows(
                BadInputException.class, () -> RobotLoader.parse("r.yaml", "robot: 1\nnmae: x\n", new ArrayList<>()));
        List<String> found = e.diagnostics().stream().map(Diagnostic::message).toList();
        for (String key : List.of("drive", "footprint", "commands", "odometry", "limits")) {
            assertTrue(found.contains("key '" + key + "' is missing"), found.toString());
        }
        assertTrue(found.contains("unknown key 'nmae'"), found.toString());
    }

    @Test
    void isLookedForByNameWithASuggestion() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> RobotLoader.load("f1tent", new ArrayList<>()));
        assertTrue(e.getMessage().endsWith("did you mean 'f1tenth'?"), e.getMessage());
    }

    @Test
    void aFootprintKnowsItsDistance() {
        RobotDescription.Footprint circle = new RobotDescription.Footprint(0.5, 1, 1, 0.1);
        assertEquals(0.4, circle.distance(1, 0), 1e-12);
        RobotDescription.Footprint box = new RobotDescription.Footprint(0, 2, 1, 0.5);
        assertEquals(0.5, box.distance(2, 0), 1e-12);
        assertEquals(5, box.distance(1.5 + 3, 0.5 + 4), 1e-12);
        assertEquals(-0.5, box.distance(0.5, 0), 1e-12);
    }
}
