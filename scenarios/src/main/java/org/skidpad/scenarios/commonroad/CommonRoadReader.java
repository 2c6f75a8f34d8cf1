package org.skidpad.scenarios.commonroad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Obstacle;
import org.skidpad.scenarios.commonroad.CommonRoadFile.PlanningProblem;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Suggestion;

/** Reads a file's elements; each kind has a reader of its own. */
final class CommonRoadReader {
    private static final List<String> VERSIONS = List.of("2018b", "2020a");
    private static final List<String> KNOWN = CommonRoadCoverage.partsOfAFile();

    private final Problems problems;
    private final Tally remarks;
    private final Values values;

    CommonRoadReader(Problems problems, Tally remarks) {
        this.problems = problems;
        this.remarks = remarks;
        values = new Values(problems, remarks);
    }

    CommonRoadFile read(XmlElement root) {
        if (!root.name.equals("commonRoad")) {
            throw new BadInputException(
                    root.location,
                    "expected a CommonRoad scenario, found <" + root.name + ">",
                    root.name.equals("OpenDRIVE")
                            ? "a map of OpenDRIVE is read from a file whose name ends with .xodr"
                            : Suggestion.forWord(root.name, List.of("commonRoad")));
        }
        String version = root.text("commonRoadVersion", "");
        if (!VERSIONS.contains(version)) {
            problems.error(
                    root.location,
                    "version '" + version + "' is unknown",
                    "versions " + String.join(" and ", VERSIONS) + " are read");
        }
        double step = values.number(root, root.text("timeStepSize", "0.1"), "timeStepSize");
        if (!(step > 0 && step <= 10)) {
            problems.error(root.location, "timeStepSize must be in (0, 10] s, is " + step);
            step = 0.1;
        }
        for (XmlElement child : root.children) {
            if (!KNOWN.contains(child.name)) {
                problems.error(
                        child.location, "unknown element <" + child.name + ">", Suggestion.forWord(child.name, KNOWN));
            }
        }
        Map<Long, Lanelet> lanelets = lanelets(root);
        ObstacleReader obstacles = new ObstacleReader(values, problems, remarks, step);
        List<Obstacle> all = new ArrayList<>();
        for (XmlElement child : root.children) {
            switch (child.name) {
                case "obstacle", "staticObstacle", "dynamicObstacle" -> {
                    child.used = true;
                    Obstacle obstacle = obstacles.read(child);
                    if (obstacle != null) {
                        all.add(obstacle);
                    }
                }
                case "phantomObstacle" -> remarks.add(child.location, CommonRoadCoverage.PHANTOM.note());
                case "intersection" -> remarks.add(child.location, CommonRoadCoverage.INTERSECTION.note());
                default -> {}
            }
        }
        List<double[]> walls = new ArrayList<>();
        for (XmlElement building : root.children("environmentObstacle")) {
            walls.addAll(obstacles.outlines(building));
        }
        List<PlanningProblem> tasks = new ArrayList<>();
        GoalReader goals = new GoalReader(values, problems, obstacles, lanelets);
        for (XmlElement child : root.children("planningProblem")) {
            PlanningProblem problem = goals.read(child);
            if (problem != null) {
                tasks.add(problem);
            }
        }
        return new CommonRoadFile(
                root.text("benchmarkID", ""),
                step,
                lanelets,
                all,
                tasks,
                walls,
                new LightReader(values, problems, step).read(root));
    }

    private Map<Long, Lanelet> lanelets(XmlElement root) {
        LaneletReader reader = new LaneletReader(values, problems, remarks, speedSigns(root));
        Map<Long, Lanelet> lanelets = new LinkedHashMap<>();
        for (XmlElement element : root.children("lanelet")) {
            Lanelet lanelet = reader.read(element);
            if (lanelet != null && lanelets.putIfAbsent(lanelet.id(), lanelet) != null) {
                problems.error(element.location, "two lanelets have the id " + lanelet.id());
            }
        }
        return lanelets;
    }

    /** Speed limits by the id of the sign that sets them, m/s. */
    private Map<Long, Double> speedSigns(XmlElement root) {
        Map<Long, Double> limits = new HashMap<>();
        for (XmlElement sign : root.children("trafficSign")) {
            for (XmlElement part : sign.children("trafficSignElement")) {
                XmlElement id = part.child("trafficSignID");
                String name = id == null ? "" : id.content().strip();
                if (LaneletReader.SPEED_LIMIT_SIGNS.contains(name) && part.child("additionalValue") != null) {
                    limits.put(values.id(sign), LaneletReader.speed(part.child("additionalValue"), values));
                } else if (!RightOfWay.binds(name)) {
                    remarks.add(
                            sign.location, "traffic sign " + (name.isEmpty() ? "without an id" : name) + " is ignored");
                }
            }
        }
        return limits;
    }
}
