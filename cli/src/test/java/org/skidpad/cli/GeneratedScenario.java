package org.skidpad.cli;

import java.util.List;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.env.RewardTerm;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.LaneChange;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.traffic.PathWalker;
import org.skidpad.sim.traffic.StartCondition;
import org.skidpad.sim.world.Bodies;
import org.skidpad.sim.world.Script;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;
import org.skidpad.sim.world.WorldView;

/**
 * One of a family of roads with traffic, walkers, robots that dither at random and crates between walls. Each number is another
 * road, density and mix; every fifth is a pile-up: cars that brake for nobody run into what lies across the road.
 */
record GeneratedScenario(int number, WorldConfig.ContactMode contacts) implements Scenario {
    boolean isPileUp() {
        return number % 5 == 0;
    }

    @Override
    public String name() {
        return "generated-" + number;
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(number % 3 == 0 ? 0.02 : 0.05, 48, contacts, 20);
    }

    @Override
    public Task task() {
        return new Task(StandardTasks.driver(), List.of(new RewardTerm("progress", 1, null)), 20, Double.NaN, null);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder w) {
        RandomStream random = new RandomStream(seed, number, "generated");
        int lanes = 1 + number % 4;
        w.roads(RoadNetwork.straight(lanes, 3.5, 3000, 36));
        int ego = w.addActor("ego", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, Bodies.CAR);
        w.actuator(ego, VehicleParameters.CAR_WITH_LAG);
        w.placeOnLane(ego, 0, 20, 0, 20);
        w.ego(ego);
        int cars = 4 + number % 7;
        for (int k = 0; k < cars; k++) {
            car(k, lanes, random, w);
        }
        if (isPileUp()) {
            for (int k = 0; k < 3; k++) {
                int wreck = w.addActor("wreck" + k, ActorType.TRUCK, MotionModel.PUSHABLE, Bodies.CAR);
                w.place(wreck, 75 + 14 * cars + 6 * k, random.uniform(-2, 3.5 * lanes - 2), random.uniform(-2, 2), 0);
            }
        }
        if (number % 2 == 0) {
            int walker = w.addActor("walker", ActorType.PEDESTRIAN, MotionModel.PRESCRIBED, Bodies.PEDESTRIAN);
            w.place(walker, 150, -8, 0, 0);
            double[] x = {150, 152, 160};
            double[] y = {-8, 9, 9};
            w.drive(walker, new PathWalker(x, y, 1.6, StartCondition.distanceAtMost(ego, 90)));
        }
        yard(seed, random, w);
    }

    private void car(int k, int lanes, RandomStream random, WorldBuilder w) {
        boolean onTyres = k % 4 == 3 && !isPileUp();
        int car = w.addActor(
                "car" + k, ActorType.CAR, onTyres ? MotionModel.KINEMATIC_BICYCLE : MotionModel.LANE_POINT, Bodies.CAR);
        w.placeOnLane(car, k % lanes, 60 + 14 * k + random.uniform(0, 4), 0, random.uniform(15, 25));
        if (isPileUp()) {
            // No model: it keeps its speed, whatever is ahead.
            return;
        }
        IdmParameters idm = IdmParameters.MOVSIM.withDesiredSpeed(random.uniform(12, 30));
        LaneChange change = k == 1 ? new LaneChange(StartCondition.gapAtMost(0, 30), number % 2 == 0, 2.5) : null;
        w.drive(car, new IdmDriver(idm, change, k % 3 == 0 ? MobilParameters.MOVSIM : null));
    }

    /** Beside the road. */
    private void yard(long seed, RandomStream random, WorldBuilder w) {
        w.walls(new Walls(
                new double[] {0, 0, 40, 40},
                new double[] {-30, -15, -15, -30},
                new double[] {0, 40, 40, 0},
                new double[] {-15, -15, -30, -30}));
        for (int k = 0; k < 2 + number % 4; k++) {
            int robot = w.addActor("robot" + k, ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.CAR);
            w.place(robot, 4 + 7 * k, -22, random.uniform(-3, 3), 0);
            w.addScript(new Dither(robot, new RandomStream(seed, robot, "dither")));
            int crate = w.addActor("crate" + k, ActorType.OBSTACLE, MotionModel.PUSHABLE, Bodies.PEDESTRIAN);
            w.place(crate, 6 + 7 * k, random.uniform(-28, -24), 0, 0);
        }
    }

    /** Goes to and fro and turns at random. */
    private record Dither(int robot, RandomStream random) implements Script {
        @Override
        public void beforeTick(WorldView world, ActorCommands out) {
            out.longitudinal[robot] = random.uniform(-4, 6);
            out.lateral[robot] = random.nextGaussian();
        }

        @Override
        public void visitState(StateVisitor v) {
            v.random(random);
        }
    }
}
