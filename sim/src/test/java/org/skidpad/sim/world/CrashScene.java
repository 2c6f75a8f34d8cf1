package org.skidpad.sim.world;

import java.util.List;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.env.RewardTerm;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.parameters.GnssParameters;
import org.skidpad.sim.sensor.parameters.ImuParameters;
import org.skidpad.sim.sensor.parameters.LidarErrors;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.ObjectListParameters;
import org.skidpad.sim.sensor.parameters.OdometryParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.spec.Signals;
import org.skidpad.sim.spec.SpecParser;
import org.skidpad.sim.state.StateVisitor;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.MobilParameters;

/**
 * Twenty actors of every kind of motion that run into one another from the second second on: traffic behind a wreck across the
 * road, robots that dither at random and crates between walls. The ego has every sensor, each with errors and a delay, and a monitor among its rewards.
 *
 * @param extraActor one more car, far behind and last in order
 */
public record CrashScene(WorldConfig.ContactMode contacts, boolean extraActor) implements Scenario {
    private static final RoadNetwork ROAD = RoadNetwork.straight(2, 3.5, 2000, 36);

    @Override
    public String name() {
        return "pile-up";
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(0.05, 24, contacts, 30);
    }

    @Override
    public Task task() {
        LidarParameters lidar = new LidarParameters(60, -3, 3, 0.1, 40, 10, 0.02, 1, 0);
        List<RewardTerm> rewards = List.of(
                new RewardTerm("progress", 1, null),
                new RewardTerm("smooth", -1, null),
                new RewardTerm(
                        "spec",
                        1,
                        SpecParser.parse(
                                "always[0,0.5] (gap > 2)", SourceLocation.wholeFile("test"), Signals.names())));
        SensorSet sensors = new SensorSet(
                new LidarErrors(0.12, 0.01, 0.01, 0.02, 0.02, true),
                new OdometryParameters(20, 0.05, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01),
                new ImuParameters(20, 0.05, 0.05, 0.01, 0.02, 0.01, 0.001, 0.01),
                new GnssParameters(5, 0.2, 1.5, 30, 0.5),
                new ObjectListParameters(10, 0.15, 60, 3, true, 0.05, 0.1, 0.3, 0.2));
        return new Task(StandardTasks.driver(), rewards, 25, Double.NaN, lidar, sensors);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder w) {
        w.roads(ROAD);
        w.walls(new Walls(new double[] {0, 30}, new double[] {12, 30}, new double[] {30, 30}, new double[] {12, 60}));
        int ego = w.addActor("ego", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, Bodies.CAR);
        w.actuator(ego, VehicleParameters.CAR_WITH_LAG);
        w.placeOnLane(ego, 0, 20, 0, 25);
        w.ego(ego);
        int wreck = w.addActor("wreck", ActorType.TRUCK, MotionModel.PUSHABLE, Bodies.CAR);
        w.place(wreck, 130, 0.5, 1.4, 0);
        for (int k = 0; k < 9; k++) {
            int car = w.addActor("car" + k, ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            RandomStream random = new RandomStream(seed, car, "start");
            w.placeOnLane(car, k % 2, 30 + 9 * k, 0, random.uniform(18, 28));
            // Blind to what stands across the lanes: they follow each other at half a second.
            IdmParameters idm = new IdmParameters(random.uniform(20, 30), 0.5, 1, 2, 2, 4);
            w.drive(car, new IdmDriver(idm, null, k % 3 == 0 ? MobilParameters.MOVSIM : null));
        }
        w.addScript(new Wreckers(w.addActor("rammer", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, Bodies.CAR)));
        w.place(11, 90, 1, 0, 20);
        for (int k = 0; k < 4; k++) {
            int robot = w.addActor("robot" + k, ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.CAR);
            w.place(robot, 4 + 6 * k, 20, k, 0);
            w.addScript(new Dither(robot, new RandomStream(seed, robot, "dither")));
            int crate = w.addActor("crate" + k, ActorType.OBSTACLE, MotionModel.PUSHABLE, Bodies.PEDESTRIAN);
            w.place(crate, 7 + 6 * k, 18, 0, 0);
        }
        if (extraActor) {
            int last = w.addActor("late", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(last, 0, 1, 0, 0);
        }
    }

    /** Drives a car at full speed into whatever is there. */
    private record Wreckers(int car) implements Script {
        @Override
        public void beforeTick(WorldView world, ActorCommands out) {
            out.longitudinal[car] = 3;
            out.lateral[car] = world.tick() % 40 < 20 ? 0.03 : -0.03;
        }
    }

    /** Goes to and fro and turns at random. */
    private record Dither(int robot, RandomStream random) implements Script {
        @Override
        public void beforeTick(WorldView world, ActorCommands out) {
            out.longitudinal[robot] = random.uniform(-3, 5);
            out.lateral[robot] = random.nextGaussian();
        }

        @Override
        public void visitState(StateVisitor v) {
            v.random(random);
        }
    }
}
