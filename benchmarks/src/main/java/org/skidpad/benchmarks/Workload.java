package org.skidpad.benchmarks;

import java.util.List;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.Lidars;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.LaneChange;
import org.skidpad.sim.traffic.StartCondition;
import org.skidpad.sim.world.Bodies;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** The scenes that are measured: seeded, and of the size that training uses. */
enum Workload implements Scenario {
    /** Three straight lanes, the ego and 11 IDM cars, one of which cuts in; detect, 0.05 s. */
    MOTORWAY {
        @Override
        public void populate(long seed, WorldBuilder w) {
            RandomStream random = new RandomStream(seed, -1, "traffic");
            w.roads(ROAD);
            int ego = w.addActor("ego", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.actuator(ego, VehicleParameters.CAR);
            w.placeOnLane(ego, 1, 100, 0, 25);
            w.drive(ego, new IdmDriver(IdmParameters.TREIBER));
            for (int k = 1; k < 12; k++) {
                int car = w.addActor("car", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
                double speed = random.uniform(20, 28);
                w.placeOnLane(car, k % 3, 100 + 40 * k + random.uniform(-5, 5), 0, speed);
                LaneChange change = k == 1 ? new LaneChange(StartCondition.gapAtMost(ego, 15), true, 3) : null;
                w.drive(car, new IdmDriver(IdmParameters.TREIBER.withDesiredSpeed(speed), change, null));
            }
        }

        @Override
        public Task task() {
            return taskOf(StandardTasks.driver(), 25, null);
        }
    },
    /** A TurtleBot3 Burger in a room of 40 wall segments: four walls and nine boxes; detect, 0.05 s. */
    ROOM {
        @Override
        public void populate(long seed, WorldBuilder w) {
            RandomStream random = new RandomStream(seed, -1, "room");
            double[][] c = new double[4][40];
            ring(c, 0, 0, 0, 2.5, 2.5);
            for (int k = 1; k < 10; k++) {
                ring(c, k, random.uniform(-2, 2), random.uniform(0.5, 2), random.uniform(0.1, 0.3), 0.2);
            }
            w.walls(new Walls(c[0], c[1], c[2], c[3]));
            int ego = w.addActor("ego", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
            w.actuator(ego, VehicleParameters.TURTLEBOT3_BURGER);
            w.place(ego, 0, -1, 0.3, 0);
            w.goal(2, 2);
            w.addScript((view, out) -> {
                out.longitudinal[ego] = 0.2;
                out.lateral[ego] = 0.8;
            });
        }

        @Override
        public Task task() {
            return taskOf(StandardTasks.burger(), Double.NaN, Lidars.LDS_01);
        }
    };

    private static final RoadNetwork ROAD = RoadNetwork.straight(3, 3.5, 20_000, 36);

    private static Task taskOf(PolicyContract contract, double desiredSpeed, LidarParameters lidar) {
        return new Task(contract, List.of(), desiredSpeed, Double.NaN, lidar);
    }

    private static void ring(double[][] c, int k, double x, double y, double halfX, double halfY) {
        double[] cornerX = {x - halfX, x + halfX, x + halfX, x - halfX};
        double[] cornerY = {y - halfY, y - halfY, y + halfY, y + halfY};
        for (int i = 0; i < 4; i++) {
            c[0][4 * k + i] = cornerX[i];
            c[1][4 * k + i] = cornerY[i];
            c[2][4 * k + i] = cornerX[(i + 1) % 4];
            c[3][4 * k + i] = cornerY[(i + 1) % 4];
        }
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(0.05, 16, WorldConfig.ContactMode.DETECT, 30);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }
}
