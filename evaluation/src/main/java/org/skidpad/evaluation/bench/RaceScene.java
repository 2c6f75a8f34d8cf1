package org.skidpad.evaluation.bench;

import java.util.List;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.ObservationChannels;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/**
 * The scene of the workload f1tenth: one F1TENTH car on {@link RaceTrack}, moved by the dynamic single-track model with RK4 in
 * steps of 0.01 s, that sees 1080 noisy beams over 4.7 rad up to 30 m in each, decides in each, and ends its episode at a
 * wall.
 */
record RaceScene(RaceTrack track) implements Scenario {
    static final double DT = 0.01;
    static final SingleTrackParameters CAR = SingleTrackParameters.F1TENTH;
    static final double SPEED = 5;
    static final double SIGMA = 0.01;
    static final int BEAMS = 1080;

    private static final double ANGLE_MIN = -2.35;
    private static final double FIELD_OF_VIEW = 4.7;
    private static final double RANGE = 30;
    /** From the centre of gravity, as f1tenth_gym has it, m. */
    private static final double LIDAR_AHEAD = 0.275;

    /** @param sigma noise of a range, m */
    static LidarParameters lidar(double sigma) {
        return new LidarParameters(
                BEAMS, ANGLE_MIN, FIELD_OF_VIEW, 0, RANGE, 1 / DT, sigma, CAR.rearAxle() + LIDAR_AHEAD, 0);
    }

    /** Direction of a beam relative to the car's, rad. */
    static double beam(int k) {
        return ANGLE_MIN + k * FIELD_OF_VIEW / (BEAMS - 1);
    }

    @Override
    public String name() {
        return "f1tenth";
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(DT, 1, WorldConfig.ContactMode.DETECT, 1e6);
    }

    @Override
    public Task task() {
        Channel ranges = ObservationChannels.LIDAR_RANGES.channel();
        List<Channel> observation = List.of(
                ObservationChannels.EGO_SPEED.bounded(0, CAR.speedMax()),
                new Channel(ranges.name(), BEAMS, ranges.unit(), ranges.frame(), 0, RANGE));
        List<Channel> action = List.of(
                ObservationChannels.ACCELERATION.bounded(-CAR.accelerationMax(), CAR.accelerationMax()),
                ObservationChannels.STEERING.bounded(-CAR.steeringMax(), CAR.steeringMax()));
        return new Task(
                new PolicyContract(observation, action, DT, 0), List.of(), Double.NaN, Double.NaN, lidar(SIGMA));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        world.walls(track.walls);
        WorldBuilder.Body body = new WorldBuilder.Body(0.58, 0.31, CAR.rearAxle(), 0, CAR.wheelbase(), CAR.mass());
        int car = world.addActor("ego", ActorType.CAR, MotionModel.DYNAMIC_SINGLE_TRACK, body);
        world.vehicle(car, CAR);
        world.place(car, track.x[0], track.y[0], track.startHeading, SPEED);
        world.ego(car);
    }
}
