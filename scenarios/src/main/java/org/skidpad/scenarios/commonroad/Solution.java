package org.skidpad.scenarios.commonroad;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.Suggestion;

/**
 * A solution of a CommonRoad benchmark: trajectories that solve planning problems (commonroad-io, {@code CommonRoadSolution}).
 *
 * @param scenario id of the scenario, such as {@code DEU_Ffb-1_1_T-1}
 * @param trajectories at least one
 */
public record Solution(String scenario, List<Trajectory> trajectories) {
    /** {@code KS2:SM1:DEU_Ffb-1_1_T-1:2020a}; of cooperative problems {@code [KS2,ST1]:[SM1,SA1]:C-…:2020a}. */
    private static final Pattern ID = Pattern.compile("\\[?([^:\\]]+)\\]?:\\[?([^:\\]]+)\\]?:(.+):([^:]+)");

    private static final Map<String, String> KINDS = Map.of(
            "pmTrajectory", "pmState", "ksTrajectory", "ksState", "stTrajectory", "stState", "mbTrajectory", "mbState");

    public Solution {
        trajectories = List.copyOf(trajectories);
    }

    /**
     * One trajectory.
     *
     * @param problem id of the planning problem
     * @param vehicle of the CommonRoad vehicle models: 1 Ford Escort, 2 BMW 320i, 3 VW Vanagon, 4 a truck
     * @param cost the cost function it was made for: {@code SM1} and the like
     * @param states at least one, steps ascending by one
     */
    public record Trajectory(long problem, int vehicle, String cost, List<State> states) {
        public Trajectory {
            states = List.copyOf(states);
        }
    }

    /** Step of the scenario; m, rad, m/s, rad; the steering angle of a point mass is 0. */
    public record State(int step, double x, double y, double heading, double speed, double steering) {}

    /** True for a file whose root says that it is one; false also where it cannot be read. */
    public static boolean isSolution(Path file) {
        try {
            return file.toString().endsWith(".xml")
                    && XmlReader.read(file, file.toString(), new Problems(new ArrayList<>()))
                            .name
                            .equals("CommonRoadSolution");
        } catch (BadInputException e) {
            // Whoever loads it says what is wrong with it.
            return false;
        }
    }

    /**
     * Reads a file.
     *
     * @param diagnostics receives warnings
     * @throws BadInputException with everything that is wrong
     */
    public static Solution load(Path file, List<Diagnostic> diagnostics) {
        List<Diagnostic> found = new ArrayList<>();
        Problems problems = new Problems(found);
        XmlElement root = XmlReader.read(file, file.toString(), problems);
        Tally remarks = new Tally();
        Solution solution = new Reader(problems, remarks).read(root);
        found.addAll(remarks.warnings());
        if (problems.anyError() || solution == null) {
            throw new BadInputException(found);
        }
        diagnostics.addAll(found);
        return solution;
    }

    private record Reader(Problems problems, Tally remarks) {
        Solution read(XmlElement root) {
            Matcher id = ID.matcher(root.text("benchmark_id", "").replace(" ", ""));
            if (!root.name.equals("CommonRoadSolution") || !id.matches()) {
                problems.error(
                        root.location,
                        root.name.equals("CommonRoadSolution")
                                ? "benchmark_id must be VEHICLE:COST:SCENARIO:VERSION"
                                : "expected a <CommonRoadSolution>, found <" + root.name + ">");
                return null;
            }
            String[] vehicles = id.group(1).split(",");
            String[] costs = id.group(2).split(",");
            List<Trajectory> trajectories = new ArrayList<>();
            for (XmlElement child : root.children) {
                if (KINDS.containsKey(child.name)) {
                    int k = trajectories.size();
                    trajectories.add(trajectory(
                            child, vehicles[Math.min(k, vehicles.length - 1)], costs[Math.min(k, costs.length - 1)]));
                } else if (child.name.endsWith("InputVector")
                        || child.name.endsWith("Inputs")
                        || child.name.equals("inputVector")) {
                    remarks.add(child.location, "input vectors are not used: costs are of the trajectory");
                } else {
                    problems.error(
                            child.location,
                            "unknown element <" + child.name + ">",
                            Suggestion.forWord(child.name, KINDS.keySet()));
                }
            }
            if (trajectories.isEmpty()) {
                problems.error(root.location, "holds no trajectory");
            }
            return new Solution(id.group(3), trajectories);
        }

        private Trajectory trajectory(XmlElement element, String vehicle, String cost) {
            Values values = new Values(problems, remarks);
            List<State> states = new ArrayList<>();
            for (XmlElement state : element.children(KINDS.get(element.name))) {
                states.add(state(state, element.name.startsWith("pm"), values));
            }
            states.sort(Comparator.comparingInt(State::step));
            if (states.isEmpty()) {
                problems.error(element.location, "<" + element.name + "> holds no state");
            }
            for (int k = 1; k < states.size(); k++) {
                if (states.get(k).step() != states.get(k - 1).step() + 1) {
                    problems.error(
                            element.location,
                            "step " + states.get(k).step() + " follows on step "
                                    + states.get(k - 1).step());
                    break;
                }
            }
            String digit = vehicle.replaceAll("\\D", "");
            if (!digit.matches("[1-4]")) {
                problems.error(element.location, "vehicle '" + vehicle + "' is none of the vehicle models 1 to 4");
            }
            return new Trajectory(
                    values.whole(element, "planningProblem"),
                    digit.matches("[1-4]") ? Integer.parseInt(digit) : 2,
                    cost,
                    states);
        }

        private static State state(XmlElement s, boolean pointMass, Values values) {
            double vx = pointMass ? values.needed(s, "xVelocity") : 0;
            double vy = pointMass ? values.needed(s, "yVelocity") : 0;
            return new State(
                    (int) values.needed(s, "time"),
                    values.needed(s, "x"),
                    values.needed(s, "y"),
                    pointMass ? StrictMath.atan2(vy, vx) : values.needed(s, "orientation"),
                    pointMass ? Math.sqrt(vx * vx + vy * vy) : values.needed(s, "velocity"),
                    pointMass ? 0 : values.needed(s, "steeringAngle"));
        }
    }
}
