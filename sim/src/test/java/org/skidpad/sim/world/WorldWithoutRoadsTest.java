package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.grid.Walls;

class WorldWithoutRoadsTest {
    private static final WorldBuilder.Body CAR = new WorldBuilder.Body(4.5, 1.8, 1.4, 0, 2.6, 1500);
    private static final WorldBuilder.Body ROBOT = new WorldBuilder.Body(0.14, 0.14, 0, 0.07, 0, 1);

    @Test
    void aSteeredCarDrivesACircleWhoseRadiusIsWheelbaseOverTheTangentOfTheSteering() {
        double steering = 0.2;
        double radius = CAR.wheelbase() / Math.tan(steering);
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            int car = w.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
            w.place(car, 0, 0, 0, 5);
        });
        world.commands().lateral[0] = steering;
        for (int k = 0; k < 400; k++) {
            world.tick();
            double x = world.view().actors().x[0];
            double y = world.view().actors().y[0];
            assertEquals(radius, Math.hypot(x, y - radius), 1e-9);
        }
        assertEquals(5 / radius, world.view().actors().yawRate[0], 1e-12);
    }

    @Test
    void theBrakingDistanceIsSpeedSquaredOverTwiceTheDecelerationAtEveryTickLength() {
        for (double dt : new double[] {0.01, 0.05, 0.1, 0.3}) {
            World world = Scene.world(dt, DETECT, (seed, w) -> {
                int car = w.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
                w.actuator(car, new ActuatorParameters(0, 0, 0, -8, 3, 1e9, 1, 1e9, 0, 50));
                w.place(car, 0, 0, 0, 20);
            });
            world.commands().longitudinal[0] = -6;
            for (int k = 0; k < 5 / dt; k++) {
                world.tick();
            }
            assertEquals(0, world.view().actors().speed[0]);
            assertEquals(400 / 12.0, world.view().actors().x[0], 1e-9, "dt " + dt);
        }
    }

    @Test
    void aRobotThatDrivesAtAWallTouchesItWhenItsRimReachesIt() {
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            w.walls(new Walls(new double[] {1}, new double[] {-1}, new double[] {1}, new double[] {1}));
            int robot = w.addActor("robot", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, ROBOT);
            w.place(robot, 0, 0, 0, 0);
        });
        world.commands().longitudinal[0] = 0.2;
        while (!world.view().touching(0)) {
            assertTrue(world.view().actors().x[0] < 1 - 0.07);
            world.tick();
        }
        assertEquals(-2, world.view().touched(0));
        assertEquals(1 - 0.07, world.view().actors().x[0], 0.2 * 0.05);
    }

    @Test
    void aCommandActsAfterTheDelayAndThenApproachesWithTheLag() {
        double dt = 0.05;
        World world = Scene.world(dt, DETECT, (seed, w) -> {
            int robot = w.addActor("robot", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, ROBOT);
            w.actuator(robot, new ActuatorParameters(0.15, 0.2, 0, -1, 1, 1e9, 2, 1e9, -1, 1));
        });
        world.commands().longitudinal[0] = 0.8;
        for (int k = 0; k < 3; k++) {
            world.tick();
            assertEquals(0, world.view().actors().speed[0]);
        }
        for (int k = 1; k < 40; k++) {
            world.tick();
            assertEquals(0.8 * (1 - Math.exp(-k * dt / 0.2)), world.view().actors().speed[0], 1e-12);
        }
    }

    @Test
    void rateAndSaturationLimitWhatReachesTheMotion() {
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            int robot = w.addActor("robot", ActorType.ROBOT, MotionModel.DIFFERENTIAL_DRIVE, ROBOT);
            w.actuator(robot, new ActuatorParameters(0, 0, 0, -0.22, 0.22, 1, 2.84, 1e9, -0.22, 0.22));
        });
        world.commands().longitudinal[0] = 5;
        world.commands().lateral[0] = -9;
        world.tick();
        assertEquals(0.1, world.view().actors().speed[0], 1e-12);
        assertEquals(-2.84, world.view().actors().yawRate[0], 1e-12);
        world.tick();
        world.tick();
        assertEquals(0.22, world.view().actors().speed[0], 1e-12);
    }

    @Test
    void aPrescriptionHoldsForOneTickAndWinsOverEveryMotionModel() {
        World world = Scene.world(0.1, DETECT, (seed, w) -> {
            int rock = w.addActor("rock", ActorType.OBSTACLE, MotionModel.FIXED, CAR);
            w.place(rock, 50, 0, 0, 0);
            int ghost = w.addActor("ghost", ActorType.PEDESTRIAN, MotionModel.PRESCRIBED, ROBOT);
            w.place(ghost, 0, 9, 0, 0);
        });
        world.commands().prescribe(0, 7, 8, 0.5, 2);
        world.commands().prescribe(1, 1, 9, 0, 3);
        world.tick();
        assertEquals(7, world.view().actors().x[0]);
        assertEquals(0.5, world.view().actors().heading[0]);
        world.tick();
        assertEquals(7, world.view().actors().x[0]);
        assertEquals(1.3, world.view().actors().x[1], 1e-12);
    }

    @Test
    void resettingToASeedRepeatsTheEpisodeAndAnotherSeedDoesNot() {
        World world = new World(Scene.of(0.1, DETECT, (seed, w) -> {
            int car = w.addActor("car", ActorType.CAR, MotionModel.KINEMATIC_BICYCLE, CAR);
            w.place(car, seed, 0, 0, 3);
            w.parameter("x", seed);
        }));
        world.reset(1);
        long start = world.stateHash();
        world.tick();
        long later = world.stateHash();
        assertNotEquals(start, later);
        world.reset(2);
        assertNotEquals(start, world.stateHash());
        assertEquals(2.0, world.parameters().get("x"));
        world.reset(1);
        assertEquals(start, world.stateHash());
        world.tick();
        assertEquals(later, world.stateHash());
        assertFalse(world.finished());
    }

    @Test
    void oneActorTooManyIsRefusedByName() {
        World world = new World(new Scene(new WorldConfig(0.1, 1, DETECT, 1), (seed, w) -> {
            w.addActor("first", ActorType.CAR, MotionModel.FIXED, CAR);
            w.addActor("second", ActorType.CAR, MotionModel.FIXED, CAR);
        }));
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> world.reset(1));
        assertTrue(e.getMessage().contains("'second'"), e.getMessage());
    }
}
