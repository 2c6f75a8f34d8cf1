package org.skidpad.sim.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.random.RandomStream;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.world.Bodies;
import org.skidpad.sim.world.Scene;
import org.skidpad.sim.world.World;
import org.skidpad.sim.world.WorldBuilder;

class WalkerTest {
    private static final double DT = 0.05;
    private static final WorldBuilder.Body BODY = new WorldBuilder.Body(0.5, 0.5, 0, 0.25, 0, 75);

    private static int walker(WorldBuilder w, double[] x, double[] y, double speed, boolean repeats) {
        int i = w.addActor("p", ActorType.PEDESTRIAN, MotionModel.PRESCRIBED, BODY);
        w.place(i, x[0], y[0], StrictMath.atan2(y[1] - y[0], x[1] - x[0]), 0);
        w.drive(i, new Walker(x, y, speed, repeats));
        return i;
    }

    private static World world(Consumer<WorldBuilder> population) {
        return Scene.world(DT, DETECT, (seed, w) -> population.accept(w));
    }

    @Test
    void aloneAPedestrianReachesItsSpeedWithinTwoSecondsAndStandsAtItsEnd() {
        World world = world(w -> walker(w, new double[] {0, 10}, new double[] {0, 0}, 1.34, false));
        ActorStates a = world.view().actors();
        for (int t = 0; t < 40; t++) {
            world.tick();
        }
        assertEquals(1.34, a.speed[0], 0.05);
        for (int t = 0; t < 300; t++) {
            world.tick();
        }
        assertEquals(10, a.x[0], 0.1);
        assertEquals(0, a.speed[0], 0.02);
    }

    @Test
    void twoWhoMeetHeadOnPassWithoutTouchingWhateverTheirLateralDistance() {
        for (double offset = -0.5; offset <= 0.5; offset += 0.1) {
            double y = offset;
            World world = world(w -> {
                walker(w, new double[] {0, 12}, new double[] {0, 0}, 1.34, false);
                walker(w, new double[] {12, 0}, new double[] {y, y}, 1.34, false);
            });
            ActorStates a = world.view().actors();
            for (int t = 0; t < 400; t++) {
                world.tick();
                assertFalse(
                        world.view().touching(0),
                        "offset " + y + " at " + world.view().time());
            }
            assertTrue(a.x[0] > 11 && a.x[1] < 1, "offset " + y + ": " + a.x[0] + ", " + a.x[1]);
        }
    }

    @Test
    void aPedestrianWalksAroundACarThatStandsInItsWay() {
        World world = world(w -> {
            walker(w, new double[] {0, 14}, new double[] {0.3, 0.3}, 1.3, false);
            int car = w.addActor("car", ActorType.CAR, MotionModel.FIXED, Bodies.CAR);
            w.place(car, 6, 0, Math.PI, 0);
        });
        for (int t = 0; t < 800; t++) {
            world.tick();
            assertFalse(world.view().touching(0), "at " + world.view().time());
        }
        assertTrue(world.view().actors().x[0] > 13, "came to " + world.view().actors().x[0]);
    }

    @Test
    void throughADoorOneMetreWideACrowdLeavesAtAFlowAsObserved() {
        // Room x in 0 … 8, y in 0 … 8, door of 1 m at x = 8, y 3.5 … 4.5.
        Walls walls = new Walls(
                new double[] {0, 0, 0, 8, 8}, new double[] {0, 0, 8, 0, 4.5},
                new double[] {8, 0, 8, 8, 8}, new double[] {0, 8, 8, 3.5, 8});
        World world = world(w -> {
            w.walls(walls);
            RandomStream random = new RandomStream(3, 0, "crowd");
            for (int k = 0; k < 48; k++) {
                double x = 1 + k % 6 + random.uniform(-0.2, 0.2);
                double y = 0.7 + k / 6 * 0.9 + random.uniform(-0.2, 0.2);
                walker(w, new double[] {x, 8.2, 14}, new double[] {y, 4, 4}, 1.34, false);
            }
        });
        ActorStates a = world.view().actors();
        double first = Double.NaN;
        double last = Double.NaN;
        int outside = 0;
        while (world.view().time() < 80 && outside < 44) {
            world.tick();
            int now = 0;
            for (int i = 0; i < 48; i++) {
                now += a.x[i] > 8.3 ? 1 : 0;
                assertTrue(a.x[i] > 0 && a.y[i] > 0 && a.y[i] < 8, "through a wall: " + a.x[i] + ", " + a.y[i]);
            }
            first = Double.isNaN(first) && now >= 5 ? world.view().time() : first;
            outside = now;
            last = world.view().time();
        }
        double flow = 39 / (last - first);
        // 0.77 a second in Helbing, Farkas and Vicsek (2000) to 1.9 in laboratories (Seyfried et al. 2009).
        assertTrue(flow > 0.6 && flow < 1.9, "flow " + flow + ", outside " + outside);
    }

    private static final Crosswalk ZEBRA = new Crosswalk("zebra", 150, -8, 150, 1, 4, null);
    private static final RoadNetwork ROAD = RoadNetwork.straight(2, 3.5, 500, 14);

    private static int crosser(WorldBuilder w, Crosswalk c) {
        int i = w.addActor("p", ActorType.PEDESTRIAN, MotionModel.PRESCRIBED, BODY);
        w.place(i, 150, -8.5, Math.PI / 2, 0);
        w.drive(i, Walker.across(c, true, 1.3, 3));
        return i;
    }

    private static int car(WorldBuilder w, double s, double v, TrafficModel model) {
        int i = w.addActor("car", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
        w.placeOnLane(i, 0, s, 0, v);
        w.drive(i, model);
        return i;
    }

    private static World crossing(double carS, boolean yields, Crosswalk crosswalk) {
        RoadRules rules = new RoadRules(ROAD, List.of(), List.of(), List.of(crosswalk));
        return world(w -> {
            w.roads(ROAD);
            w.rules(rules);
            crosser(w, crosswalk);
            IdmParameters idm = new IdmParameters(12, 1.5, 2, 1.5, 2, 4);
            TrafficModel driver = yields
                    ? new Driver(DriverParameters.of(CarFollowing.idm(idm)), DT, new RandomStream(1, 1, "driver"))
                    : (view, actor, out) -> out.longitudinal[actor] = 0;
            car(w, carS, 12, driver);
        });
    }

    @Test
    void aPedestrianLetsPassWhoDoesNotYieldAndCrossesBehind() {
        World world = crossing(100, false, ZEBRA);
        ActorStates a = world.view().actors();
        while (world.view().time() < 25) {
            boolean carBefore = a.laneS[1] < 150;
            world.tick();
            assertFalse(world.view().touching(0));
            assertTrue(!carBefore || a.y[0] < -8, "steps out in front of it");
        }
        assertTrue(a.y[0] > 2, "crossed to " + a.y[0]);
    }

    @Test
    void aPedestrianTakesAGapThatIsLongEnough() {
        // 9.5 m of way at 1.3 m/s and 3 s: some 8 s for the far lane, 6 s for the near one; the car is 10 s away.
        World world = crossing(20, false, ZEBRA);
        for (int t = 0; t < 20; t++) {
            world.tick();
        }
        assertTrue(world.view().actors().y[0] > -8.4, "has set off");
    }

    @Test
    void aDriverYieldsToWhoWaitsAndBothGoOn() {
        World world = crossing(80, true, ZEBRA);
        ActorStates a = world.view().actors();
        double slowest = 12;
        double hardest = 0;
        while (world.view().time() < 40) {
            world.tick();
            assertFalse(world.view().touching(0));
            slowest = Math.min(slowest, a.speed[1]);
            hardest = Math.min(hardest, a.acceleration[1]);
        }
        assertTrue(slowest < 9, "slowest " + slowest);
        assertTrue(hardest > -5, "brakes at " + hardest);
        assertTrue(a.y[0] > 2, "crossed to " + a.y[0]);
        assertTrue(a.laneS[1] > 170 || !a.present[1], "goes on, at " + a.laneS[1]);
    }

    @Test
    void atASignalAPedestrianCrossesOnlyWhileDriversHaveRedForLongEnough() {
        Signal signal = new Signal(
                "s",
                List.of(
                        new Signal.Phase(Signal.Light.RED, 5),
                        new Signal.Phase(Signal.Light.GREEN, 10),
                        new Signal.Phase(Signal.Light.AMBER, 3),
                        new Signal.Phase(Signal.Light.RED, 15)),
                0);
        World world = crossing(400, true, new Crosswalk("zebra", 150, -8, 150, 1, 4, signal));
        ActorStates a = world.view().actors();
        while (world.view().time() < 40) {
            double before = a.y[0];
            world.tick();
            double start = world.view().time() - DT;
            if (before == -8.5 && a.y[0] > before) {
                // 5 s of red are too short for 9 m.
                assertEquals(18, start, DT);
            }
        }
        assertTrue(a.y[0] > 2, "crossed to " + a.y[0]);
    }
}
