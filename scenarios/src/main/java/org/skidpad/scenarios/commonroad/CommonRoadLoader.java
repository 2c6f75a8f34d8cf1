package org.skidpad.scenarios.commonroad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Obstacle;
import org.skidpad.scenarios.commonroad.CommonRoadFile.PlanningProblem;
import org.skidpad.scenarios.commonroad.CommonRoadFile.State;
import org.skidpad.scenarios.coverage.CoverageReport;
import org.skidpad.scenarios.coverage.TreeCoverage;
import org.skidpad.scenarios.xml.Problems;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.scenarios.xml.XmlElement;
import org.skidpad.scenarios.xml.XmlReader;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;

/**
 * Loads a CommonRoad scenario. The ego solves the file's planning problem, or takes the place of a moving obstacle; in a file
 * that has neither, it starts on the longest lane. All others do what was recorded.
 */
public final class CommonRoadLoader {
    /** Speed wanted where neither a sign nor a goal says one, m/s: 50 km/h. */
    private static final double TOWN_SPEED = 50 / 3.6;

    /** Two vehicles cannot start nearer to each other, m. */
    private static final double SAME_PLACE = 0.5;

    private CommonRoadLoader() {}

    /**
     * Reads a file.
     *
     * @param ego id of the planning problem to solve or of the moving obstacle to take the place of, or null for the first problem
     * @param diagnostics receives what is approximated or ignored
     * @throws BadInputException with every error where the file cannot be used
     */
    public static Scenario load(Path file, String ego, List<Diagnostic> diagnostics) {
        return complete(
                problems -> {
                    XmlElement root = XmlReader.read(file, file.toString(), problems);
                    return new Told(root, file.getFileName().toString(), source(file));
                },
                ego,
                diagnostics);
    }

    /**
     * A scenario as a tree, whatever the text it was read from.
     *
     * @param root the element {@code commonRoad}
     * @param name of the scenario, where the tree has none
     * @param source the text, for the recording
     */
    public record Told(XmlElement root, String name, String source) {}

    /** Like {@link #load(Path, String, List)}, from a tree. */
    public static Scenario load(Told told, String ego, List<Diagnostic> diagnostics) {
        return complete(problems -> told, ego, diagnostics);
    }

    /**
     * Reads a file and says what of it is used, approximated and ignored.
     *
     * @param diagnostics receives everything worth saying
     */
    public static CoverageReport check(Path file, String ego, List<Diagnostic> diagnostics) {
        List<Diagnostic> found = new ArrayList<>();
        XmlElement root = null;
        try {
            root = XmlReader.read(file, file.toString(), new Problems(found));
            load(new Told(root, file.getFileName().toString(), ""), ego, found);
        } catch (BadInputException e) {
            e.diagnostics().stream().filter(d -> !found.contains(d)).forEach(found::add);
        }
        diagnostics.addAll(found);
        return TreeCoverage.report(file.toString(), root, CommonRoadCoverage::rule, found);
    }

    private static Scenario complete(Function<Problems, Told> reader, String ego, List<Diagnostic> diagnostics) {
        List<Diagnostic> found = new ArrayList<>();
        Problems problems = new Problems(found);
        Tally remarks = new Tally();
        Scenario scenario = null;
        try {
            Told told = reader.apply(problems);
            CommonRoadFile content = new CommonRoadReader(problems, remarks).read(told.root());
            if (!problems.anyError()) {
                LaneletRoads.Built built = LaneletRoads.build(content.lanelets(), remarks);
                RoadNetwork roads = built.roads();
                LightReader lights = new LightReader(new Values(problems, remarks), problems, content.timeStep());
                List<RoadRules.SignalHead> heads = lights.heads(content.lights(), content.lanelets(), built);
                List<GiveWay> lines = new RightOfWay(told.root()).lines(content.lanelets(), built, heads, lights);
                RoadRules rules = heads.isEmpty() && lines.isEmpty()
                        ? RoadRules.NONE
                        : new RoadRules(roads, heads, lines, List.of());
                scenario = problems.anyError()
                        ? null
                        : new CommonRoadScenario(
                                told.name(),
                                told.source(),
                                content,
                                roads,
                                rules,
                                cast(told.root().location.file(), content, roads, ego, remarks));
            }
        } catch (BadInputException e) {
            e.diagnostics().stream().filter(d -> !found.contains(d)).forEach(found::add);
        }
        found.addAll(remarks.warnings());
        if (scenario == null) {
            throw new BadInputException(found);
        }
        diagnostics.addAll(found);
        return scenario;
    }

    private static String source(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file.toString()), "cannot be read: " + e.getMessage());
        }
    }

    /**
     * Who is the ego.
     *
     * @param start where its reference point is (its centre in place of an obstacle), at which speed
     * @param problem that it solves, or null
     * @param obstacle whose place it takes, or null
     * @param desiredSpeed m/s
     */
    record Cast(State start, PlanningProblem problem, Obstacle obstacle, double desiredSpeed) {}

    private static Cast cast(String file, CommonRoadFile content, RoadNetwork roads, String ego, Tally remarks) {
        if (ego != null) {
            return named(file, content, roads, ego, remarks);
        }
        if (!content.problems().isEmpty()) {
            PlanningProblem first = content.problems().get(0);
            if (content.problems().size() > 1) {
                remarks.add(
                        content.problems().get(1).element().location,
                        "only the first planning problem is solved; --ego ID chooses another");
            }
            return solving(first, itself(first, content, remarks), roads);
        }
        for (Obstacle obstacle : content.obstacles()) {
            if (moves(obstacle)) {
                remarks.add(
                        obstacle.element().location,
                        "without a planning problem the ego takes the place of the first vehicle that moves; --ego ID chooses"
                                + " another");
                return inPlaceOf(obstacle, roads);
            }
        }
        SourceLocation place = SourceLocation.wholeFile(file);
        if (roads == null) {
            throw new BadInputException(place, "there is neither a planning problem nor a lanelet: nobody to drive");
        }
        remarks.add(place, "without a planning problem the ego starts on the longest lane");
        return new Cast(onLongestLane(roads), null, null, TOWN_SPEED);
    }

    private static Cast named(String file, CommonRoadFile content, RoadNetwork roads, String ego, Tally remarks) {
        Map<String, Cast> known = new TreeMap<>();
        for (Obstacle obstacle : content.obstacles()) {
            if (moves(obstacle)) {
                known.put(Long.toString(obstacle.id()), inPlaceOf(obstacle, roads));
            }
        }
        for (PlanningProblem problem : content.problems()) {
            known.put(Long.toString(problem.id()), solving(problem, itself(problem, content, remarks), roads));
        }
        Cast found = known.get(ego);
        if (found == null) {
            throw new BadInputException(
                    SourceLocation.wholeFile(file),
                    "there is no planning problem and no moving obstacle '" + ego + "'",
                    known.isEmpty() ? "" : Suggestion.forWord(ego, known.keySet()));
        }
        return found;
    }

    /** The recording of the ego's own drive, which some files hold beside its planning problem; or null. */
    private static Obstacle itself(PlanningProblem problem, CommonRoadFile content, Tally remarks) {
        for (Obstacle obstacle : content.obstacles()) {
            State start = obstacle.states().get(0);
            double dx = start.x() - problem.start().x();
            double dy = start.y() - problem.start().y();
            if (moves(obstacle)
                    && start.step() == problem.start().step()
                    && dx * dx + dy * dy < SAME_PLACE * SAME_PLACE) {
                remarks.add(
                        obstacle.element().location,
                        "an obstacle that starts where the ego starts is taken for the ego's own recording and left out");
                return obstacle;
            }
        }
        return null;
    }

    private static boolean moves(Obstacle obstacle) {
        return obstacle.states().size() > 1
                && !obstacle.fixed()
                && obstacle.type() != ActorType.PEDESTRIAN
                && obstacle.type() != ActorType.OBSTACLE;
    }

    private static Cast inPlaceOf(Obstacle obstacle, RoadNetwork roads) {
        State start = obstacle.states().get(0);
        return new Cast(start, null, obstacle, speedAt(roads, start));
    }

    private static Cast solving(PlanningProblem problem, Obstacle itself, RoadNetwork roads) {
        double speed = speedAt(roads, problem.start());
        for (CommonRoadFile.Goal goal : problem.goals()) {
            if (goal.maxSpeed() > 0) {
                speed = Math.max(1, Math.min(speed, goal.maxSpeed()));
            }
            if (goal.minSpeed() > speed) {
                speed = goal.minSpeed();
            }
        }
        return new Cast(problem.start(), problem, itself, speed);
    }

    /** The limit of the lane there, or what the actor drives at, if it is faster than in a town. */
    private static double speedAt(RoadNetwork roads, State start) {
        LanePosition lane = new LanePosition();
        if (roads != null && roads.locate(start.x(), start.y(), -1, lane)) {
            double limit = roads.lane(lane.lane).speedLimit();
            if (limit > 0) {
                return limit;
            }
        }
        return start.speed() > TOWN_SPEED ? start.speed() : TOWN_SPEED;
    }

    private static State onLongestLane(RoadNetwork roads) {
        Lane longest = null;
        for (Lane lane : roads.lanes()) {
            if (longest == null || rank(lane) > rank(longest)) {
                longest = lane;
            }
        }
        PoseHolder pose = new PoseHolder();
        // Half a car's length in, so that the whole car stands on the lane.
        roads.toMap(longest.index(), Math.min(3, longest.length() / 2), 0, pose);
        return new State(0, pose.x, pose.y, pose.heading, 0);
    }

    private static double rank(Lane lane) {
        return lane.length() + (lane.isDriving() ? 1e6 : 0);
    }
}
