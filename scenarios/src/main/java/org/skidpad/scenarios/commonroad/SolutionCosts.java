package org.skidpad.scenarios.commonroad;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Goal;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Obstacle;
import org.skidpad.scenarios.commonroad.CommonRoadFile.PlanningProblem;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadPosition;

/**
 * The standard costs of CommonRoad on a solution (M. Althoff, M. Koschi and S. Manzinger, "CommonRoad: Composable Benchmarks for
 * Motion Planning on Roads", IV 2017, and "CommonRoad: Cost Functions", version 2020a). Integrals are by Simpson's rule over the
 * trajectory's steps, derivatives by differences, as in the published {@code commonroad_dc.costs}.
 *
 * <p>Where papers and published code differ, the code is followed, but for evident slips of it, where the formula is: the
 * inverse duration is 1/T (the code divides by the lesser of T and 0.1 s), and lateral jerk is the third derivative of the
 * lateral position (the code takes the first). {@code L} is the offset from the centre of the lane, squared; {@code D} is
 * exp(-0.1 d) with d the way along the lane from the reference point to the centre of the nearest obstacle ahead within 2.8 m
 * to the side, less the vehicle's width over 2.5. Positions along the lane are not smoothed.
 */
public final class SolutionCosts {
    /** Partial costs in the order of the tables; units follow from the integrands (m, s, rad). */
    public enum Partial {
        /** ∫ a² dt. */
        A,
        /** ∫ (da/dt)² dt. */
        J,
        /** Likewise of the motion across the lane. */
        JLAT,
        /** Likewise along it. */
        JLON,
        /** ∫ δ² dt. */
        SA,
        /** ∫ (dδ/dt)² dt. */
        SR,
        /** ∫ (dψ/dt)² dt. */
        Y,
        /** ∫ (offset from the lane's centre)² dt. */
        LC,
        /** ∫ (least speed of the goals - v)² dt; 0 where no goal has a speed. */
        V,
        /** Likewise with the speed along the lane. */
        VLON,
        /** ∫ (heading relative to the lane)² dt. */
        O,
        /** ∫ exp(-0.1 d) dt. */
        D,
        /** ∫ v dt. */
        L,
        /** Duration. */
        T,
        /** 1 / duration. */
        ID
    }

    /** Weights by cost function; L in the published tables is the offset from the lane's centre, {@link Partial#LC} here. */
    static final Map<String, Map<Partial, Double>> FUNCTIONS = functions();

    private static final double SIDE = 2.8;
    private static final double FARTHEST = 100;
    private static final double DISTANCE_WEIGHT = 0.1;

    /** A position along the lane that is further than this from where the speed leads is another lane's, m. */
    private static final double MOST_JUMP = 1;

    private final CommonRoadFile file;
    private final RoadNetwork roads;
    private final Solution.Trajectory trajectory;
    private final double dt;
    private final double[] along;
    private final double[] across;
    private final double[] turned;
    private final double[] ahead;

    private SolutionCosts(CommonRoadFile file, RoadNetwork roads, Solution.Trajectory trajectory) {
        this.file = file;
        this.roads = roads;
        this.trajectory = trajectory;
        dt = file.timeStep();
        int n = trajectory.states().size();
        along = new double[n];
        across = new double[n];
        turned = new double[n];
        ahead = new double[n];
        follow();
    }

    private static Map<String, Map<Partial, Double>> functions() {
        Map<String, Map<Partial, Double>> all = new LinkedHashMap<>();
        all.put("JB1", Map.of(Partial.T, 1.0));
        all.put("SA1", Map.of(Partial.SA, 0.1, Partial.SR, 0.1, Partial.D, 1e5));
        all.put(
                "WX1",
                Map.of(
                        Partial.T,
                        10.0,
                        Partial.V,
                        1.0,
                        Partial.A,
                        0.1,
                        Partial.J,
                        0.1,
                        Partial.D,
                        0.1,
                        Partial.LC,
                        10.0));
        Map<Partial, Double> sm = Map.of(
                Partial.A, 50.0, Partial.SA, 50.0, Partial.SR, 50.0, Partial.LC, 1.0, Partial.V, 20.0, Partial.O, 50.0);
        all.put("SM1", sm);
        all.put("SM2", without(sm, Partial.V));
        all.put("SM3", without(sm, Partial.LC));
        all.put("MW1", Map.of(Partial.JLAT, 5.0, Partial.JLON, 0.5, Partial.VLON, 0.2, Partial.ID, 1.0));
        all.put("TR1", Map.of(Partial.JLON, 0.01, Partial.SR, 22.0, Partial.D, 8.0, Partial.LC, 0.5));
        return all;
    }

    private static Map<Partial, Double> without(Map<Partial, Double> weights, Partial left) {
        Map<Partial, Double> rest = new LinkedHashMap<>(weights);
        rest.remove(left);
        return rest;
    }

    /**
     * The costs of one trajectory.
     *
     * @param problem id of its planning problem
     * @param chosen the cost function that the solution was made for
     * @param partial by partial cost
     * @param costs by cost function
     * @param reachesGoal whether some state satisfies a goal of the planning problem
     */
    public record Result(
            long problem,
            String chosen,
            Map<Partial, Double> partial,
            Map<String, Double> costs,
            boolean reachesGoal) {}

    /**
     * Judges a solution.
     *
     * @param scenario file of the scenario that it solves
     * @param diagnostics receives warnings of the scenario
     * @throws BadInputException where the scenario cannot be read or lacks a planning problem
     */
    public static List<Result> of(Solution solution, Path scenario, List<Diagnostic> diagnostics) {
        List<Diagnostic> found = new ArrayList<>();
        Problems problems = new Problems(found);
        Tally remarks = new Tally();
        CommonRoadFile file =
                new CommonRoadReader(problems, remarks).read(XmlReader.read(scenario, scenario.toString(), problems));
        RoadNetwork roads = problems.anyError()
                ? null
                : LaneletRoads.build(file.lanelets(), remarks).roads();
        found.addAll(remarks.warnings());
        for (Solution.Trajectory t : solution.trajectories()) {
            if (file.problems().stream().noneMatch(p -> p.id() == t.problem())) {
                problems.error(SourceLocation.wholeFile(scenario.toString()), "has no planning problem " + t.problem());
            }
        }
        if (roads == null) {
            problems.error(SourceLocation.wholeFile(scenario.toString()), "has no lanelets to measure along");
        }
        if (problems.anyError()) {
            throw new BadInputException(found);
        }
        diagnostics.addAll(found);
        return solution.trajectories().stream()
                .map(t -> new SolutionCosts(file, roads, t).result())
                .toList();
    }

    private Result result() {
        Map<Partial, Double> partial = new LinkedHashMap<>();
        for (Partial p : Partial.values()) {
            partial.put(p, partial(p));
        }
        Map<String, Double> costs = new LinkedHashMap<>();
        FUNCTIONS.forEach((name, weights) -> costs.put(
                name,
                weights.entrySet().stream()
                        .mapToDouble(w -> w.getValue() * partial.get(w.getKey()))
                        .sum()));
        return new Result(trajectory.problem(), trajectory.cost(), partial, costs, reachesGoal());
    }

    private PlanningProblem problem() {
        return file.problems().stream()
                .filter(p -> p.id() == trajectory.problem())
                .findFirst()
                .orElseThrow();
    }

    private boolean reachesGoal() {
        for (Goal goal : problem().goals()) {
            for (Solution.State s : trajectory.states()) {
                boolean inTime = s.step() >= goal.firstStep() && s.step() <= goal.lastStep();
                boolean inPlace = goal.region() == null || goal.region().contains(s.x(), s.y());
                boolean inSpeed = !(s.speed() < goal.minSpeed()) && !(s.speed() > goal.maxSpeed());
                boolean inHeading =
                        Double.isNaN(goal.minHeading()) || within(s.heading(), goal.minHeading(), goal.maxHeading());
                if (inTime && inPlace && inSpeed && inHeading) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean within(double heading, double low, double high) {
        double middle = (low + high) / 2;
        return Math.abs(Angles.wrap(heading - middle)) <= (high - low) / 2 + 1e-12;
    }

    private double partial(Partial p) {
        double[] speed = column(Solution.State::speed);
        double[] steering = column(Solution.State::steering);
        double duration = dt
                * (trajectory.states().get(trajectory.states().size() - 1).step()
                        - trajectory.states().get(0).step());
        return switch (p) {
            case A -> squared(differences(speed));
            case J -> squared(differences(differences(speed)));
            case JLAT -> squared(gradient(gradient(gradient(across))));
            case JLON -> squared(gradient(gradient(gradient(along))));
            case SA -> squared(steering);
            case SR -> squared(differences(steering));
            case Y -> squared(differences(unwrapped(column(Solution.State::heading))));
            case LC -> squared(across);
            case V -> offset(speed);
            case VLON -> offset(gradient(along));
            case O -> squared(turned);
            case D -> simpson(ahead, dt);
            case L -> simpson(speed, dt);
            case T -> duration;
            case ID -> 1 / Math.max(duration, 0.1);
        };
    }

    private double[] column(ToDoubleFunction<Solution.State> value) {
        return trajectory.states().stream().mapToDouble(value).toArray();
    }

    private double offset(double[] speed) {
        double wanted = Double.POSITIVE_INFINITY;
        for (Goal goal : problem().goals()) {
            wanted = Double.isNaN(goal.minSpeed()) ? wanted : Math.min(wanted, goal.minSpeed());
        }
        double[] miss = new double[speed.length];
        for (int k = 0; k < miss.length && wanted < Double.POSITIVE_INFINITY; k++) {
            miss[k] = wanted - speed[k];
        }
        return squared(miss);
    }

    private double squared(double[] values) {
        double[] squares = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            squares[k] = values[k] * values[k];
        }
        return simpson(squares, dt);
    }

    private double[] differences(double[] values) {
        double[] out = new double[Math.max(0, values.length - 1)];
        for (int k = 0; k < out.length; k++) {
            out[k] = (values[k + 1] - values[k]) / dt;
        }
        return out;
    }

    /** Central differences, one-sided at the ends: numpy's {@code gradient}. */
    private double[] gradient(double[] values) {
        int n = values.length;
        double[] out = new double[n];
        for (int k = 0; k < n && n > 1; k++) {
            int before = Math.max(0, k - 1);
            int after = Math.min(n - 1, k + 1);
            out[k] = (values[after] - values[before]) / (dt * (after - before));
        }
        return out;
    }

    private static double[] unwrapped(double[] angles) {
        double[] out = angles.clone();
        for (int k = 1; k < out.length; k++) {
            out[k] = out[k - 1] + Angles.wrap(angles[k] - angles[k - 1]);
        }
        return out;
    }

    /**
     * Simpson's rule on equally spaced samples. For an even number of samples, the mean of leaving the first and the last interval
     * to the trapezoidal rule: scipy's {@code simps} with {@code even='avg'}.
     */
    static double simpson(double[] y, double h) {
        int n = y.length;
        if (n < 2) {
            return 0;
        }
        if (n == 2) {
            return h * (y[0] + y[1]) / 2;
        }
        if (n % 2 == 1) {
            return odd(y, 0, n, h);
        }
        double first = h * (y[0] + y[1]) / 2 + odd(y, 1, n, h);
        double last = h * (y[n - 2] + y[n - 1]) / 2 + odd(y, 0, n - 1, h);
        return (first + last) / 2;
    }

    private static double odd(double[] y, int from, int to, double h) {
        double sum = 0;
        for (int k = from; k + 2 < to; k += 2) {
            sum += y[k] + 4 * y[k + 1] + y[k + 2];
        }
        return sum * h / 3;
    }

    /** Follows the lanes under the trajectory: way along them, offset from their centre, heading relative to them, obstacles. */
    private void follow() {
        LanePosition at = new LanePosition();
        PoseHolder foot = new PoseHolder();
        int hint = -1;
        double origin = 0;
        for (int k = 0; k < along.length; k++) {
            Solution.State s = trajectory.states().get(k);
            if (!roads.locate(s.x(), s.y(), hint, at)) {
                // Beside every lane: as far across as before, on by the way driven.
                along[k] = k == 0 ? 0 : along[k - 1] + s.speed() * dt;
                across[k] = k == 0 ? 0 : across[k - 1];
                turned[k] = k == 0 ? 0 : turned[k - 1];
                hint = -1;
                continue;
            }
            if (k > 0 && hint != at.lane) {
                // Stations of lanes side by side are the same; a lane behind another goes on where that ended.
                boolean beside = hint >= 0
                        && roads.lane(hint).road() == roads.lane(at.lane).road();
                origin = beside ? origin : along[k - 1] + s.speed() * dt - at.s;
            }
            hint = at.lane;
            double expected = k == 0 ? at.s : along[k - 1] + s.speed() * dt;
            if (k > 0 && Math.abs(origin + at.s - expected) > MOST_JUMP) {
                // Lanes overlap at junctions, and some run the other way.
                origin = expected - at.s;
            }
            along[k] = origin + at.s;
            across[k] = at.offset;
            roads.toMap(at.lane, at.s, 0, foot);
            turned[k] = Angles.wrap(s.heading() - foot.heading);
            double d = distanceAhead(s, at);
            ahead[k] = d == Double.POSITIVE_INFINITY ? 0 : StrictMath.exp(-DISTANCE_WEIGHT * d);
        }
    }

    private double distanceAhead(Solution.State s, LanePosition ego) {
        double least = Double.POSITIVE_INFINITY;
        LanePosition at = new LanePosition();
        for (Obstacle obstacle : file.obstacles()) {
            CommonRoadFile.State there = at(obstacle, s.step());
            if (there == null || Math.abs(there.x() - s.x()) > FARTHEST || Math.abs(there.y() - s.y()) > FARTHEST) {
                continue;
            }
            if (roads.locate(there.x(), there.y(), ego.lane, at)) {
                least = Math.min(least, wayTo(ego, at));
            }
        }
        return least - width() / 2.5;
    }

    private static CommonRoadFile.State at(Obstacle obstacle, int step) {
        List<CommonRoadFile.State> states = obstacle.states();
        if (states.size() == 1 || obstacle.fixed()) {
            return states.get(0);
        }
        int k = step - states.get(0).step();
        return k < 0 || k >= states.size() ? null : states.get(k);
    }

    /** Way along the lane, or infinity where the other is not ahead in its own or a following lane. */
    private double wayTo(LanePosition from, LanePosition to) {
        if (roads.lane(from.lane).road() == roads.lane(to.lane).road()) {
            RoadPosition a = new RoadPosition();
            RoadPosition b = new RoadPosition();
            roads.laneToRoad(from.lane, from.s, from.offset, a);
            roads.laneToRoad(to.lane, to.s, to.offset, b);
            double ds = roads.lane(from.lane).forward() ? b.s - a.s : a.s - b.s;
            return Math.abs(b.t - a.t) < SIDE && ds > 0 ? ds : Double.POSITIVE_INFINITY;
        }
        return Math.abs(to.offset - from.offset) < SIDE
                ? wayOn(from.lane, roads.lane(from.lane).length() - from.s, to)
                : Double.POSITIVE_INFINITY;
    }

    private double wayOn(int lane, double gone, LanePosition to) {
        double least = Double.POSITIVE_INFINITY;
        if (gone > FARTHEST) {
            return least;
        }
        Lane at = roads.lane(lane);
        for (int next : at.successors()) {
            double way = next == to.lane
                    ? gone + to.s
                    : wayOn(next, gone + Math.max(1, roads.lane(next).length()), to);
            least = Math.min(least, way);
        }
        return least;
    }

    /** m; CommonRoad vehicle models. */
    private double width() {
        return switch (trajectory.vehicle()) {
            case 1 -> 1.674;
            case 3 -> 1.844;
            case 4 -> 2.550;
            default -> 1.610;
        };
    }
}
