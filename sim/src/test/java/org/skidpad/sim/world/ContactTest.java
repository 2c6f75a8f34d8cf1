package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;
import static org.skidpad.sim.world.WorldConfig.ContactMode.RIGID;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.VehicleParameters;
import org.skidpad.sim.geometry.Overlap;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;

class ContactTest {
    private static final WorldBuilder.Body CRATE = new WorldBuilder.Body(0.2, 0.2, 0, 0, 0, 0.5);

    private static Walls room(double half) {
        return new Walls(
                new double[] {-half, half, half, -half},
                new double[] {-half, -half, half, half},
                new double[] {half, half, -half, -half},
                new double[] {-half, half, half, -half});
    }

    private static int robot(WorldBuilder w, double x, double y, double heading) {
        int i = w.addActor("robot", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, Bodies.TURTLEBOT3_BURGER);
        w.actuator(i, VehicleParameters.TURTLEBOT3_BURGER);
        w.place(i, x, y, heading, 0);
        return i;
    }

    @Test
    void aRigidWallStopsARobotAtItsFace() {
        World world = Scene.world(0.05, RIGID, (seed, w) -> {
            w.walls(room(1));
            robot(w, 0, 0, 0);
        });
        world.commands().longitudinal[0] = 0.22;
        double front = Bodies.TURTLEBOT3_BURGER.length() / 2 + Bodies.TURTLEBOT3_BURGER.boxOffset();
        for (int k = 0; k < 200; k++) {
            world.tick();
            assertTrue(world.view().actors().x[0] < 1 - front + 0.01);
        }
        assertTrue(world.view().touching(0));
        assertEquals(1 - front, world.view().actors().x[0], 0.01);
        assertEquals(0, world.view().actors().speed[0], 0.01);
    }

    /** A small car at 10 m/s, 1 m a tick, at the origin along x, and a wall across at x = 0.5 m. */
    private static World fastCarBesideAWall(double fromY, double toY) {
        WorldBuilder.Body small = new WorldBuilder.Body(0.2, 0.2, 0, 0, 0.5, 10);
        return Scene.world(0.1, DETECT, (seed, w) -> {
            w.walls(new Walls(new double[] {0.5}, new double[] {fromY}, new double[] {0.5}, new double[] {toY}));
            int car = w.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, small);
            w.place(car, 0, 0, 0, 10);
        });
    }

    @Test
    void whatMovesByMoreThanItsSizeTouchesTheWallThatItStepsOver() {
        World world = fastCarBesideAWall(-1, 1);
        world.tick();
        assertEquals(1, world.view().actors().x[0], 1e-9);
        assertTrue(world.view().touching(0));
        world.tick();
        assertFalse(world.view().touching(0));
    }

    @Test
    void aWallThatOnlyTheLastDirectionOfATurnCrossesIsNotSteppedOver() {
        World world = fastCarBesideAWall(0.4, 0.9);
        // Half a circle of radius 0.32 m within the tick: up to (0.01, 0.64), and there back along -x.
        world.commands().lateral[0] = 1;
        world.tick();
        assertEquals(3.1, world.view().actors().heading[0], 0.05);
        assertEquals(0.64, world.view().actors().y[0], 0.01);
        assertFalse(world.view().touching(0));
    }

    @Test
    void whatIsPutBackToItsStartDoesNotStepOverTheWallsBetween() {
        World world = fastCarBesideAWall(-1, 1);
        world.commands().prescribe(0, 5, 0, 0, 10);
        world.tick();
        assertFalse(world.view().touching(0), "a leap of 5 m at 10 m/s in 0.1 s");
        world.commands().prescribe(0, 0, 0, 0, 10);
        world.tick();
        world.commands().prescribe(0, 1, 0, 0, 10);
        world.tick();
        assertTrue(world.view().touching(0), "1 m at 10 m/s in 0.1 s is a way");
    }

    @Test
    void aRobotPushesACrateInRigidAndOnlyTouchesItInDetect() {
        for (WorldConfig.ContactMode mode : WorldConfig.ContactMode.values()) {
            World world = Scene.world(0.05, mode, (seed, w) -> {
                robot(w, 0, 0, 0);
                int crate = w.addActor("crate", ActorType.OBSTACLE, MotionModel.PUSHABLE, CRATE);
                w.place(crate, 0.4, 0, 0, 0);
            });
            world.commands().longitudinal[0] = 0.2;
            boolean touched = false;
            for (int k = 0; k < 100; k++) {
                world.tick();
                touched |= world.view().touched(0) == 1 && world.view().touched(1) == 0;
            }
            assertTrue(touched);
            if (mode == RIGID) {
                assertTrue(
                        world.view().actors().x[1] > 0.6,
                        "crate at " + world.view().actors().x[1]);
            } else {
                assertEquals(0.4, world.view().actors().x[1]);
            }
        }
    }

    @Test
    void aRearEndCollisionConservesMomentumAndThrowsTheStruckCarOffItsLane() {
        RoadNetwork road = RoadNetwork.straight(2, 3.5, 1000, 30);
        World world = Scene.world(0.02, RIGID, (seed, w) -> {
            w.roads(road);
            int hitter = w.addActor("hitter", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(hitter, 0, 100, 0, 20);
            int struck = w.addActor("struck", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
            w.placeOnLane(struck, 0, 110, 0.2, 10);
        });
        ActorStates a = world.view().actors();
        while (!world.view().touching(0)) {
            world.tick();
        }
        assertEquals(30, a.speed[0] + a.speed[1], 0.05);
        assertTrue(a.speed[1] > a.speed[0]);
        for (int k = 0; k < 500; k++) {
            world.tick();
        }
        assertEquals(0, a.speed[0]);
        assertEquals(0, a.speed[1]);
        assertEquals(0, a.lane[1]);
        assertFalse(
                Overlap.boxes(
                        a.x[0] + Bodies.CAR.boxOffset(),
                        a.y[0],
                        1,
                        0,
                        2.2,
                        0.8,
                        a.x[1] + Bodies.CAR.boxOffset(),
                        a.y[1],
                        1,
                        0,
                        2.2,
                        0.8),
                "they lie apart");
    }

    @Test
    void theFirstTouchFallsInTheSameTickAtBothStrengths() {
        for (int seed = 0; seed < 40; seed++) {
            assertEquals(firstTouch(DETECT, seed), firstTouch(RIGID, seed), 1, "seed " + seed);
        }
    }

    private static int firstTouch(WorldConfig.ContactMode mode, long seed) {
        World world = new World(Scene.of(0.05, mode, ContactTest::crowd));
        world.reset(seed);
        int n = world.view().actors().count;
        Random random = new Random(seed);
        for (int i = 0; i < n; i++) {
            world.commands().longitudinal[i] = random.nextDouble() * 0.22;
            world.commands().lateral[i] = random.nextDouble() - 0.5;
        }
        for (int k = 0; k < 400; k++) {
            for (int i = 0; i < n; i++) {
                if (world.view().touching(i)) {
                    return k;
                }
            }
            world.tick();
        }
        return 400;
    }

    @Test
    void whatIsNotTouchedMovesToTheBitAsWithoutContacts() {
        World alone = Scene.world(0.05, DETECT, (seed, w) -> robot(w, 0, -0.9, 0));
        World beside = Scene.world(0.05, RIGID, (seed, w) -> {
            robot(w, 0, -0.9, 0);
            w.walls(room(1.5));
            robot(w, 0, 0, 0);
            int crate = w.addActor("crate", ActorType.OBSTACLE, MotionModel.PUSHABLE, CRATE);
            w.place(crate, 0.3, 0.05, 0.3, 0);
        });
        for (int k = 0; k < 100; k++) {
            alone.commands().longitudinal[0] = 0.1;
            beside.commands().longitudinal[0] = 0.1;
            beside.commands().longitudinal[1] = 0.2;
            alone.tick();
            beside.tick();
            assertEquals(alone.view().actors().x[0], beside.view().actors().x[0]);
            assertEquals(alone.view().actors().heading[0], beside.view().actors().heading[0]);
        }
        assertTrue(beside.view().actors().x[2] != 0.3, "the crate was pushed");
    }

    @Test
    void everyOverlapIsFoundThatAllPairsFind() {
        for (int seed = 0; seed < 200; seed++) {
            World world = new World(Scene.of(0.05, DETECT, ContactTest::pile));
            world.reset(seed);
            ActorStates a = world.view().actors();
            for (int i = 0; i < a.count; i++) {
                int expected = -1;
                for (int j = a.count - 1; j >= 0; j--) {
                    if (j != i && overlap(a, i, j)) {
                        expected = j;
                    }
                }
                if (expected == -1 && outside(a, i)) {
                    expected = -2;
                }
                assertEquals(expected, world.view().touched(i), "seed " + seed + ", actor " + i);
            }
        }
    }

    private static boolean overlap(ActorStates a, int i, int j) {
        return Overlap.boxes(
                a.x[i],
                a.y[i],
                Math.cos(a.heading[i]),
                Math.sin(a.heading[i]),
                a.length[i] / 2,
                a.width[i] / 2,
                a.x[j],
                a.y[j],
                Math.cos(a.heading[j]),
                Math.sin(a.heading[j]),
                a.length[j] / 2,
                a.width[j] / 2);
    }

    private static boolean outside(ActorStates a, int i) {
        double c = Math.abs(Math.cos(a.heading[i]));
        double s = Math.abs(Math.sin(a.heading[i]));
        double halfX = (c * a.length[i] + s * a.width[i]) / 2;
        double halfY = (s * a.length[i] + c * a.width[i]) / 2;
        return Math.abs(a.x[i]) + halfX >= 5 || Math.abs(a.y[i]) + halfY >= 5;
    }

    private static void pile(long seed, WorldBuilder w) {
        Random random = new Random(seed);
        w.walls(splitRoom(5, 1 + random.nextInt(20)));
        for (int k = 0; k < 30; k++) {
            int i = w.addActor(
                    "thing",
                    ActorType.OBSTACLE,
                    MotionModel.PRESCRIBED,
                    new WorldBuilder.Body(0.2 + random.nextDouble(), 0.2 + random.nextDouble(), 0, 0, 0, 1));
            w.place(i, random.nextDouble() * 9.6 - 4.8, random.nextDouble() * 9.6 - 4.8, random.nextDouble() * 6, 0);
        }
    }

    /** A square room whose sides are cut into pieces, so that the wall grid is exercised at several sizes. */
    private static Walls splitRoom(double half, int pieces) {
        Walls whole = room(half);
        double[][] c = new double[4][4 * pieces];
        for (int w = 0; w < 4; w++) {
            for (int p = 0; p < pieces; p++) {
                int k = w * pieces + p;
                double from = (double) p / pieces;
                double to = (p + 1.0) / pieces;
                c[0][k] = whole.x0[w] + from * (whole.x1[w] - whole.x0[w]);
                c[1][k] = whole.y0[w] + from * (whole.y1[w] - whole.y0[w]);
                c[2][k] = whole.x0[w] + to * (whole.x1[w] - whole.x0[w]);
                c[3][k] = whole.y0[w] + to * (whole.y1[w] - whole.y0[w]);
            }
        }
        return new Walls(c[0], c[1], c[2], c[3]);
    }

    private static void crowd(long seed, WorldBuilder w) {
        Random random = new Random(seed + 1000);
        w.walls(room(2));
        for (int k = 0; k < 4; k++) {
            robot(w, -1.5 + k + random.nextDouble() * 0.3, random.nextDouble() - 0.5, random.nextDouble() * 6);
        }
        for (int k = 0; k < 4; k++) {
            int i = w.addActor(
                    "crate", ActorType.OBSTACLE, k % 2 == 0 ? MotionModel.PUSHABLE : MotionModel.FIXED, CRATE);
            w.place(i, -1.5 + k, k % 2 == 0 ? 1.2 : -1.2, random.nextDouble() * 6, 0);
        }
    }
}
