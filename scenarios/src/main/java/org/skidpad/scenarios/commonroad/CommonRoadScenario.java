package org.skidpad.scenarios.commonroad;

import java.util.List;
import java.util.Locale;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Goal;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Obstacle;
import org.skidpad.scenarios.commonroad.CommonRoadFile.Shape;
import org.skidpad.scenarios.commonroad.CommonRoadFile.State;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.SignalEvents;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** A scenario that came from a CommonRoad file. Every seed plays the same episode: the file draws nothing. */
final class CommonRoadScenario implements Scenario {
    /** BMW 320i, CommonRoad vehicle 2 (vehiclemodels, parameters_vehicle2.yaml): box, centre to rear axle, wheelbase, kg. */
    private static final WorldBuilder.Body CAR = new WorldBuilder.Body(4.508, 1.610, 1.4227, 0, 2.5789, 1093.3);

    /** Of the same vehicle: 11.5 m/s², 1.066 rad, 0.4 rad/s, 50.8 m/s. */
    private static final ActuatorParameters DRIVE =
            new ActuatorParameters(0, 0, 0, -11.5, 11.5, Double.POSITIVE_INFINITY, 1.066, 0.4, 0, 50.8);

    /** No tick is longer, s. */
    private static final double LONGEST_TICK = 0.05;

    /** How long a scenario lasts whose goals set no end and in which nobody moves, s. */
    private static final double DEFAULT_DURATION = 30;

    private final String name;
    private final String source;
    private final CommonRoadFile content;
    private final RoadNetwork roads;
    private final RoadRules rules;
    private final CommonRoadLoader.Cast cast;
    private final int ticksPerStep;
    private final WorldConfig config;
    private final Task task;
    private final Walls walls;

    /** @param name where the file has none of its own */
    CommonRoadScenario(
            String name,
            String source,
            CommonRoadFile content,
            RoadNetwork roads,
            RoadRules rules,
            CommonRoadLoader.Cast cast) {
        this.rules = rules;
        this.name = content.benchmarkId().isEmpty() ? name : content.benchmarkId();
        this.source = source;
        this.content = content;
        this.roads = roads;
        this.cast = cast;
        task = new Task(StandardTasks.driver(), List.of(), cast.desiredSpeed(), Double.NaN, null);
        ticksPerStep = ticksPerStep(content.timeStep(), task.contract().periodS());
        double dt = content.timeStep() / ticksPerStep;
        config = new WorldConfig(dt, content.obstacles().size() + 1, WorldConfig.ContactMode.DETECT, duration());
        walls = walls(content.walls());
    }

    /** Ticks must divide the file's step and the decision period; a step that fits neither is cut into the finest ticks. */
    private static int ticksPerStep(double step, double period) {
        int fewest = (int) Math.max(1, Math.ceil(step / LONGEST_TICK - 1e-9));
        for (int n = fewest; n <= 100 * fewest; n++) {
            double ticks = period * n / step;
            if (Math.abs(ticks - Math.rint(ticks)) < 1e-9 && ticks > 0.5) {
                return n;
            }
        }
        throw new org.skidpad.sim.diagnostic.BadInputException(
                SourceLocation.wholeFile("timeStepSize"),
                "no tick divides both " + step + " s and the decision period of " + period + " s");
    }

    private double duration() {
        double last = 0;
        if (cast.problem() != null) {
            for (Goal goal : cast.problem().goals()) {
                last = Math.max(last, goal.lastStep() == Integer.MAX_VALUE ? 0 : goal.lastStep());
            }
        }
        if (last == 0) {
            for (Obstacle obstacle : content.obstacles()) {
                last = Math.max(
                        last,
                        obstacle.states().get(obstacle.states().size() - 1).step());
            }
        }
        return last == 0 ? DEFAULT_DURATION : (last + 1) * content.timeStep();
    }

    private static Walls walls(List<double[]> rings) {
        int n = rings.stream().mapToInt(ring -> ring.length / 2).sum();
        double[] x0 = new double[n];
        double[] y0 = new double[n];
        double[] x1 = new double[n];
        double[] y1 = new double[n];
        int k = 0;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2, k++) {
                x0[k] = ring[i];
                y0[k] = ring[i + 1];
                x1[k] = ring[(i + 2) % ring.length];
                y1[k] = ring[(i + 3) % ring.length];
            }
        }
        return new Walls(x0, y0, x1, y1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public WorldConfig config() {
        return config;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(new Criterion(
                "no_collision",
                SpecParser.parse(
                        "always (collision < 0.5)", SourceLocation.wholeFile("no_collision"), Signals.names())));
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        if (roads != null) {
            world.roads(roads);
        }
        if (!rules.isEmpty()) {
            world.rules(rules);
            if (!rules.signals().isEmpty()) {
                world.addScript(new SignalEvents(rules.signals()));
            }
        }
        if (walls.count > 0) {
            world.walls(walls);
        }
        placeEgo(world);
        for (Obstacle obstacle : content.obstacles()) {
            if (obstacle != cast.obstacle()) {
                place(obstacle, world);
            }
        }
        if (cast.problem() != null && !cast.problem().goals().isEmpty()) {
            List<Goal> goals = cast.problem().goals();
            if (goals.get(0).region() != null) {
                double[] middle = goals.get(0).region().middle();
                world.goal(middle[0], middle[1]);
            }
            world.addScript(new GoalWatch(goals, ticksPerStep));
        }
    }

    /**
     * A planning problem states the reference point of the vehicle model, and that of the kinematic single track is the rear
     * axle (M. Althoff and G. Würsching, "CommonRoad: Vehicle Models"); an obstacle's state is the middle of its outline.
     */
    private void placeEgo(WorldBuilder world) {
        State start = cast.start();
        double back = cast.problem() == null ? CAR.boxOffset() : 0;
        int ego = world.addActor("ego", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
        world.actuator(ego, DRIVE);
        world.place(
                ego,
                start.x() - back * Trigonometry.cos(start.heading()),
                start.y() - back * Trigonometry.sin(start.heading()),
                start.heading(),
                start.speed());
        world.ego(ego);
    }

    private void place(Obstacle obstacle, WorldBuilder world) {
        Shape shape = obstacle.shape();
        List<State> states = obstacle.states();
        boolean stands = obstacle.fixed() || states.size() == 1;
        int actor = world.addActor(
                obstacle.type().name().toLowerCase(Locale.ROOT) + "-" + obstacle.id(),
                obstacle.type(),
                stands ? MotionModel.FIXED : MotionModel.PRESCRIBED,
                new WorldBuilder.Body(
                        shape.length(), shape.width(), 0, shape.radius(), 0, mass(obstacle.type(), shape)));
        State first = states.get(0);
        double cos = Trigonometry.cos(first.heading());
        double sin = Trigonometry.sin(first.heading());
        world.place(
                actor,
                first.x() + shape.offsetX() * cos - shape.offsetY() * sin,
                first.y() + shape.offsetX() * sin + shape.offsetY() * cos,
                first.heading() + shape.turn(),
                stands ? 0 : first.speed());
        if (!stands) {
            Replay replay = new Replay(actor, states, ticksPerStep, shape.offsetX(), shape.offsetY(), shape.turn());
            if (!replay.isThere(0)) {
                world.leaveOut(actor);
            }
            world.addScript(replay);
        }
    }

    /** Kerb weight over floor area of common vehicles: about 150 kg/m² of a car, 600 kg/m² of a loaded lorry. */
    private static double mass(ActorType type, Shape shape) {
        double area = shape.length() * shape.width();
        return switch (type) {
            case TRUCK, BUS -> 600 * area;
            case PEDESTRIAN -> 75;
            case BICYCLE -> 85;
            default -> Math.max(1, 150 * area);
        };
    }
}
