package org.skidpad.evaluation.bench;

import java.util.List;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.env.Scenario;
import org.skidpad.sim.env.Task;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.spec.Criterion;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.world.WorldBuilder;
import org.skidpad.sim.world.WorldConfig;

/**
 * The workload ring1000: 12.5 km, four lanes, 1,000 IDM vehicles of 4.5 m, at 15 m/s and equal gaps; 0.1 s. The ring is a
 * straight road whose end is joined to its start.
 *
 * <p>Without lane changes it is the scene of the definition, vehicle by vehicle: every fifth is a slow one, and the four lanes
 * are equal. With lane changes that scene would stay what it is: everybody has somebody at its side, in no lane is there a gap, and
 * no lane is better than another. So two things differ, as they do in the peer's own scene for SUMO (lanes staggered by an eighth of a
 * gap, desired speeds drawn): each lane starts a quarter of a gap ahead of the next, and the slow fifth is drawn at random.
 */
record RingScene(boolean changesLanes) implements Scenario {
    static final int VEHICLES = 1000;
    private static final int LANES = 4;
    private static final double LENGTH = 12_500;
    private static final RoadNetwork ROAD = road();

    private static RoadNetwork road() {
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadNetworkBuilder.RoadBuilder road = builder.road("ring", "", "", false);
        road.line(0, 0, 0, 0, LENGTH);
        RoadNetworkBuilder.SectionBuilder section = road.section(0);
        for (int i = 1; i <= LANES; i++) {
            RoadNetworkBuilder.LaneBuilder lane = section.lane(-i, "driving").width(0, 3.5, 0, 0, 0);
            builder.link(lane, true, lane, false);
        }
        return builder.build();
    }

    @Override
    public String name() {
        return changesLanes ? "ring1000" : "ring1000-nolc";
    }

    @Override
    public WorldConfig config() {
        return new WorldConfig(0.1, VEHICLES, WorldConfig.ContactMode.DETECT, 1e6);
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
        world.roads(ROAD);
        WorldBuilder.Body body = new WorldBuilder.Body(4.5, 1.8, 0, 0, 2.7, 1500);
        MobilParameters mobil = changesLanes ? MobilParameters.MOVSIM : null;
        IdmParameters fast = new IdmParameters(33.33, 1.5, 2, 1.5, 2, 4);
        int inLane = VEHICLES / LANES;
        double gap = LENGTH / inLane;
        RandomStream random = new RandomStream(seed, 0, "slow");
        for (int k = 0; k < VEHICLES; k++) {
            int car = world.addActor("car", ActorType.CAR, MotionModel.LANE_POINT, body);
            int lane = k / inLane;
            double shift = changesLanes ? gap * lane / LANES : 0;
            world.placeOnLane(car, lane, k % inLane * gap + shift, 0, 15);
            boolean slow = changesLanes ? random.nextDouble() < 0.2 : k % 5 == 0;
            world.drive(car, new IdmDriver(slow ? fast.withDesiredSpeed(22) : fast, null, mobil));
        }
    }
}
