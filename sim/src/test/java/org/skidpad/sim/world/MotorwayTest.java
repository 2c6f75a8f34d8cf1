package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.Idm;
import org.skidpad.sim.traffic.IdmDriver;
import org.skidpad.sim.traffic.IdmParameters;
import org.skidpad.sim.traffic.LaneChange;
import org.skidpad.sim.traffic.MobilParameters;
import org.skidpad.sim.traffic.PathWalker;
import org.skidpad.sim.traffic.StartCondition;

class MotorwayTest {
    private static final RoadNetwork ROAD = RoadNetwork.straight(3, 3.5, 5000, 36);
    private static final IdmParameters IDM = IdmParameters.TREIBER;

    private static int car(WorldBuilder w, int lane, double s, double speed) {
        int i = w.addActor("car" + s, ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
        w.placeOnLane(i, lane, s, 0, speed);
        return i;
    }

    private static void run(World world, double seconds) {
        for (int k = 0; k < seconds / world.view().dt(); k++) {
            world.tick();
        }
    }

    @Test
    void aCarStopsBeforeAnObstacle() {
        for (MotionModel model : new MotionModel[] {MotionModel.LANE_POINT, MotionModel.KINEMATIC_BICYCLE}) {
            World world = Scene.world(0.05, DETECT, (seed, w) -> {
                w.roads(ROAD);
                int ego = w.addActor("ego", ActorType.CAR, model, Bodies.CAR);
                w.actuator(ego, VehicleParameters.CAR);
                w.placeOnLane(ego, 1, 100, 0, 25);
                w.drive(ego, new IdmDriver(IDM));
                int rock = w.addActor("rock", ActorType.OBSTACLE, MotionModel.FIXED, Bodies.CAR);
                w.placeOnLane(rock, 1, 400, 0, 0);
            });
            for (int k = 0; k < 1200; k++) {
                world.tick();
                assertFalse(world.view().touching(0));
            }
            assertEquals(0, world.view().actors().speed[0], 0.1);
            assertEquals(IDM.minimumGap(), world.view().gap(0), 0.3);
        }
    }

    @Test
    void aFollowerSettlesAtTheEquilibriumGapBehindItsLead() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(ROAD);
            w.drive(car(w, 0, 100, 20), new IdmDriver(IDM));
            int lead = w.addActor("lead", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(lead, 0, 160, 0, 20);
        });
        run(world, 200);
        assertEquals(1, world.view().lead(0));
        assertEquals(Idm.equilibriumGap(20, IDM), world.view().gap(0), 0.05);
        assertEquals(20, world.view().actors().speed[0], 0.01);
    }

    @Test
    void aCarThatCutsInIsTheLeadFromTheMomentItsBoxCrossesTheLine() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(ROAD);
            int ego = car(w, 1, 100, 20);
            int cutter = car(w, 0, 130, 20);
            LaneChange change = new LaneChange(StartCondition.atTime(1), true, 3);
            w.drive(cutter, new IdmDriver(IDM.withDesiredSpeed(20.001), change, null));
            w.ego(ego);
        });
        ActorStates a = world.view().actors();
        boolean sawCrossing = false;
        for (int k = 0; k < 100; k++) {
            double leftEdge = a.y[1] + Bodies.CAR.width() / 2;
            double line = -7.0; // between lanes 0 and 1: the reference line is the left edge of the road
            boolean crossed = leftEdge > line;
            assertEquals(
                    crossed ? 1 : -1, world.view().lead(0), "at " + world.view().time() + " s");
            assertEquals(a.lane[1] == 0 ? 1 : -1, world.view().neighbour(0, 4) == 1 && a.lane[1] == 0 ? 1 : -1);
            sawCrossing |= crossed && a.lane[1] == 0;
            world.tick();
        }
        assertTrue(sawCrossing);
        assertEquals(1, a.lane[1]);
        assertEquals(0, a.laneOffset[1], 1e-9);
        assertEquals(-5.25, a.y[1], 1e-9);
    }

    @Test
    void theSlotsAreLeadAndFollowerHereLeftAndRight() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(ROAD);
            car(w, 1, 500, 20);
            car(w, 1, 540, 20);
            car(w, 1, 470, 20);
            car(w, 2, 510, 20);
            car(w, 2, 490, 20);
            car(w, 0, 560, 20);
            car(w, 0, 440, 20);
            car(w, 0, 600, 20);
        });
        for (int slot = 0; slot < 6; slot++) {
            assertEquals(slot + 1, world.view().neighbour(0, slot), "slot " + slot);
            double distance = new double[] {40, 30, 10, 10, 60, 60}[slot];
            assertEquals(distance - Bodies.CAR.length(), world.view().neighbourGap(0, slot), 1e-9);
            assertEquals(0, world.view().neighbourOffset(0, slot), 1e-9);
        }
        assertEquals(-1, world.view().neighbour(3, 2));
        assertEquals(Double.POSITIVE_INFINITY, world.view().neighbourGap(3, 2));
    }

    @Test
    void aSingleTrackChangesLanesAndSettlesInTheMiddleOfTheNewOne() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(ROAD);
            int ego = w.addActor("ego", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, Bodies.CAR);
            w.actuator(ego, VehicleParameters.CAR_WITH_LAG);
            w.placeOnLane(ego, 0, 100, 0.4, 25);
            w.drive(ego, new IdmDriver(IDM, new LaneChange(StartCondition.atTime(2), true, 4), null));
        });
        run(world, 20);
        assertEquals(1, world.view().actors().lane[0]);
        assertEquals(0, world.view().actors().laneOffset[0], 0.05);
        assertEquals(0, world.view().actors().heading[0], 0.005);
    }

    @Test
    void byMobilAFastCarOvertakesASlowOne() {
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            w.roads(ROAD);
            w.drive(car(w, 0, 100, 30), new IdmDriver(IDM, null, MobilParameters.MOVSIM));
            int slow = car(w, 0, 200, 15);
            w.drive(slow, new IdmDriver(IDM.withDesiredSpeed(15)));
        });
        for (int k = 0; k < 600; k++) {
            world.tick();
            assertFalse(world.view().touching(0));
        }
        assertTrue(world.view().actors().laneS[0] > world.view().actors().laneS[1]);
    }

    @Test
    void aPedestrianWaitsForTheEgoAndCrosses() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.roads(ROAD);
            car(w, 1, 100, 10);
            int walker = w.addActor("walker", ActorType.PEDESTRIAN, MotionModel.PRESCRIBED, Bodies.PEDESTRIAN);
            w.place(walker, 200, -12, 0, 0);
            w.drive(
                    walker,
                    new PathWalker(
                            new double[] {200, 200}, new double[] {-12, 2}, 1.4, StartCondition.distanceAtMost(0, 40)));
        });
        run(world, 5);
        assertEquals(-12, world.view().actors().y[1]);
        run(world, 4);
        double walked = world.view().actors().y[1] + 12;
        assertTrue(walked > 0.5 * 1.4 && walked < 4 * 1.4, "walked " + walked);
        assertEquals(Math.PI / 2, world.view().actors().heading[1], 1e-12);
        run(world, 20);
        assertEquals(2, world.view().actors().y[1]);
    }

    @Test
    void trafficLeavesAtTheEndOfTheRoadAndTheEgoRollsOffIt() {
        RoadNetwork road = RoadNetwork.straight(1, 3.5, 100, 20);
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            w.roads(road);
            w.ego(car(w, 0, 20, 10));
            car(w, 0, 50, 10);
        });
        run(world, 6);
        assertFalse(world.view().actors().present[1]);
        run(world, 4);
        assertTrue(world.view().actors().present[0]);
        assertEquals(-1, world.view().actors().lane[0]);
        assertEquals(120, world.view().actors().x[0], 1e-6);
    }

    @Test
    void leadAndFollowerAreThoseThatACheckOfAllPairsFinds() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            World world = Scene.world(0.1, DETECT, (s, w) -> {
                w.roads(ROAD);
                for (int k = 0; k < 20; k++) {
                    int i = car(w, 0, 100, 10 + random.nextDouble() * 20);
                    w.placeOnLane(
                            i,
                            random.nextInt(3),
                            200 + random.nextDouble() * 200,
                            random.nextDouble() * 3.4 - 1.7,
                            10 + random.nextDouble() * 20);
                }
            });
            for (int t = 0; t < 20; t++) {
                for (int i = 0; i < 20; i++) {
                    world.commands().lateral[i] = random.nextDouble() * 4 - 2;
                }
                checkAllPairs(world);
                world.tick();
            }
        }
    }

    private static void checkAllPairs(World world) {
        ActorStates a = world.view().actors();
        for (int i = 0; i < a.count; i++) {
            for (int slot = 0; slot < 6; slot++) {
                int lane = a.lane[i] + new int[] {0, 0, 1, 1, -1, -1}[slot];
                boolean ahead = slot % 2 == 0;
                int nearest = -1;
                for (int j = 0; j < a.count && lane >= 0 && lane < 3 && a.lane[i] >= 0; j++) {
                    double top = -3.5 * (2 - lane);
                    // A lane point that slid over the edge of the road stays in the outermost lane's count.
                    boolean reaches = a.lane[j] == lane || (a.y[j] - 0.805 < top && a.y[j] + 0.805 > top - 3.5);
                    if (j != i && reaches && (ahead ? a.x[j] > a.x[i] : a.x[j] < a.x[i])) {
                        if (nearest < 0 || Math.abs(a.x[j] - a.x[i]) < Math.abs(a.x[nearest] - a.x[i])) {
                            nearest = j;
                        }
                    }
                }
                assertEquals(nearest, world.view().neighbour(i, slot), "actor " + i + ", slot " + slot);
                if (nearest >= 0) {
                    double gap = Math.abs(a.x[nearest] - a.x[i]) - Bodies.CAR.length();
                    assertEquals(gap, world.view().neighbourGap(i, slot), 1e-9);
                    assertEquals(
                            a.y[nearest] - (-3.5 * (2 - lane) - 1.75),
                            world.view().neighbourOffset(i, slot),
                            1e-9);
                }
            }
        }
    }
}
