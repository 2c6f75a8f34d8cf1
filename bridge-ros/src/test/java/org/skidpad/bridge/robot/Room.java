package org.skidpad.bridge.robot;

import static org.skidpad.sim.geometry.Angles.TWO_PI;

import java.util.List;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.StandardTasks;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** An empty room of 8 m by 8 m with a small robot in it that starts turned and off the origin. */
public final class Room implements Scenario {
    private static final double HALF = 4;

    private final double goalAhead;
    private final double durationS;

    /**
     * @param goalAhead how far ahead of the start the goal lies, m
     * @param durationS of the episode
     */
    public Room(double goalAhead, double durationS) {
        this.goalAhead = goalAhead;
        this.durationS = durationS;
    }

    @Override
    public String name() {
        return "room";
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(0.01, 1, WorldConfig.ContactMode.DETECT, durationS);
    }

    @Override
    public Task task() {
        LidarParameters lidar = new LidarParameters(360, 0, TWO_PI, 0.12, 3.5, 5, 0.01, -0.032, 0);
        return new Task(StandardTasks.burger(), List.of(), Double.NaN, 0.3, lidar);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        world.walls(new Walls(
                new double[] {-HALF, HALF, HALF, -HALF},
                new double[] {-HALF, -HALF, HALF, HALF},
                new double[] {HALF, HALF, -HALF, -HALF},
                new double[] {-HALF, HALF, HALF, -HALF}));
        int robot = world.addActor(
                "robot",
                ActorType.ROBOT,
                MotionModel.DIFFERENTIAL_DRIVE,
                new WorldBuilder.Body(0.21, 0.21, 0, 0.105, 0, 1));
        world.place(robot, -2, -1, 0.5, 0);
        world.actuator(robot, new ActuatorParameters(0, 0.05, 0.05, -0.22, 0.22, 2.5, 2.84, 10, -0.22, 0.22));
        world.ego(robot);
        world.goal(-2 + goalAhead * Math.cos(0.5), -1 + goalAhead * Math.sin(0.5));
    }
}
