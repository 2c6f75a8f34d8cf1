package org.skidpad.scenarios.populate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.scenarios.behaviour.Behaviour;
import org.skidpad.scenarios.indoor.Room;
import org.skidpad.scenarios.indoor.Track;
import org.skidpad.scenarios.lanes.LaneWalk;
import org.skidpad.scenarios.procedural.DrawnRoad;
import org.skidpad.scenarios.sample.Draws;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.SignalEvents;
import org.skidpad.sim.traffic.TrafficLight;
import org.skidpad.sim.traffic.TrafficModel;
import org.skidpad.sim.world.WorldBuilder;

/** Fills a world for one episode: place, ego, declared actors, goal, traffic, crowds, in that order. Used once. */
public final class Population {
    /** A goal at the end of the road lies so far before it, m. */
    private static final double BEFORE_ROAD_END = 10;

    private final YamlScenario scenario;
    private final WorldBuilder world;
    private final Draws draws;
    private final List<Placed> placed = new ArrayList<>();
    private final LanePosition egoLane = new LanePosition();
    private final PoseHolder holder = new PoseHolder();
    private RoadNetwork roads;
    private Room room;
    private Track track;
    private int nextOnTrack;
    /** Where the place puts the ego and its goal, or null where it does not. */
    private Pose drawnStart;

    private Pose drawnGoal;
    private Walls walls = Walls.NONE;

    /** An actor that stands: map pose of its box's centre, half its length. */
    record Placed(double x, double y, double heading, double half) {}

    Population(YamlScenario scenario, long seed, WorldBuilder world) {
        this.scenario = scenario;
        this.world = world;
        draws = new Draws(seed, (name, value) -> world.parameter(name, value));
    }

    void run() {
        // The recording must say what was run.
        scenario.overridden().forEach(draws::note);
        draws.parameters(scenario.parameters(), scenario.correlations());
        place();
        int ego = world.addActor(
                "ego",
                scenario.ego().model().type,
                scenario.ego().drive().motion(),
                scenario.ego().body());
        world.ego(ego);
        start(scenario.ego(), ego);
        scenario.ego().drive().give(world, ego, draws, "ego");
        if (scenario.sensors().isDrawn()) {
            scenario.sensors().give(world, draws);
        }
        for (ActorSpec spec : scenario.actors()) {
            add(spec);
        }
        goal();
        if (scenario.traffic() != null) {
            new TrafficFill(scenario.traffic(), draws, world, roads, placed).run(egoLane);
        }
        CrowdFill crowds = new CrowdFill(draws, world, walls, placed);
        scenario.crowds().forEach(crowds::run);
    }

    private void place() {
        world.surfaces(scenario.surfaces().draw(draws));
        Place place = scenario.place();
        if (place instanceof Place.Road road) {
            roads = road.roads();
            RoadRules rules = scenario.rules();
            if (road.plan() != null) {
                DrawnRoad drawn = road.plan().draw(draws);
                roads = drawn.roads();
                rules = new RoadRules(roads, List.of(), GeneratedLines.of(drawn), List.of());
                draws.note("road.blocks", drawn.blocks());
                draws.note("road.length", drawn.length());
            }
            world.roads(roads);
            if (road.around() != null) {
                walls = road.around().walls();
                world.walls(walls);
            } else if (road.objects().count > 0) {
                walls = road.objects();
                world.walls(walls);
            }
            world.rules(rules);
            List<TrafficLight> signals = scenario.rules().signals();
            if (!signals.isEmpty()) {
                world.addScript(new SignalEvents(signals));
            }
        } else if (place instanceof Place.Mapped mapped) {
            walls = mapped.walls();
            world.walls(walls);
            if (mapped.free() != null) {
                GoalSpec goal = scenario.goal();
                RandomStream random = draws.stream(Draws.NOBODY, "map");
                drawnStart = mapped.free().start(random);
                drawnGoal = goal == null
                        ? null
                        : mapped.free().goal(random, drawnStart, goal.minDistance(), goal.maxDistance());
            }
        } else if (place instanceof Place.Indoor indoor) {
            GoalSpec goal = scenario.goal();
            double distance = goal != null && goal.isDrawnByPlace() ? goal.minDistance() : 0;
            room = indoor.room().draw(draws, distance);
            drawnStart = room.start();
            drawnGoal = room.goal();
            walls = room.walls();
            world.walls(walls);
            draws.note("room.length", room.length());
            draws.note("room.width", room.width());
            draws.note("room.obstacles", room.obstacleCount());
        } else if (place instanceof Place.Track spec) {
            int others = (int) scenario.actors().stream()
                    .filter(a -> a.does() instanceof Behaviour.Wander)
                    .count();
            track = spec.track().draw(draws, others);
            drawnStart = track.start();
            walls = track.walls();
            world.walls(walls);
        }
    }

    private void add(ActorSpec spec) {
        if (spec.does() instanceof Behaviour.Wander wander) {
            // A room too full for this one goes without it.
            patrol(spec).ifPresent(line -> {
                int actor = world.addActor(spec.name(), spec.model().type, MotionModel.PRESCRIBED, spec.body());
                putAt(spec, actor, line[0].x(), line[0].y(), line[0].heading(), 0);
                world.drive(actor, wander.along(line, draws, spec.name()));
            });
            return;
        }
        boolean onLane = roads != null && !(spec.start() instanceof Start.InMap);
        MotionModel motion =
                spec.drive() != null ? spec.drive().motion() : spec.does().motion(onLane);
        int actor = world.addActor(spec.name(), spec.model().type, motion, spec.body());
        start(spec, actor);
        if (motion == MotionModel.LANE_POINT) {
            world.actuator(actor, ActorModel.lanePoint());
        } else if (spec.drive() != null) {
            spec.drive().give(world, actor, draws, spec.name());
        }
        TrafficModel model = spec.does().draw(draws, spec.name());
        if (model != null) {
            world.drive(actor, model);
        }
    }

    private Optional<Pose[]> patrol(ActorSpec spec) {
        return track == null
                ? room.patrol(draws.stream(spec.name(), "patrol"))
                : Optional.of(track.patrols().get(nextOnTrack++));
    }

    private void goalAhead(GoalSpec goal) {
        if (egoLane.lane < 0) {
            throw new BadInputException(scenario.ego().location(), "a goal ahead needs an ego that starts on a lane");
        }
        LanePosition at = new LanePosition();
        at.lane = egoLane.lane;
        at.s = egoLane.s;
        if (!LaneWalk.along(roads, at, draws.of(goal.ahead(), Draws.NOBODY, "goal.ahead", "goal.ahead"))) {
            at.s = Math.max(0, roads.lane(at.lane).length() - BEFORE_ROAD_END);
        }
        int lane = LaneWalk.across(roads, at.lane, goal.lanesLeft());
        roads.toMap(lane < 0 ? at.lane : lane, at.s, 0, holder);
        world.goal(holder.x, holder.y);
    }

    private void goal() {
        GoalSpec goal = scenario.goal();
        if (goal == null) {
            return;
        }
        if (goal.isDrawnByPlace()) {
            world.goal(drawnGoal.x(), drawnGoal.y());
        } else if (goal.ahead() != null) {
            goalAhead(goal);
        } else {
            world.goal(
                    draws.of(goal.x(), Draws.NOBODY, "goal.x", "goal.x"),
                    draws.of(goal.y(), Draws.NOBODY, "goal.y", "goal.y"));
        }
    }

    private void start(ActorSpec spec, int actor) {
        String name = spec.name();
        if (spec.start() instanceof Start.OnLane at) {
            double s = draws.of(at.s(), name, "s", name + ".s");
            double offset = draws.of(at.offset(), name, "offset", name + ".offset");
            double speed = draws.of(at.speed(), name, "speed", name + ".speed");
            LanePosition position = new LanePosition();
            if (at.road() >= 0) {
                position.lane = roads.laneAt(at.road(), at.lane(), s);
                position.s = position.lane < 0 ? 0 : roads.laneStation(position.lane, s);
            } else {
                position.lane = at.lane();
                position.s = s;
            }
            if (position.lane < 0 || !LaneWalk.along(roads, position, 0)) {
                throw new BadInputException(
                        spec.location(), "actor '" + name + "': the road ends before s = " + s + " m");
            }
            putOnLane(spec, actor, position, offset, speed);
        } else if (spec.start() instanceof Start.NearEgo at) {
            double distance = draws.of(at.distance(), name, "distance", name + (at.behind() ? ".behind" : ".ahead"));
            double speed = draws.of(at.speed(), name, "speed", name + ".speed");
            int lanesLeft = (int) Math.rint(draws.of(at.lanesLeft(), name, "lanes_left", name + ".lanes_left"));
            putNearEgo(spec, actor, at.behind(), distance, lanesLeft, speed);
        } else if (spec.start() instanceof Start.InMap at) {
            putAt(
                    spec,
                    actor,
                    draws.of(at.x(), name, "x", name + ".x"),
                    draws.of(at.y(), name, "y", name + ".y"),
                    Angles.wrap(draws.of(at.heading(), name, "heading", name + ".heading")),
                    draws.of(at.speed(), name, "speed", name + ".speed"));
        } else {
            putAt(spec, actor, drawnStart.x(), drawnStart.y(), drawnStart.heading(), 0);
        }
    }

    private void putNearEgo(ActorSpec spec, int actor, boolean behind, double distance, int lanesLeft, double speed) {
        int lane = egoLane.lane < 0 ? -1 : LaneWalk.across(roads, egoLane.lane, lanesLeft);
        if (lane < 0) {
            throw new BadInputException(
                    spec.location(),
                    "actor '" + spec.name() + "': there is no lane " + Math.abs(lanesLeft) + " to the "
                            + (lanesLeft > 0 ? "left" : "right") + " of the ego's");
        }
        WorldBuilder.Body own = spec.body();
        WorldBuilder.Body ego = scenario.ego().body();
        double step = behind
                ? -(distance + ego.length() / 2 - ego.boxOffset() + own.length() / 2 + own.boxOffset())
                : distance + ego.length() / 2 + ego.boxOffset() + own.length() / 2 - own.boxOffset();
        LanePosition position = new LanePosition();
        position.lane = lane;
        position.s = egoLane.s;
        if (!LaneWalk.along(roads, position, step)) {
            throw new BadInputException(
                    spec.location(),
                    "actor '" + spec.name() + "': the road ends less than " + distance + " m "
                            + (behind ? "behind" : "ahead of") + " the ego");
        }
        putOnLane(spec, actor, position, 0, speed);
    }

    private void putOnLane(ActorSpec spec, int actor, LanePosition position, double offset, double speed) {
        world.placeOnLane(actor, position.lane, position.s, offset, speed);
        roads.toMap(position.lane, position.s, offset, holder);
        remember(spec, holder.x, holder.y, holder.heading);
        if (placed.size() == 1) {
            egoLane.lane = position.lane;
            egoLane.s = position.s;
        }
    }

    private void putAt(ActorSpec spec, int actor, double x, double y, double heading, double speed) {
        if (scenario.place() instanceof Place.Mapped map && !map.grid().contains(x, y)) {
            throw new BadInputException(
                    spec.location(), "actor '" + spec.name() + "', tick 0: " + x + ", " + y + " is outside the map");
        }
        world.place(actor, x, y, heading, speed);
        remember(spec, x, y, heading);
        if (placed.size() == 1 && roads != null && roads.locate(x, y, -1, egoLane)) {
            // The search answers with road stations counted the lane's way, as everything here.
            Lane lane = roads.lane(egoLane.lane);
            egoLane.s = Math.max(0, Math.min(lane.length(), egoLane.s));
        }
    }

    private void remember(ActorSpec spec, double x, double y, double heading) {
        double offset = spec.body().boxOffset();
        placed.add(new Placed(
                x + offset * Trigonometry.cos(heading),
                y + offset * Trigonometry.sin(heading),
                heading,
                spec.body().length() / 2));
    }
}
