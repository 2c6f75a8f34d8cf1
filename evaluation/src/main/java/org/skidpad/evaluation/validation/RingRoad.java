package org.skidpad.evaluation.validation;

import java.util.List;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/**
 * Equal IDM cars on one lane that ends where it starts, in equilibrium save for one wave that runs once around the ring, in the
 * shape that grows fastest. Car n follows car n - 1.
 *
 * @param gap bumper to bumper, m
 * @param wave amplitude of the speeds, m/s
 */
record RingRoad(IdmParameters idm, int cars, double gap, double wave) implements Scenario {
    static final double CAR_LENGTH = 4.5;
    static final double DT = 0.05;

    /** Phase from one car to the next behind it, rad. */
    double phase() {
        return 2 * Math.PI / cars;
    }

    /** 1/m. */
    double density() {
        return 1 / (gap + CAR_LENGTH);
    }

    @Override
    public String name() {
        return "ring-road";
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(DT, cars, WorldConfig.ContactMode.DETECT, 1e6);
    }

    @Override
    public Task task() {
        throw new IllegalStateException("nobody is trained on the ring");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void populate(long seed, WorldBuilder world) {
        double spacing = gap + CAR_LENGTH;
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadNetworkBuilder.RoadBuilder road = builder.road("ring", "", "", false);
        road.line(0, 0, 0, 0, cars * spacing);
        RoadNetworkBuilder.LaneBuilder lane =
                road.section(0).lane(-1, "driving").width(0, 3.5, 0, 0, 0);
        builder.link(lane, true, lane, false);
        RoadNetwork roads = builder.build();
        world.roads(roads);
        IdmTheory theory = new IdmTheory(idm, gap);
        double[] rate = theory.growth(phase());
        double size = rate[0] * rate[0] + rate[1] * rate[1];
        for (int n = 0; n < cars; n++) {
            // The speed u = wave e^{ikn} has moved the car by u / λ.
            double cos = StrictMath.cos(phase() * n);
            double sin = StrictMath.sin(phase() * n);
            double moved = wave * (cos * rate[0] + sin * rate[1]) / size;
            int car = world.addActor(
                    "car",
                    ActorType.CAR,
                    MotionModel.LANE_POINT,
                    new WorldBuilder.Body(CAR_LENGTH, 1.8, 0, 0, 2.7, 1500));
            world.placeOnLane(car, 0, (cars - 0.5 - n) * spacing + moved, 0, Math.max(0, theory.speed + wave * cos));
            world.drive(car, new IdmDriver(idm));
        }
    }
}
