package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.dynamics.SingleTrack.GRAVITY;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.dynamics.ActuatorParameters.Axis;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.dynamics.WheelParameters;

/** Cars and robots as they move in a world, against closed forms. */
class VehiclesInTheWorldTest {
    private static final SingleTrackParameters CAR = SingleTrackParameters.BMW_320I.withFrictionCircle(true);

    private static World car(double dt, MotionModel motion, SingleTrackParameters car, ActuatorParameters a, double v) {
        return Scene.world(dt, DETECT, (seed, w) -> {
            int i = w.addActor("car", ActorType.CAR, motion, Bodies.CAR);
            w.vehicle(i, car);
            if (a != null) {
                w.actuator(i, a);
            }
            w.place(i, 0, 0, 0, v);
        });
    }

    private static World robot(MotionModel motion, WheelParameters wheels) {
        return Scene.world(0.05, DETECT, (seed, w) -> {
            int i = w.addActor("robot", ActorType.ROBOT, motion, Bodies.TURTLEBOT3_BURGER);
            if (wheels != null) {
                w.wheels(i, wheels);
            }
            w.place(i, 0, 0, 0, 0);
        });
    }

    private static void ticks(World world, int n) {
        for (int k = 0; k < n; k++) {
            world.tick();
        }
    }

    /** The textbook's yaw rate gain v / (l + K v²), with K = 0 for tyres that are alike. */
    @Test
    void aDynamicCarTurnsAtTheYawRateOfTheTextbookAndSlipsAtItsRearAxle() {
        World world = car(0.05, MotionModel.DYNAMIC_SINGLE_TRACK, CAR, null, 20);
        world.commands().lateral[0] = 0.01;
        ticks(world, 400);
        ActorStates a = world.view().actors();
        double v = Math.hypot(a.speed[0], a.lateralSpeed[0] + CAR.rearAxle() * a.yawRate[0]);
        assertEquals(20, v, 1e-9);
        assertEquals(0.01 * 20 / CAR.wheelbase(), a.yawRate[0], 1e-6);
        // At the rear axle the slip angle is that of its tyres: lateral acceleration over μ C g.
        double slip = -v * a.yawRate[0] / (CAR.corneringRear() * CAR.friction() * GRAVITY);
        assertEquals(slip, Math.atan2(a.lateralSpeed[0], a.speed[0]), 2e-5);
    }

    @Test
    void theBrakingDistanceIsSpeedSquaredOverTwiceTheDecelerationAtEveryTickLength() {
        for (MotionModel motion : new MotionModel[] {MotionModel.KINEMATIC_BICYCLE, MotionModel.DYNAMIC_SINGLE_TRACK}) {
            for (double dt : new double[] {0.01, 0.05, 0.1, 0.3}) {
                ActuatorParameters brakes = new ActuatorParameters(0, 0, 0, -8, 3, 1e9, 1, 1e9, 0, 50);
                World world = car(dt, motion, CAR, brakes, 20);
                world.commands().longitudinal[0] = -6;
                ticks(world, (int) (5 / dt));
                assertEquals(0, world.view().actors().speed[0]);
                assertEquals(400 / 12.0, world.view().actors().x[0], 1e-9, motion + " dt " + dt);
            }
        }
    }

    /** The delay costs v·T; the lag τ costs v·τ - b·τ²/2 besides, where it has died away before the standstill. */
    @Test
    void delayAndLagLengthenTheBrakingDistance() {
        double dt = 0.01;
        double delay = 0.3;
        double lag = 0.2;
        ActuatorParameters brakes = new ActuatorParameters(delay, lag, 0, -8, 3, 1e9, 1, 1e9, 0, 50);
        World world = car(dt, MotionModel.DYNAMIC_SINGLE_TRACK, CAR, brakes, 20);
        world.commands().longitudinal[0] = -6;
        ticks(world, 600);
        double expected = 20 * delay + 400 / 12.0 + 20 * lag - 6 * lag * lag / 2;
        // The lag's output of a tick is that at its end: half a tick early.
        assertEquals(expected - 20 * dt / 2, world.view().actors().x[0], 0.01);
    }

    @Test
    void onIceACarBrakesNoHarderThanItsGrip() {
        World world = car(0.05, MotionModel.DYNAMIC_SINGLE_TRACK, CAR.withFriction(0.1), null, 10);
        world.commands().longitudinal[0] = -8;
        ticks(world, 100);
        assertEquals(10 - 0.1 * GRAVITY * 5, world.view().actors().speed[0], 1e-9);
    }

    @Test
    void aKinematicCarWithGripCannotTurnFasterThanItAllows() {
        World world = car(0.05, MotionModel.KINEMATIC_BICYCLE, CAR.withFriction(0.3), null, 20);
        world.commands().lateral[0] = 0.5;
        ticks(world, 10);
        assertEquals(0.3 * GRAVITY / 20, world.view().actors().yawRate[0], 1e-12);
        world.commands().longitudinal[0] = -0.3 * GRAVITY;
        ticks(world, 1);
        assertEquals(0, world.view().actors().yawRate[0], 1e-7, "all grip is needed for braking");
    }

    @Test
    void aCarThatBrakesWithAllItsGripComesToAStandWhereTheTextbookSaysAndStaysThere() {
        ActuatorParameters brakes = new ActuatorParameters(0, 0, 0, -8, 3, 1e9, 1, 1e9, 0, 50);
        World world = car(0.05, MotionModel.KINEMATIC_BICYCLE, CAR.withFriction(0.3), brakes, 10);
        world.commands().longitudinal[0] = -8;
        ticks(world, 100);
        assertEquals(100 / (2 * 0.3 * GRAVITY), world.view().actors().x[0], 1e-9);
        assertEquals(0, world.view().actors().speed[0]);
        assertEquals(0, world.view().actors().heading[0]);
    }

    @Test
    void powerLimitsTheAccelerationAboveTheSwitchSpeed() {
        World world = car(0.01, MotionModel.DYNAMIC_SINGLE_TRACK, SingleTrackParameters.BMW_320I, null, 20);
        world.commands().longitudinal[0] = 11.5;
        ticks(world, 300);
        assertEquals(Math.sqrt(400 + 2 * 11.5 * 7.319 * 3), world.view().actors().speed[0], 1e-6);
    }

    @Test
    void aDynamicCarStartsFromAStandstillStraightAhead() {
        World world = car(0.05, MotionModel.DYNAMIC_SINGLE_TRACK, CAR, null, 0);
        world.commands().longitudinal[0] = 2;
        ticks(world, 40);
        assertEquals(4, world.view().actors().speed[0], 1e-9);
        assertEquals(4, world.view().actors().x[0], 1e-9);
        assertEquals(0, world.view().actors().y[0]);
    }

    @Test
    void itsPathDependsLittleOnTheLengthOfTheTick() {
        double[] at = new double[3];
        double[] dts = {0.1, 0.05, 0.01};
        for (int n = 0; n < 3; n++) {
            World world = car(dts[n], MotionModel.DYNAMIC_SINGLE_TRACK, CAR, null, 15);
            world.commands().lateral[0] = 0.05;
            world.commands().longitudinal[0] = 1;
            ticks(world, (int) Math.rint(3 / dts[n]));
            at[n] = world.view().actors().y[0];
        }
        // What is left is the steering, which takes a tick to arrive.
        assertEquals(at[2], at[1], 0.05 * at[2]);
        assertEquals(at[2], at[0], 0.1 * at[2]);
    }

    @Test
    void aDifferentialDriveGoesRoundACircleOfSpeedOverYawRate() {
        World world = robot(MotionModel.DIFFERENTIAL_DRIVE, new WheelParameters(0.16, 0, 0, 0.7));
        world.commands().longitudinal[0] = 0.2;
        world.commands().lateral[0] = 0.5;
        ActorStates a = world.view().actors();
        for (int k = 0; k < 200; k++) {
            world.tick();
            assertEquals(0.4, Math.hypot(a.x[0], a.y[0] - 0.4), 1e-9);
        }
    }

    /** Rims at v ∓ ω b/2; the ground sees (1 - s) of each. */
    @Test
    void aWheelThatSlipsMakesItGoSlowerAndTurnTowardsItsSide() {
        World world = robot(MotionModel.DIFFERENTIAL_DRIVE, new WheelParameters(0.16, 0.2, 0, 0.7));
        world.commands().longitudinal[0] = 0.2;
        ticks(world, 5);
        assertEquals(0.2 * 0.9, world.view().actors().speed[0], 1e-12);
        assertEquals(0.2 * 0.2 / 0.16, world.view().actors().yawRate[0], 1e-12);
    }

    @Test
    void onASmoothFloorItsWheelsSpinAtTheStart() {
        World world = robot(MotionModel.DIFFERENTIAL_DRIVE, new WheelParameters(0.16, 0, 0, 0.1));
        world.commands().longitudinal[0] = 0.2;
        world.tick();
        assertEquals(0.1 * GRAVITY * 0.05, world.view().actors().speed[0], 1e-12);
        ticks(world, 10);
        assertEquals(0.2, world.view().actors().speed[0], 1e-12);
    }

    @Test
    void anOmnidirectionalBaseGoesSidewaysAndRoundACircle() {
        World world = robot(MotionModel.OMNIDIRECTIONAL, null);
        world.commands().lateral[0] = 0.3;
        ticks(world, 20);
        ActorStates a = world.view().actors();
        assertEquals(0.3, a.y[0], 1e-12);
        assertEquals(0, a.x[0], 1e-12);
        // A twist (0, v, ω) is a circle about a centre at -v/ω ahead.
        world.reset(1);
        world.commands().lateral[0] = 0.3;
        world.commands().turn[0] = 0.5;
        for (int k = 0; k < 200; k++) {
            world.tick();
            assertEquals(0.6, Math.hypot(a.x[0] + 0.6, a.y[0]), 1e-9);
        }
        assertEquals(0.3, a.lateralSpeed[0]);
        assertEquals(0.5, a.yawRate[0]);
    }

    @Test
    void aDeadZoneSwallowsSmallCommandsAndPassesLargeOnesWhole() {
        Axis axis = new Axis(0, 0.05, -1, 1, Double.POSITIVE_INFINITY);
        World world = Scene.world(0.05, DETECT, (seed, w) -> {
            int i = w.addActor("robot", ActorType.ROBOT, MotionModel.OMNIDIRECTIONAL, Bodies.TURTLEBOT3_BURGER);
            w.actuator(i, new ActuatorParameters(0, axis, axis, axis, -1, 1));
        });
        ActorStates a = world.view().actors();
        world.commands().longitudinal[0] = 0.049;
        world.commands().lateral[0] = -0.049;
        world.commands().turn[0] = 0.049;
        world.tick();
        assertEquals(0, a.speed[0]);
        assertEquals(0, a.lateralSpeed[0]);
        assertEquals(0, a.yawRate[0]);
        world.commands().longitudinal[0] = 0.051;
        world.commands().turn[0] = -0.3;
        world.tick();
        assertEquals(0.051, a.speed[0]);
        assertEquals(-0.3, a.yawRate[0]);
        assertTrue(a.x[0] > 0);
    }

    /** The same push on the same car, whose tyres must bring the slip back to nothing. */
    @Test
    void aCarThatWasKnockedSidewaysIsCaughtByItsTyres() {
        World world = car(0.05, MotionModel.DYNAMIC_SINGLE_TRACK, CAR, null, 20);
        ActorStates a = world.view().actors();
        a.lateralSpeed[0] = 1;
        world.tick();
        assertTrue(a.lateralSpeed[0] < 0.6, "after a tick " + a.lateralSpeed[0]);
        assertTrue(a.yawRate[0] != 0, "a push at the rear turns it");
        ticks(world, 60);
        assertEquals(0, a.lateralSpeed[0], 1e-3);
        assertEquals(0, a.yawRate[0], 1e-3);
    }
}
