package org.skidpad.sim.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.state.StateHash;
import org.skidpad.sim.traffic.Signal.Light;
import org.skidpad.sim.traffic.Signal.Phase;
import org.skidpad.sim.world.Bodies;
import org.skidpad.sim.world.Scene;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldBuilder;

class DriverTest {
    private static final double DT = 0.05;
    private static final IdmParameters IDM = new IdmParameters(14, 1.2, 2, 1.5, 2, 4);
    private static final RoadNetwork ROAD = RoadNetwork.straight(2, 3.5, 1000, 14);

    private static World world(RoadRules rules, RoadNetwork roads, Consumer<WorldBuilder> population) {
        return Scene.world(DT, DETECT, (seed, w) -> {
            w.roads(roads);
            w.rules(rules);
            population.accept(w);
        });
    }

    private static int car(WorldBuilder w, int lane, double s, double v, DriverParameters p) {
        int i = w.addActor("car", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
        w.placeOnLane(i, lane, s, 0, v);
        w.drive(i, new Driver(p, DT, new RandomStream(7, i, "driver")));
        return i;
    }

    private static void run(World world, double seconds) {
        for (int k = 0; k < Math.round(seconds / DT); k++) {
            world.tick();
        }
    }

    private static double front(World world, int i) {
        ActorStates a = world.view().actors();
        return a.laneS[i] + a.boxOffset[i] + a.length[i] / 2;
    }

    private static RoadRules signal(double green, double amber, double red, double offset) {
        Signal s = new Signal(
                "s",
                List.of(new Phase(Light.GREEN, green), new Phase(Light.AMBER, amber), new Phase(Light.RED, red)),
                offset);
        return new RoadRules(ROAD, List.of(new RoadRules.SignalHead(s, 0, 200)), List.of(), List.of());
    }

    @Test
    void aPlainDriverIsTheIdmDriver() {
        World one = world(RoadRules.NONE, ROAD, w -> {
            car(w, 0, 50, 14, DriverParameters.of(CarFollowing.idm(IDM)));
            car(w, 0, 80, 9, DriverParameters.of(CarFollowing.idm(IDM.withDesiredSpeed(9))));
        });
        World other = world(RoadRules.NONE, ROAD, w -> {
            w.drive(car(w, 0, 50, 14, DriverParameters.of(CarFollowing.idm(IDM))), new IdmDriver(IDM));
            w.drive(
                    car(w, 0, 80, 9, DriverParameters.of(CarFollowing.idm(IDM))),
                    new IdmDriver(IDM.withDesiredSpeed(9)));
        });
        for (int t = 0; t < 600; t++) {
            one.tick();
            other.tick();
            assertEquals(other.view().actors().x[0], one.view().actors().x[0]);
            assertEquals(other.view().actors().speed[1], one.view().actors().speed[1]);
        }
    }

    @Test
    void atRedEveryModelStopsBeforeTheLineAndGoesOnAtGreen() {
        for (CarFollowing model :
                List.of(CarFollowing.idm(IDM), new IdmPlus(IDM), new Acc(IDM, 0.99), Krauss.sumo(14))) {
            World world = world(signal(20, 3, 37, 23), ROAD, w -> car(w, 0, 50, 14, DriverParameters.of(model)));
            double hardest = 0;
            for (int t = 0; t < 36 / DT; t++) {
                world.tick();
                hardest = Math.min(hardest, world.view().actors().acceleration[0]);
                assertTrue(front(world, 0) < 200, model + " at " + front(world, 0));
            }
            assertTrue(front(world, 0) > 195 && world.view().actors().speed[0] < 0.1, model + " stands");
            assertTrue(hardest > -5, model + " brakes at " + hardest);
            run(world, 10);
            assertTrue(front(world, 0) > 220, model + " goes on");
        }
    }

    @Test
    void atAmberWhoCanStopInComfortStopsAndWhoCannotGoesOn() {
        // 14 m/s: 32.7 m at 3 m/s².
        World near =
                world(signal(1, 4, 60, 1), ROAD, w -> car(w, 0, 175, 14, DriverParameters.of(CarFollowing.idm(IDM))));
        World far =
                world(signal(1, 4, 60, 1), ROAD, w -> car(w, 0, 155, 14, DriverParameters.of(CarFollowing.idm(IDM))));
        run(near, 15);
        run(far, 15);
        assertTrue(front(near, 0) > 250, "front at " + front(near, 0));
        assertTrue(front(far, 0) < 200 && far.view().actors().speed[0] < 0.1, "front at " + front(far, 0));
    }

    /** Two one-way streets that cross: lane 0 goes east, lane 1 goes north over it at station 100 of both. */
    private static RoadNetwork crossing() {
        RoadNetworkBuilder b = new RoadNetworkBuilder();
        var east = b.road("east", "", "", false).line(0, 0, 0, 0, 300);
        var north = b.road("north", "", "", false).line(0, 98.25, -101.75, Math.PI / 2, 300);
        east.section(0).lane(-1, "driving").width(0, 3.5, 0, 0, 0);
        north.section(0).lane(-1, "driving").width(0, 3.5, 0, 0, 0);
        return b.build();
    }

    private static RoadRules giveWay(RoadNetwork roads, boolean stop) {
        return new RoadRules(
                roads,
                List.of(),
                List.of(new GiveWay("line", 1, 94, stop, List.of(new GiveWay.Conflict(0, 100)))),
                List.of());
    }

    @Test
    void atAGiveWayLineADriverWaitsForItsCriticalGapAndThenCrosses() {
        RoadNetwork roads = crossing();
        DriverParameters p = DriverParameters.of(CarFollowing.idm(IDM));
        World world = world(giveWay(roads, false), roads, w -> {
            car(w, 1, 40, 10, p);
            car(w, 0, 20, 12, p);
            car(w, 0, -20, 12, p);
            car(w, 0, -60, 12, p);
        });
        double lastMajorPassed = Double.NaN;
        double crossed = Double.NaN;
        for (int t = 0; t < 60 / DT; t++) {
            world.tick();
            for (int i = 0; i < 4; i++) {
                assertFalse(world.view().touching(i), "touch at " + world.view().time());
            }
            ActorStates a = world.view().actors();
            if (Double.isNaN(lastMajorPassed) && a.laneS[3] > 106) {
                lastMajorPassed = world.view().time();
            }
            if (Double.isNaN(crossed) && front(world, 0) > 95) {
                crossed = world.view().time();
            }
        }
        assertTrue(crossed > lastMajorPassed && crossed < lastMajorPassed + 6, crossed + " after " + lastMajorPassed);
    }

    @Test
    void atAnEmptyGiveWayLineNobodyStopsAndAtAStopLineEverybodyDoes() {
        RoadNetwork roads = crossing();
        DriverParameters p = DriverParameters.of(CarFollowing.idm(IDM));
        for (boolean stop : new boolean[] {false, true}) {
            World world = world(giveWay(roads, stop), roads, w -> car(w, 1, 20, 10, p));
            double slowest = 10;
            double front = 0;
            for (int t = 0; t < 40 / DT && front < 120; t++) {
                world.tick();
                front = front(world, 0);
                slowest = Math.min(slowest, world.view().actors().speed[0]);
            }
            assertTrue(front >= 120, "stands at " + front);
            assertEquals(stop, slowest < 0.2, "slowest " + slowest);
        }
    }

    /** Two lanes, of which the right one ends at 300 m. */
    private static RoadNetwork merge() {
        RoadNetworkBuilder b = new RoadNetworkBuilder();
        var road = b.road("main", "", "", false).line(0, 0, 0, 0, 1000);
        var before = road.section(0);
        var left = before.lane(-1, "driving").width(0, 3.5, 0, 0, 0);
        before.lane(-2, "driving").width(0, 3.5, 0, 0, 0);
        var after = road.section(300).lane(-1, "driving").width(0, 3.5, 0, 0, 0);
        b.link(left, true, after, false);
        return b.build();
    }

    @Test
    void whoseLaneEndsMergesIntoAGapAndStandsAtTheEndWhereThereIsNone() {
        RoadNetwork roads = merge();
        RoadRules rules = new RoadRules(roads, List.of(), List.of(), List.of());
        DriverParameters p = DriverParameters.of(CarFollowing.idm(IDM));
        assertEquals(200, rules.toLaneEnd(0, 100), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, rules.toLaneEnd(1, 100));
        World open = world(rules, roads, w -> {
            car(w, 0, 50, 12, p);
            car(w, 1, 60, 12, p);
            car(w, 1, 30, 12, p);
        });
        for (int t = 0; t < 30 / DT; t++) {
            open.tick();
            assertFalse(open.view().touching(0));
        }
        assertTrue(open.view().actors().x[0] > 310, "merged, at " + open.view().actors().x[0]);
        // Bumper to bumper for 25 cars at 3 m: no gap for a while.
        World full = world(rules, roads, w -> {
            car(w, 0, 200, 8, p);
            for (int k = 0; k < 25; k++) {
                car(
                        w,
                        1,
                        295 - 8.5 * k,
                        0.5,
                        DriverParameters.of(CarFollowing.idm(new IdmParameters(2, 0.5, 2, 1, 2, 4))));
            }
        });
        run(full, 25);
        assertTrue(full.view().actors().speed[0] < 0.5, "speed " + full.view().actors().speed[0]);
        assertTrue(front(full, 0) < 300 && front(full, 0) > 285, "front at " + front(full, 0));
        run(full, 120);
        assertTrue(
                full.view().actors().x[0] > 310,
                "merged behind the queue, at " + full.view().actors().x[0]);
    }

    @Test
    void aDelayedDriverBeginsToBrakeThatMuchLater() {
        DriverParameters prompt = DriverParameters.of(CarFollowing.idm(IDM));
        DriverParameters late = new DriverParameters(prompt.following(), null, 0.8, 6.5, Double.NaN);
        double[] start = new double[2];
        for (int k = 0; k < 2; k++) {
            DriverParameters p = k == 0 ? prompt : late;
            World world = world(RoadRules.NONE, ROAD, w -> {
                car(w, 0, 100, 10, p);
                int lead = car(w, 0, 130, 10, prompt);
                w.drive(lead, (view, actor, out) -> out.longitudinal[actor] = view.time() < 5 ? 0 : -4);
            });
            double settled = 0;
            while (start[k] == 0) {
                world.tick();
                double a = world.view().actors().acceleration[0];
                settled = world.view().time() < 4.9 ? a : settled;
                start[k] = world.view().time() > 5 && a < settled - 0.3
                        ? world.view().time()
                        : 0;
            }
        }
        assertEquals(0.8, start[1] - start[0], 0.1);
    }

    @Test
    void theDelayIsPartOfTheStateHash() {
        DriverParameters late = new DriverParameters(CarFollowing.idm(IDM), null, 0.5, 6.5, Double.NaN);
        Driver driver = new Driver(late, DT, new RandomStream(1, 0, "driver"));
        World world = world(RoadRules.NONE, ROAD, w -> w.drive(car(w, 0, 100, 10, late), driver));
        long before = hash(driver);
        world.tick();
        assertNotEquals(before, hash(driver));
    }

    private static long hash(Driver driver) {
        StateHash hash = new StateHash();
        driver.visitState(hash);
        return hash.value();
    }

    @Test
    void aCyclistKeepsToTheKerb() {
        DriverParameters p = new DriverParameters(CarFollowing.idm(IDM.withDesiredSpeed(5)), null, 0, 6.5, 0.5);
        World world = world(RoadRules.NONE, ROAD, w -> car(w, 0, 100, 4, p));
        run(world, 20);
        assertEquals(-1.75 + 0.5 + Bodies.CAR.width() / 2, world.view().actors().laneOffset[0], 1e-3);
    }

    @Test
    void aSingleTrackIsSteeredInItsLaneAndIntoTheNextOneWhereItsOwnEnds() {
        RoadNetwork roads = merge();
        RoadRules rules = new RoadRules(roads, List.of(), List.of(), List.of());
        World world = world(rules, roads, w -> {
            int i = w.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, Bodies.CAR);
            w.placeOnLane(i, 0, 40, 0.5, 12);
            w.drive(i, new Driver(DriverParameters.of(new Acc(IDM, 0.99)), DT, new RandomStream(1, i, "driver")));
        });
        ActorStates a = world.view().actors();
        for (int t = 0; t < 35 / DT; t++) {
            world.tick();
            assertTrue(a.lane[0] >= 0, "off the road at " + a.x[0]);
        }
        assertTrue(a.x[0] > 350, "came to " + a.x[0]);
        assertEquals(-1.75, a.y[0], 0.1);
        assertEquals(0, a.heading[0], 0.01);
    }

    @Test
    void kraussDriversDrawFromTheirOwnStreamAndNeverTouch() {
        World world = world(RoadRules.NONE, ROAD, w -> {
            for (int k = 0; k < 20; k++) {
                car(w, 0, 20 + 20 * k, 8, DriverParameters.of(Krauss.sumo(k == 19 ? 6 : 14)));
            }
        });
        ActorStates a = world.view().actors();
        boolean differs = false;
        for (int t = 0; t < 60 / DT; t++) {
            world.tick();
            differs |= a.present[3] && a.present[4] && Math.abs(a.acceleration[3] - a.acceleration[4]) > 0.1;
            for (int i = 0; i < 20; i++) {
                assertFalse(world.view().touching(i));
            }
        }
        assertTrue(differs);
    }
}
