package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.gap.Gap;
import org.skidpad.bridge.gap.GapCurve;
import org.skidpad.bridge.gap.GapPage;
import org.skidpad.bridge.identify.RobotLog;
import org.skidpad.scenarios.robot.RobotLoader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.robot.RobotDescription;

class GapTest {
    private static final String TRUE_ONE = """
            actuator: {delay: 120 ms, lag: 100 ms}
            sensors: {lidar: {range_max: 60 m, noise: 1 cm}}
            """;
    private static final Scenario ROBOT = PlantedRobot.hall("turtlebot3_burger", 0.01, 3, TRUE_ONE);
    private static final RobotDescription DESCRIPTION = RobotLoader.load("turtlebot3_burger", new ArrayList<>());
    private static final RobotLog LOG = PlantedRobot.drive(ROBOT, new PlantedRobot.Drive(40, 0.2, 2, 0.002, 0.01, 0));

    @Test
    void a_simulation_of_the_very_robot_hardly_parts_from_it() {
        List<GapCurve> curves = new Gap(LOG, DESCRIPTION, 4).of(ROBOT, true);
        assertEquals(
                List.of("position", "heading", "speed", "scan"),
                curves.stream().map(GapCurve::channel).toList());
        assertTrue(curves.get(0).atEnd() < 0.01, curves.get(0).atEnd() + " m");
        assertTrue(curves.get(1).atEnd() < 0.03, curves.get(1).atEnd() + " rad");
        assertTrue(curves.get(2).atEnd() < 0.01, curves.get(2).atEnd() + " m/s");
        assertEquals(0, curves.get(0).median()[0], 1e-12);
        // The least that noise of 1 cm leaves is its median, 0.67 of it.
        assertEquals(0.0067, curves.get(3).median()[0], 0.003);
    }

    @Test
    void a_simulation_without_the_delay_parts_from_it() {
        Scenario ideal = PlantedRobot.hall("turtlebot3_burger", 0.01, 3, "actuator: {lag: 20 ms}");
        Gap gap = new Gap(LOG, DESCRIPTION, 4);
        double before = gap.of(ideal, false).get(1).atEnd();
        double after = gap.of(ROBOT, false).get(1).atEnd();
        assertTrue(before > 4 * after, "heading: " + before + " rad before, " + after + " after");
    }

    @Test
    void a_car_that_speeds_up_slower_than_it_is_told_reaches_the_commanded_speed_all_the_same() {
        Scenario car = PlantedRobot.hall("f1tenth", 0.01, "actuator: {lag: 50 ms, acceleration: 3, deceleration: 2}");
        RobotLog log = PlantedRobot.drive(car, new PlantedRobot.Drive(40, 2, 0.1, 0.002, 0.01, 0));
        RobotDescription description = RobotLoader.load("f1tenth", new ArrayList<>());
        List<GapCurve> curves = new Gap(log, description, 4).of(car, false);
        assertTrue(curves.get(0).atEnd() < 0.1, curves.get(0).atEnd() + " m");
        assertTrue(curves.get(2).atEnd() < 0.05, curves.get(2).atEnd() + " m/s");
    }

    @Test
    void a_recording_that_is_too_short_is_refused_with_what_it_takes() {
        Gap gap = new Gap(LOG, DESCRIPTION, 60);
        BadInputException e = assertThrows(BadInputException.class, () -> gap.of(ROBOT, false));
        assertTrue(e.getMessage().contains("is shorter than 62.0 s"), e.getMessage());
    }

    @Test
    void its_page_has_a_picture_a_channel_and_names_are_text() {
        List<GapCurve> curves = new Gap(LOG, DESCRIPTION, 2).of(ROBOT, false);
        String page = GapPage.of("a <b> & c", curves, curves);
        assertEquals(3, page.split("<svg ", -1).length - 1);
        assertEquals(6, page.split("<polyline ", -1).length - 1);
        assertTrue(page.contains("a &lt;b&gt; &amp; c"));
    }
}
