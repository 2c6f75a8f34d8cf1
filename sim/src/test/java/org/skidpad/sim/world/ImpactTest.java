package org.skidpad.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.world.WorldConfig.ContactMode.DETECT;
import static org.skidpad.sim.world.WorldConfig.ContactMode.RIGID;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.ContactParameters;
import org.skidpad.sim.road.RoadNetwork;

/** What impacts do, against the laws of Newton and Coulomb. */
class ImpactTest {
    private static final double DT = 0.01;
    private static final double G = 9.81;
    private static final Walls FLOOR =
            new Walls(new double[] {-50}, new double[] {0}, new double[] {50}, new double[] {0});

    private static int thing(
            WorldBuilder w, MotionModel model, double length, double width, double radius, double mass) {
        return w.addActor("thing", ActorType.OBSTACLE, model, new WorldBuilder.Body(length, width, 0, radius, 0, mass));
    }

    private static int box(WorldBuilder w, double mass) {
        return thing(w, MotionModel.PUSHABLE, 2, 1, 0, mass);
    }

    /** Two boxes on one line that approach at 5 and 3 m/s, on ice, after they have met. */
    private static World headOn(double mass0, double mass1, double restitution) {
        World world = Scene.world(DT, RIGID, (seed, w) -> {
            w.surfaces(new ContactParameters(0, restitution, 0));
            w.place(box(w, mass0), -2, 0, 0, 5);
            w.place(box(w, mass1), 2, 0, Math.PI, 3);
        });
        untilTouch(world);
        for (int k = 0; k < 20; k++) {
            world.tick();
        }
        return world;
    }

    private static void untilTouch(World world) {
        for (int k = 0; k < 2000 && !world.view().touching(0); k++) {
            world.tick();
        }
        assertTrue(world.view().touching(0), "they meet");
    }

    private static double velocityX(ActorStates a, int i) {
        return a.speed[i] * Math.cos(a.heading[i]) - a.lateralSpeed[i] * Math.sin(a.heading[i]);
    }

    private static double velocityY(ActorStates a, int i) {
        return a.speed[i] * Math.sin(a.heading[i]) + a.lateralSpeed[i] * Math.cos(a.heading[i]);
    }

    @Nested
    class HeadOn {
        @Test
        void equalBodiesExchangeTheirVelocitiesWhereTheyAreElastic() {
            ActorStates a = headOn(10, 10, 1).view().actors();
            assertEquals(-3, velocityX(a, 0), 1e-5);
            assertEquals(5, velocityX(a, 1), 1e-5);
            assertEquals(0, velocityY(a, 0), 1e-5);
            assertEquals(0, a.yawRate[0], 1e-5);
        }

        @Test
        void unequalElasticBodiesFollowTheConservationOfMomentumAndEnergy() {
            ActorStates a = headOn(30, 10, 1).view().actors();
            assertEquals((30 - 10) / 40.0 * 5 + 2 * 10 / 40.0 * -3, velocityX(a, 0), 1e-5);
            assertEquals(2 * 30 / 40.0 * 5 + (10 - 30) / 40.0 * -3, velocityX(a, 1), 1e-5);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.1, 0.25, 0.5, 0.75, 1})
        void theyPartAtTheRestitutionTimesTheSpeedAtWhichTheyMet(double restitution) {
            ActorStates a = headOn(10, 25, restitution).view().actors();
            assertEquals(restitution * 8, velocityX(a, 1) - velocityX(a, 0), 1e-5);
            assertEquals(10 * 5 - 25 * 3, 10 * velocityX(a, 0) + 25 * velocityX(a, 1), 1e-4);
        }
    }

    @Nested
    class Friction {
        @ParameterizedTest
        @ValueSource(doubles = {0.1, 0.4, 0.7})
        void theGroundSlowsWhatSlidesByMuGWhateverItsMass(double mu) {
            World world = Scene.world(DT, RIGID, (seed, w) -> {
                w.surfaces(new ContactParameters(0.4, 0.1, mu));
                w.place(box(w, 1), 0, 0, 0.3, 6);
                w.place(box(w, 1000), 0, 20, 0.3, 6);
            });
            for (int k = 0; k < 10; k++) {
                world.tick();
            }
            ActorStates a = world.view().actors();
            assertEquals(6 - mu * G * 0.1, a.speed[0], 1e-9);
            assertEquals(a.speed[0], a.speed[1]);
            for (int k = 0; k < 1000; k++) {
                world.tick();
            }
            double distance = Math.hypot(a.x[0], a.y[0]);
            assertEquals(6 * 6 / (2 * mu * G), distance, 6 * DT / 2, "braking distance v² / 2 mu g");
            assertEquals(0, a.speed[0]);
        }

        @Test
        void aDiscThatStrikesAWallAtASlantLosesMuTimesTheNormalImpulseAlongIt() {
            double mu = 0.2;
            double restitution = 0.5;
            double radius = 0.5;
            World world = Scene.world(DT, RIGID, (seed, w) -> {
                w.surfaces(new ContactParameters(mu, restitution, 0));
                w.walls(FLOOR);
                int disc = thing(w, MotionModel.PUSHABLE, 1, 1, radius, 8);
                w.place(disc, 0, 1, Math.atan2(-4, 10), Math.hypot(10, 4));
            });
            untilTouch(world);
            ActorStates a = world.view().actors();
            double normal = (1 + restitution) * 4;
            assertEquals(restitution * 4, velocityY(a, 0), 1e-4);
            assertEquals(10 - mu * normal, velocityX(a, 0), 1e-4, "it slides all the time: 10 > 3 mu (1 + e) 4");
            // Torque of the friction about the middle, over the inertia of a disc, m r² / 2.
            assertEquals(-mu * normal * radius / (0.5 * radius * radius), a.yawRate[0], 1e-2);
            assertEquals(8 * normal * Math.sqrt(1 + mu * mu), world.view().impulse(0), 1e-2);
        }
    }

    @Nested
    class Severity {
        /** Bumper to bumper, the hitter 8 m/s faster. */
        private World rearEnd(WorldConfig.ContactMode mode) {
            World world = Scene.world(DT, mode, (seed, w) -> {
                w.roads(RoadNetwork.straight(1, 3.5, 1000, 30));
                w.surfaces(new ContactParameters(0.4, 0.1, 0.7));
                int hitter = w.addActor("van", ActorType.CAR, MotionModel.LANE_POINT, Bodies.VAN);
                w.placeOnLane(hitter, 0, 100, 0, 18);
                int struck = w.addActor("car", ActorType.CAR, MotionModel.LANE_POINT, Bodies.CAR);
                w.placeOnLane(struck, 0, 110, 0, 10);
            });
            untilTouch(world);
            return world;
        }

        @Test
        void aRearEndCrashChangesVelocitiesByTheTwoBodyFormulaAndInDetectThatIsWhatIsExpected() {
            double van = Bodies.VAN.mass();
            double car = Bodies.CAR.mass();
            double impulse = 1.1 * 8 * van * car / (van + car);
            for (WorldConfig.ContactMode mode : WorldConfig.ContactMode.values()) {
                WorldView view = rearEnd(mode).view();
                assertEquals(impulse, view.impulse(0), impulse * 1e-4, mode + "");
                assertEquals(impulse, view.impulse(1), impulse * 1e-4);
                assertEquals(impulse / van, view.deltaV(0), 1e-3);
                assertEquals(impulse / car, view.deltaV(1), 1e-3);
            }
        }

        @Test
        void nothingIsReportedOfATickWithoutATouch() {
            for (WorldConfig.ContactMode mode : WorldConfig.ContactMode.values()) {
                World world = rearEnd(mode);
                world.reset(1);
                world.tick();
                assertEquals(0, world.view().impulse(0));
                assertEquals(0, world.view().deltaV(1));
            }
        }

        @Test
        void whatIsExpectedOfAWallIsTheSpeedTowardsIt() {
            World world = Scene.world(DT, DETECT, (seed, w) -> {
                w.walls(FLOOR);
                w.place(thing(w, MotionModel.PRESCRIBED, 1, 1, 0.5, 8), 0, 1, Math.atan2(-4, 10), Math.hypot(10, 4));
            });
            untilTouch(world);
            assertEquals(1.1 * 4, world.view().deltaV(0), 1e-9);
            assertEquals(8 * 1.1 * 4, world.view().impulse(0), 1e-9);
        }

        @Test
        void whatIsExpectedOfTwoDiscsIsTheirSpeedFromCentreToCentre() {
            World world = Scene.world(DT, DETECT, (seed, w) -> {
                w.surfaces(new ContactParameters(0, 1, 0));
                w.place(thing(w, MotionModel.PRESCRIBED, 1, 1, 0.5, 3), 0, 0, 0, 10);
                w.place(thing(w, MotionModel.FIXED, 1, 1, 0.5, 3), 3, 0.6, 0, 0);
            });
            untilTouch(world);
            ActorStates a = world.view().actors();
            double cos = (a.x[1] - a.x[0]) / Math.hypot(a.x[1] - a.x[0], a.y[1] - a.y[0]);
            assertEquals(2 * 10 * cos, world.view().deltaV(0), 1e-9);
            assertEquals(0, world.view().deltaV(1), "it never moves");
        }

        @Test
        void whatPartsIsExpectedToTakeNothing() {
            World world = Scene.world(DT, DETECT, (seed, w) -> {
                w.place(thing(w, MotionModel.PRESCRIBED, 1, 1, 0.5, 3), 0, 0, Math.PI, 1);
                w.place(thing(w, MotionModel.FIXED, 1, 1, 0.5, 3), 0.9, 0, 0, 0);
            });
            assertTrue(world.view().touching(0));
            assertEquals(0, world.view().impulse(0));
        }
    }

    @Test
    void anyTwoBodiesKeepTheirMomentumAndGainNoEnergy() {
        Random random = new Random(4);
        for (int n = 0; n < 300; n++) {
            double friction = n % 2 == 0 ? 0 : random.nextDouble();
            double restitution = random.nextDouble();
            double mass = 1 + 99 * random.nextDouble();
            double heading = random.nextDouble() * 6;
            double aside = random.nextDouble() * 2 - 1;
            boolean round = random.nextBoolean();
            World world = Scene.world(DT, RIGID, (seed, w) -> {
                w.surfaces(new ContactParameters(friction, restitution, 0));
                w.place(box(w, 10), 0, aside, heading, 0);
                int other = round ? thing(w, MotionModel.PUSHABLE, 1, 1, 0.5, mass) : box(w, mass);
                w.place(other, -6, 0, 0, 12);
            });
            ActorStates a = world.view().actors();
            for (int k = 0; k < 100; k++) {
                world.tick();
            }
            String at = "case " + n;
            assertEquals(12 * mass, 10 * velocityX(a, 0) + mass * velocityX(a, 1), 12 * mass * 1e-5, at);
            assertEquals(0, 10 * velocityY(a, 0) + mass * velocityY(a, 1), 12 * mass * 1e-5, at);
            double energy = energy(a, 0, 10, 5.0 / 12) + energy(a, 1, mass, round ? 0.125 : 5.0 / 12);
            // Newton's restitution with friction can gain energy (Kane and Levinson, "Dynamics: Theory and
            // Applications",
            // 1985); without friction it cannot.
            double gain = friction == 0 ? 1e-5 : 0.02;
            assertTrue(energy <= 0.5 * mass * 144 * (1 + gain), at + ": " + energy);
        }
    }

    /** @param inertia of the body over its mass, m² */
    private static double energy(ActorStates a, int i, double mass, double inertia) {
        double v = a.speed[i] * a.speed[i] + a.lateralSpeed[i] * a.lateralSpeed[i];
        return 0.5 * mass * (v + inertia * a.yawRate[i] * a.yawRate[i]);
    }

    @Test
    void smallFastThingsDoNotPassThroughWalls() {
        Random random = new Random(5);
        for (int n = 0; n < 100; n++) {
            double heading = random.nextDouble() * 6.28;
            double size = 0.1 + 0.3 * random.nextDouble();
            boolean round = random.nextBoolean();
            World world = Scene.world(0.05, RIGID, (seed, w) -> {
                w.surfaces(new ContactParameters(0.1, 0.9, 0));
                w.walls(new Walls(
                        new double[] {-3, 3, 3, -3},
                        new double[] {-3, -3, 3, 3},
                        new double[] {3, 3, -3, -3},
                        new double[] {-3, 3, 3, -3}));
                int i = thing(w, MotionModel.PUSHABLE, size, size, round ? size / 2 : 0, 1);
                w.place(i, 0, 0, heading, 8);
            });
            ActorStates a = world.view().actors();
            for (int k = 0; k < 200; k++) {
                world.tick();
                assertTrue(Math.abs(a.x[0]) < 3.2 && Math.abs(a.y[0]) < 3.2, "case " + n + " tick " + k);
            }
        }
    }
}
