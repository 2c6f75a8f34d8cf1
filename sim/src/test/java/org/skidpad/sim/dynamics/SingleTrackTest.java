package org.skidpad.sim.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.skidpad.sim.dynamics.SingleTrack.GRAVITY;
import static org.skidpad.sim.dynamics.SingleTrack.HEADING;
import static org.skidpad.sim.dynamics.SingleTrack.SLIP_ANGLE;
import static org.skidpad.sim.dynamics.SingleTrack.SPEED;
import static org.skidpad.sim.dynamics.SingleTrack.STEERING;
import static org.skidpad.sim.dynamics.SingleTrack.X;
import static org.skidpad.sim.dynamics.SingleTrack.Y;
import static org.skidpad.sim.dynamics.SingleTrack.YAW_RATE;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skidpad.sim.geometry.PoseHolder;

class SingleTrackTest {
    static Stream<SingleTrackParameters> vehicles() {
        return Stream.of(
                SingleTrackParameters.FORD_ESCORT,
                SingleTrackParameters.BMW_320I,
                SingleTrackParameters.VW_VANAGON,
                SingleTrackParameters.F1TENTH);
    }

    private static RungeKutta4<SingleTrackParameters> dynamic() {
        return new RungeKutta4<>(SingleTrack::dynamic, SingleTrack.DYNAMIC_SIZE);
    }

    @Nested
    class TheDynamicModel {
        /** The equations as printed: CommonRoad vehicle model document, section 7, "single-track model". */
        private double[] printed(SingleTrackParameters p, double[] x, double u1, double u2) {
            double mu = p.friction();
            double m = p.mass();
            double i = p.yawInertia();
            double lf = p.frontAxle();
            double lr = p.rearAxle();
            double h = p.gravityHeight();
            double cf = p.corneringFront();
            double cr = p.corneringRear();
            double g = GRAVITY;
            double f = g * lr - u2 * h;
            double r = g * lf + u2 * h;
            double yaw = mu
                    * m
                    / (i * (lr + lf))
                    * (lf * cf * f * x[2]
                            + (lr * cr * r - lf * cf * f) * x[6]
                            - (lf * lf * cf * f + lr * lr * cr * r) * x[5] / x[3]);
            double slip = mu
                            / (x[3] * (lr + lf))
                            * (cf * f * x[2] - (cr * r + cf * f) * x[6] + (cr * r * lr - cf * f * lf) * x[5] / x[3])
                    - x[5];
            return new double[] {
                x[3] * StrictMath.cos(x[6] + x[4]), x[3] * StrictMath.sin(x[6] + x[4]), u1, u2, x[5], yaw, slip
            };
        }

        @Test
        void isThePrintedOne() {
            Random random = new Random(1);
            vehicles().forEach(p -> {
                double[] out = new double[7];
                for (int n = 0; n < 1000; n++) {
                    double[] x = {
                        random.nextGaussian(),
                        random.nextGaussian(),
                        0.3 * (random.nextDouble() - 0.5),
                        1 + 18 * random.nextDouble(),
                        6 * (random.nextDouble() - 0.5),
                        random.nextGaussian(),
                        0.1 * random.nextGaussian()
                    };
                    double rate = 0.39 * (random.nextDouble() - 0.5);
                    double acceleration = 4 * (random.nextDouble() - 0.5);
                    SingleTrack.dynamic(p, x, rate, acceleration, out);
                    double[] expected = printed(p, x, rate, acceleration);
                    for (int k = 0; k < 7; k++) {
                        assertEquals(expected[k], out[k], 1e-11 * (1 + Math.abs(expected[k])) * 100, "component " + k);
                    }
                }
            });
        }

        /** Rajamani 2012, eqs. 3.9 and 3.10: yaw rate gain v / (l + K v²), K of the two axles' loads and stiffnesses. */
        @ParameterizedTest
        @MethodSource("org.skidpad.sim.dynamics.SingleTrackTest#vehicles")
        void turnsSteadilyWithTheYawRateGainOfTheTextbook(SingleTrackParameters p) {
            double l = p.wheelbase();
            // A load divided by its own stiffness is 1 / (μ C g) on either axle.
            double understeer = (1 / p.corneringFront() - 1 / p.corneringRear()) / (p.friction() * GRAVITY);
            for (double v : new double[] {2, 5, 9}) {
                double steering = 0.01;
                double[] x = {0, 0, steering, v, 0, 0, 0};
                dynamic().advance(p, x, 0, 0, 0.001, 20_000);
                double gain = v / (l + understeer * v * v);
                assertEquals(gain * steering, x[YAW_RATE], 1e-6 * gain * steering, "at " + v + " m/s");
                double slip = (p.rearAxle() - v * v / (p.corneringRear() * p.friction() * GRAVITY)) * x[YAW_RATE] / v;
                assertEquals(slip, x[SLIP_ANGLE], 1e-8, "slip angle at " + v + " m/s");
            }
        }

        /** At v = sqrt(l / K) an understeering car's gain is greatest, and half that of a car that rolls without slip. */
        @Test
        void hasItsGreatestGainAtTheCharacteristicSpeed() {
            SingleTrackParameters b = SingleTrackParameters.BMW_320I;
            SingleTrackParameters p = new SingleTrackParameters(
                    b.mass(),
                    b.yawInertia(),
                    b.frontAxle(),
                    b.rearAxle(),
                    0,
                    15,
                    21,
                    1,
                    1,
                    1,
                    0,
                    60,
                    50,
                    11,
                    0.1,
                    false);
            double understeer = (1.0 / 15 - 1.0 / 21) / GRAVITY;
            double characteristic = Math.sqrt(p.wheelbase() / understeer);
            double at = gain(p, characteristic);
            assertEquals(characteristic / (2 * p.wheelbase()), at, 1e-6);
            assertTrue(gain(p, characteristic * 0.9) < at && gain(p, characteristic * 1.1) < at);
        }

        /** v = sqrt(-l / K): beyond it an oversteering car leaves the straight by itself. */
        @Test
        void isUnstableAboveTheCriticalSpeedOnlyWhereItOversteers() {
            SingleTrackParameters b = SingleTrackParameters.BMW_320I;
            SingleTrackParameters p = new SingleTrackParameters(
                    b.mass(),
                    b.yawInertia(),
                    b.frontAxle(),
                    b.rearAxle(),
                    0,
                    21,
                    15,
                    1,
                    1,
                    1,
                    0,
                    60,
                    50,
                    11,
                    0.1,
                    false);
            double critical = Math.sqrt(p.wheelbase() * GRAVITY / (1.0 / 15 - 1.0 / 21));
            assertTrue(disturbanceLeft(p, critical * 0.95) < 1e-4, "settles below");
            assertTrue(disturbanceLeft(p, critical * 1.05) > 1e-2, "grows above");
        }

        private double disturbanceLeft(SingleTrackParameters p, double v) {
            double[] x = {0, 0, 0, v, 0, 1e-3, 0};
            dynamic().advance(p, x, 0, 0, 0.002, 10_000);
            return Math.abs(x[YAW_RATE]);
        }

        private double gain(SingleTrackParameters p, double v) {
            double[] x = {0, 0, 0.01, v, 0, 0, 0};
            dynamic().advance(p, x, 0, 0, 0.002, 10_000);
            return x[YAW_RATE] / 0.01;
        }

        @ParameterizedTest
        @MethodSource("org.skidpad.sim.dynamics.SingleTrackTest#vehicles")
        void rollsLikeTheKinematicOneBelowTheSwitchAndBackwards(SingleTrackParameters p) {
            for (double v : new double[] {0.9 * p.kinematicBelow(), -2}) {
                double[] x = {0, 0, 0.2, v, 0, v * StrictMath.tan(0.2) / p.wheelbase(), 0};
                double[] ks = {-p.rearAxle(), 0, 0.2, v, 0};
                dynamic().advance(p, x, 0, 0, 0.01, 200);
                new RungeKutta4<>(SingleTrack::kinematic, 5).advance(p, ks, 0, 0, 0.01, 200);
                // v is that of the centre of gravity in the one and of the rear axle in the other.
                double beta = StrictMath.atan(StrictMath.tan(0.2) * p.rearAxle() / p.wheelbase());
                double path = 2 * v * StrictMath.cos(beta) * StrictMath.tan(0.2) / p.wheelbase();
                assertEquals(path, x[4], 1e-9);
                assertEquals(path / StrictMath.cos(beta), ks[4], 1e-9);
            }
        }

        @Test
        void keepsItsSlipAngleThatOfRollingWhileItSteersSlowly() {
            SingleTrackParameters p = SingleTrackParameters.BMW_320I;
            double[] x = {0, 0, 0, 0.05, 0, 0, 0};
            dynamic().advance(p, x, 0.3, 0, 0.001, 1000);
            assertEquals(0.3, x[STEERING], 1e-12);
            double rolling = StrictMath.atan(StrictMath.tan(0.3) * p.rearAxle() / p.wheelbase());
            assertEquals(rolling, x[SLIP_ANGLE], 1e-9);
            assertEquals(0.05 * StrictMath.cos(rolling) * StrictMath.tan(0.3) / p.wheelbase(), x[YAW_RATE], 1e-9);
        }

        @Test
        void isTheSameToTheLeftAndToTheRight() {
            SingleTrackParameters p = SingleTrackParameters.F1TENTH.withFrictionCircle(true);
            double[] left = {0, 0, 0, 6, 0, 0, 0};
            double[] right = left.clone();
            dynamic().advance(p, left, 1.5, 2, 0.01, 100);
            dynamic().advance(p, right, -1.5, 2, 0.01, 100);
            assertArrayEquals(new double[] {left[0], -left[1], -left[2], left[3], -left[4], -left[5], -left[6]}, right);
        }
    }

    @Nested
    class TheFrictionCircle {
        @Test
        void holdsTheCombinedAccelerationOfTheCentreOfGravity() {
            Random random = new Random(2);
            vehicles().map(p -> p.withFrictionCircle(true)).forEach(p -> {
                double[] out = new double[7];
                double greatest = 0;
                for (int n = 0; n < 5000; n++) {
                    double v = 1 + 18 * random.nextDouble();
                    double[] x = {
                        0, 0, random.nextGaussian(), v, 0, 2 * random.nextGaussian(), 0.3 * random.nextGaussian()
                    };
                    SingleTrack.dynamic(p, x, 0, 20 * (random.nextDouble() - 0.5), out);
                    double across = v * (out[SLIP_ANGLE] + x[YAW_RATE]);
                    double combined = Math.hypot(out[SPEED], across);
                    assertTrue(combined <= p.friction() * GRAVITY * (1 + 1e-12), combined + " m/s²");
                    greatest = Math.max(greatest, combined);
                }
                assertEquals(p.friction() * GRAVITY, greatest, 1e-9, "the limit is reached");
            });
        }

        @Test
        void leavesGentleDrivingAsItIs() {
            SingleTrackParameters p = SingleTrackParameters.BMW_320I;
            double[] free = {0, 0, 0.01, 15, 0, 0, 0};
            double[] held = free.clone();
            dynamic().advance(p, free, 0, 1, 0.01, 300);
            dynamic().advance(p.withFrictionCircle(true), held, 0, 1, 0.01, 300);
            assertArrayEquals(free, held);
        }

        /** The path bends by no more than μ g / v, however far the wheels are turned. */
        @Test
        void makesACarThatSteersTooFastRunWide() {
            SingleTrackParameters p = SingleTrackParameters.BMW_320I.withFriction(0.3);
            double[] sliding = {0, 0, 0.2, 20, 0, 0, 0};
            double[] gripping = sliding.clone();
            dynamic().advance(p.withFrictionCircle(true), sliding, 0, 0, 0.002, 500);
            dynamic().advance(p, gripping, 0, 0, 0.002, 500);
            double bent = sliding[HEADING] + sliding[SLIP_ANGLE];
            double most = 0.3 * GRAVITY / 20;
            assertTrue(bent <= most && bent > 0.8 * most, "course changed by " + bent + " rad in 1 s");
            assertTrue(gripping[HEADING] + gripping[SLIP_ANGLE] > 1.5 * bent);
        }
    }

    @Nested
    class TheLimits {
        private final SingleTrackParameters p = SingleTrackParameters.BMW_320I;

        @Test
        void leaveThePowerThatIsThereAboveTheSwitchSpeed() {
            assertEquals(11.5, SingleTrack.limitedAcceleration(p, 7.319, 20), 0);
            assertEquals(11.5 / 2, SingleTrack.limitedAcceleration(p, 2 * 7.319, 20), 1e-12);
            assertEquals(-11.5, SingleTrack.limitedAcceleration(p, 30, -20), 0);
        }

        /** Constant power: v dv = a v_s dt, so v² = v_s² + 2 a v_s t from the switch speed on. */
        @Test
        void makeSpeedGrowWithTheRootOfTimeAboveTheSwitchSpeed() {
            double[] x = {0, 0, 0, p.switchSpeed(), 0};
            new RungeKutta4<>(SingleTrack::kinematic, 5).advance(p, x, 0, 20, 0.01, 500);
            double expected = Math.sqrt(p.switchSpeed() * p.switchSpeed() + 2 * 11.5 * p.switchSpeed() * 5);
            assertEquals(expected, x[SPEED], 1e-4);
        }

        @Test
        void stopAtTheEndsOfSpeedAndSteering() {
            assertEquals(0, SingleTrack.limitedAcceleration(p, p.speedMax(), 1));
            assertEquals(-1, SingleTrack.limitedAcceleration(p, p.speedMax(), -1));
            assertEquals(0, SingleTrack.limitedAcceleration(p, p.speedMin(), -1));
            assertEquals(0, SingleTrack.limitedSteeringRate(p, p.steeringMax(), 1));
            assertEquals(-0.4, SingleTrack.limitedSteeringRate(p, p.steeringMax(), -1));
            assertEquals(0, SingleTrack.limitedSteeringRate(p, -p.steeringMax(), -1));
        }

        @Test
        void refuseACarThatCannotBe() {
            Exception e = assertThrows(IllegalArgumentException.class, () -> p.withFriction(-0.1));
            assertTrue(e.getMessage().contains("friction must be positive, is -0.1"), e.getMessage());
        }
    }

    @Nested
    class TheIntegrator {
        @Test
        void followsTheArcOfTheKinematicModel() {
            SingleTrackParameters p = SingleTrackParameters.VW_VANAGON;
            double[] x = {1, 2, 0.2, 10, 0.3};
            new RungeKutta4<>(SingleTrack::kinematic, 5).advance(p, x, 0, 0, 0.01, 400);
            PoseHolder pose = new PoseHolder();
            pose.x = 1;
            pose.y = 2;
            pose.heading = 0.3;
            double turn = 40 * Arc.curvature(0.2, p.wheelbase());
            Arc.advance(pose, 40, turn);
            assertEquals(pose.x, x[X], 1e-8);
            assertEquals(pose.y, x[Y], 1e-8);
            assertEquals(0.3 + turn, x[4], 1e-10);
        }

        /** Halving the step divides the error by 2⁴. */
        @ParameterizedTest
        @MethodSource("org.skidpad.sim.dynamics.SingleTrackTest#vehicles")
        void isOfFourthOrder(SingleTrackParameters p) {
            double h = 0.02;
            double coarse = errorAt(p, h);
            double fine = errorAt(p, h / 2);
            double finest = errorAt(p, h / 4);
            assertEquals(4, Math.log(coarse / fine) / Math.log(2), 0.5, "order from " + coarse + " and " + fine);
            assertEquals(4, Math.log(fine / finest) / Math.log(2), 0.3, "order from " + fine + " and " + finest);
        }

        private double errorAt(SingleTrackParameters p, double h) {
            double[] rough = manoeuvre(p, h);
            double[] exact = manoeuvre(p, 0.02 / 64);
            double sum = 0;
            for (int i = 0; i < rough.length; i++) {
                sum += (rough[i] - exact[i]) * (rough[i] - exact[i]);
            }
            return Math.sqrt(sum);
        }

        private double[] manoeuvre(SingleTrackParameters p, double h) {
            double[] x = {0, 0, 0, 15, 0, 0, 0};
            int half = (int) Math.rint(0.6 / h);
            RungeKutta4<SingleTrackParameters> integrator = dynamic();
            integrator.advance(p, x, 0.05, 0.5, h, half);
            integrator.advance(p, x, -0.05, -1, h, half);
            return x;
        }

        @Test
        void staysBoundedWhereTheSettlingRateSaysItIsStable() {
            vehicles().forEach(p -> {
                double v = p.kinematicBelow() * 1.01;
                double h = 2 / SingleTrack.settlingRate(p, v);
                double[] x = {0, 0, 0.2, v, 0, 0, 0};
                dynamic().advance(p, x, 0, 0, h, 5000);
                assertTrue(Math.abs(x[YAW_RATE]) < 1 && Math.abs(x[SLIP_ANGLE]) < 1, p + ": " + x[YAW_RATE]);
            });
        }
    }
}
