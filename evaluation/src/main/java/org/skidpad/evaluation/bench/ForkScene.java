package org.skidpad.evaluation.bench;

import java.util.List;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/** The scene of the workload fork20: 20 cars of different hurry that change lanes on a motorway of three; steps of 0.05 s. */
record ForkScene() implements Scenario {
    private static final int CARS = 20;
    private static final RoadNetwork ROAD = RoadNetwork.straight(3, 3.5, 20_000, 36);

    @Override
    public String name() {
        return "fork20";
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(0.05, CARS, WorldConfig.ContactMode.DETECT, 1e6);
    }

    @Override
    public Task task() {
        throw new IllegalStateException("nobody is trained here");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        world.roads(ROAD);
        WorldBuilder.Body body = new WorldBuilder.Body(4.5, 1.8, 0, 0, 2.7, 1500);
        for (int k = 0; k < CARS; k++) {
            int car = world.addActor("car" + k, ActorType.CAR, MotionModel.LANE_POINT, body);
            world.placeOnLane(car, k % 3, 50 + 12 * k, 0, 22);
            IdmParameters idm = IdmParameters.MOVSIM.withDesiredSpeed(20 + k % 7 * 2.5);
            world.drive(car, new IdmDriver(idm, null, MobilParameters.MOVSIM));
        }
    }
}
