package org.skidpad.scenarios.commonroad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Goal;
import org.skidpad.scenarios.commonroad.CommonRoadFile.PlanningProblem;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.XmlElement;

/** Reads planning problems (section "Planning problems"). */
final class GoalReader {
    private final Values values;
    private final Problems problems;
    private final ObstacleReader shapes;
    private final Map<Long, Lanelet> lanelets;

    GoalReader(Values values, Problems problems, ObstacleReader shapes, Map<Long, Lanelet> lanelets) {
        this.values = values;
        this.problems = problems;
        this.shapes = shapes;
        this.lanelets = lanelets;
    }

    /** The problem, or null after an error. */
    PlanningProblem read(XmlElement element) {
        long id = values.id(element);
        XmlElement start = element.child("initialState");
        if (start == null) {
            problems.error(element.location, "<planningProblem> needs an <initialState> inside");
            return null;
        }
        List<Goal> goals = new ArrayList<>();
        for (XmlElement goal : element.children("goalState")) {
            goals.add(goal(goal));
        }
        return new PlanningProblem(element, id, shapes.state(start), goals);
    }

    private Goal goal(XmlElement element) {
        double[] time = values.bounds(element, "time");
        double[] speed = values.bounds(element, "velocity");
        double[] heading = values.bounds(element, "orientation");
        XmlElement position = element.child("position");
        return new Goal(
                Double.isNaN(time[0]) ? 0 : values.step(element, time[0]),
                Double.isNaN(time[1]) ? Integer.MAX_VALUE : values.step(element, time[1]),
                position == null ? null : region(position),
                speed[0],
                speed[1],
                heading[0],
                heading[1]);
    }

    private Region region(XmlElement position) {
        List<XmlElement> named = position.children("lanelet");
        if (named.isEmpty()) {
            return shapes.region(position);
        }
        List<double[]> rings = new ArrayList<>();
        for (XmlElement reference : named) {
            Lanelet lanelet = lanelets.get(values.whole(reference, "ref"));
            if (lanelet == null) {
                problems.error(reference.location, "there is no lanelet " + reference.text("ref", ""));
            } else {
                rings.add(ring(lanelet));
            }
        }
        return rings.isEmpty() ? null : new Region(rings, List.of());
    }

    /** Along the left bound and back along the right one. */
    private static double[] ring(Lanelet lanelet) {
        int left = lanelet.leftX().length;
        int right = lanelet.rightX().length;
        double[] ring = new double[2 * (left + right)];
        for (int i = 0; i < left; i++) {
            ring[2 * i] = lanelet.leftX()[i];
            ring[2 * i + 1] = lanelet.leftY()[i];
        }
        for (int i = 0; i < right; i++) {
            ring[2 * (left + i)] = lanelet.rightX()[right - 1 - i];
            ring[2 * (left + i) + 1] = lanelet.rightY()[right - 1 - i];
        }
        return ring;
    }
}
