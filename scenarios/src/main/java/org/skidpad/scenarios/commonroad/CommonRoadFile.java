package org.skidpad.scenarios.commonroad;

import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.traffic.Signal;

/**
 * What a file says, in order of the file. Time steps are counted from 0.
 *
 * @param benchmarkId name of the scenario
 * @param timeStep length of a step, s
 * @param lanelets by id
 * @param lights that work, by id
 * @param walls outlines of what nobody passes: closed rings of x, y, m
 */
record CommonRoadFile(
        String benchmarkId,
        double timeStep,
        Map<Long, Lanelet> lanelets,
        List<Obstacle> obstacles,
        List<PlanningProblem> problems,
        List<double[]> walls,
        Map<Long, Signal> lights) {

    /**
     * Where something is at a step: pose of its centre in the map frame (m, rad) and speed along the heading (m/s); NaN where
     * the file leaves heading or speed open.
     */
    record State(int step, double x, double y, double heading, double speed) {}

    /**
     * Outline about the centre: a box, or a circle where {@code radius} is positive. Metres.
     *
     * @param offsetX,offsetY from the state's position to the outline's centre, in the frame of the state
     */
    record Shape(double length, double width, double radius, double offsetX, double offsetY, double turn) {}

    /**
     * Somebody or something in the way.
     *
     * @param states at least one, steps ascending; one alone stands still
     */
    record Obstacle(XmlElement element, long id, ActorType type, Shape shape, List<State> states, boolean fixed) {}

    /** One way of solving a problem: everything must hold at one step. Bounds are NaN where the file sets none. */
    record Goal(
            int firstStep,
            int lastStep,
            Region region,
            double minSpeed,
            double maxSpeed,
            double minHeading,
            double maxHeading) {}

    record PlanningProblem(XmlElement element, long id, State start, List<Goal> goals) {}
}
