package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.LaneChange;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.traffic.PathWalker;
import org.skidpad.sim.traffic.StartCondition;

/**
 * The promise on one screen: one scene with traffic, a crossing pedestrian, robots, crates, walls and crashes, and its hash
 * after 600 ticks, on any machine, JDK and number of threads. A change of these numbers is a change of behaviour and belongs
 * in the changelog.
 */
class DeterminismTest {
    private static final long DETECT_HASH = -7941703800647009554L;
    private static final long RIGID_HASH = -1742608286491887759L;
    private static final RoadNetwork ROAD = RoadNetwork.straight(3, 3.5, 3000, 36);

    @Test
    void theSceneEndsInThePinnedStateOnOneThreadAndOnTwoAgainAndAgain() throws Exception {
        assertEquals(DETECT_HASH, hash(WorldConfig.ContactMode.DETECT), "detect");
        assertEquals(RIGID_HASH, hash(WorldConfig.ContactMode.RIGID), "rigid");
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Long> run = () -> hash(WorldConfig.ContactMode.RIGID);
            for (Future<Long> result : pool.invokeAll(Collections.nCopies(6, run))) {
                assertEquals(RIGID_HASH, result.get(), "on two threads");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void nothingOfAnEarlierEpisodeIsLeftAfterAReset() {
        World world = new World(Scene.of(0.05, WorldConfig.ContactMode.DETECT, DeterminismTest::populate));
        world.reset(7);
        run(world, 333);
        world.reset(42);
        run(world, 600);
        assertEquals(DETECT_HASH, world.stateHash());
    }

    @Test
    void aTickOfDetectAllocatesNothing() {
        World world = new World(Scene.of(0.05, WorldConfig.ContactMode.DETECT, DeterminismTest::populateTraffic));
        world.reset(42);
        for (int k = 0; k < 300; k++) {
            world.tick();
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 1000; k++) {
            world.tick();
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // The measurement itself may cost a few bytes once.
        assertTrue(bytes < 1000, bytes + " bytes in 1000 ticks");
    }

    private static long hash(WorldConfig.ContactMode mode) {
        World world = new World(Scene.of(0.05, mode, DeterminismTest::populate));
        world.reset(42);
        run(world, 600);
        return world.stateHash();
    }

    private static void run(World world, int ticks) {
        for (int k = 0; k < ticks; k++) {
            world.commands().longitudinal[0] = k < 100 ? 1 : -0.5;
            world.commands().lateral[0] = 0.01;
            world.tick();
        }
    }

    private static void populate(long seed, WorldBuilder w) {
        RandomStream random = new RandomStream(seed, -1, "scene");
        populateTraffic(random, w);
        populateYard(random, w);
    }

    private static void populateTraffic(long seed, WorldBuilder w) {
        populateTraffic(new RandomStream(seed, -1, "scene"), w);
    }

    private static void populateTraffic(RandomStream random, WorldBuilder w) {
        w.roads(ROAD);
        int ego = w.addActor("ego", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, Bodies.CAR);
        w.actuator(ego, VehicleParameters.CAR_WITH_LAG);
        w.placeOnLane(ego, 1, 50, 0, 20);
        for (int k = 0; k < 12; k++) {
            int car = w.addActor("car" + k, ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(car, k % 3, 60 + 15 * k + random.uniform(0, 5), 0, random.uniform(15, 25));
            IdmParameters idm = IdmParameters.MOVSIM.withDesiredSpeed(random.uniform(15, 30));
            LaneChange change = k == 1 ? new LaneChange(StartCondition.gapAtMost(ego, 20), true, 2.5) : null;
            w.drive(car, new IdmDriver(idm, change, k % 2 == 0 ? MobilParameters.MOVSIM : null));
        }
    }

    /** A crossing pedestrian, and robots and crates that bump about between four walls. */
    private static void populateYard(RandomStream random, WorldBuilder w) {
        w.walls(new Walls(
                new double[] {0, 0, 60, 60}, new double[] {10, 20, 20, 10}, new double[] {0, 60, 60, 0}, new double[] {
                    20, 20, 10, 10
                }));
        int walker = w.addActor("walker", ActorType.PEDESTRIAN, MotionModel.PRESCRIBED, Bodies.PEDESTRIAN);
        w.place(walker, 250, -12, 0, 0);
        w.drive(walker, new PathWalker(new double[] {250, 252}, new double[] {-12, 3}, 1.4, StartCondition.atTime(2)));
        for (int k = 0; k < 6; k++) {
            int robot = w.addActor("robot" + k, ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.CAR);
            w.place(robot, 5 + 9 * k, random.uniform(12, 18), random.uniform(-3, 3), 0);
            double forward = random.uniform(-3, 3);
            double turn = random.uniform(-1, 1);
            w.addScript((view, out) -> {
                out.longitudinal[robot] = forward;
                out.lateral[robot] = turn;
            });
            int crate = w.addActor("crate" + k, ActorType.OBSTACLE, MotionModel.PUSHABLE, Bodies.PEDESTRIAN);
            w.place(crate, 8 + 9 * k, random.uniform(12, 18), 0, 0);
        }
    }
}
