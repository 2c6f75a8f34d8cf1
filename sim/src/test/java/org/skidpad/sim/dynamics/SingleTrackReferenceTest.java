package org.skidpad.sim.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The dynamic single track against a second implementation: the equations of the CommonRoad vehicle model document (section 7,
 * model ST) written down again with the document's parameters as literals, integrated by another method (Dormand and Prince,
 * "A family of embedded Runge-Kutta formulae", J. Comp. Appl. Math. 6, 1980, 5(4), error held below 10⁻¹¹ a step).
 */
class SingleTrackReferenceTest {
    private static final double STEP_S = 0.01;
    private static final int STEPS = 600;

    /** parameters_vehicle1.yaml … 3: lf, lr, m, I_z, h; tyres: p_dy1 = 1.0489, p_ky1 = -21.92. */
    private enum Car {
        FORD_ESCORT(SingleTrackParameters.FORD_ESCORT, 0.88392, 1.50876, 1225.89, 1538.85, 0.5578),
        BMW_320I(SingleTrackParameters.BMW_320I, 1.15620, 1.42272, 1093.30, 1791.60, 0.5749),
        VW_VANAGON(SingleTrackParameters.VW_VANAGON, 1.15079, 1.32114, 1478.90, 2473.12, 0.7478);

        private final SingleTrackParameters ours;
        private final double[] p;

        Car(SingleTrackParameters ours, double... p) {
            this.ours = ours;
            this.p = p;
        }

        /** x, y, steering angle, speed, heading, yaw rate, slip angle. */
        private double[] derivative(double t, double[] x, Manoeuvre inputs) {
            double steeringRate = inputs.steeringRate(t);
            double a = inputs.acceleration(t);
            double mu = 1.0489;
            double stiffness = 21.92 / 1.0489;
            double lf = p[0];
            double lr = p[1];
            double m = p[2];
            double inertia = p[3];
            double h = p[4];
            double v = x[3];
            // Vertical loads over m g / l … kept as accelerations times lengths, as the document has them.
            double front = stiffness * (9.81 * lr - a * h);
            double rear = stiffness * (9.81 * lf + a * h);
            double yaw = -mu * m / (v * inertia * (lr + lf)) * (lf * lf * front + lr * lr * rear) * x[5]
                    + mu * m / (inertia * (lr + lf)) * (lr * rear - lf * front) * x[6]
                    + mu * m / (inertia * (lr + lf)) * lf * front * x[2];
            double slip = (mu / (v * v * (lr + lf)) * (rear * lr - front * lf) - 1) * x[5]
                    - mu / (v * (lr + lf)) * (rear + front) * x[6]
                    + mu / (v * (lr + lf)) * front * x[2];
            return new double[] {v * Math.cos(x[6] + x[4]), v * Math.sin(x[6] + x[4]), steeringRate, a, x[5], yaw, slip
            };
        }
    }

    /** Inputs are constant over each of our steps, as commands are. */
    private enum Manoeuvre {
        DOUBLE_LANE_CHANGE {
            @Override
            double steeringRate(double t) {
                return 0.06 * Math.cos(2 * Math.PI * t / 3);
            }

            @Override
            double acceleration(double t) {
                return 0;
            }
        },
        BRAKING_IN_A_TURN {
            @Override
            double steeringRate(double t) {
                return t < 0.5 ? 0.08 : 0;
            }

            @Override
            double acceleration(double t) {
                return t < 2 ? 0 : -3;
            }
        },
        ACCELERATING_OUT_OF_A_TURN {
            @Override
            double steeringRate(double t) {
                return t < 0.5 ? -0.1 : t < 3 ? 0 : t < 3.5 ? 0.1 : 0;
            }

            @Override
            double acceleration(double t) {
                return 1.5;
            }
        };

        abstract double steeringRate(double t);

        abstract double acceleration(double t);
    }

    @ParameterizedTest
    @EnumSource
    void isTheCarOfTheTable(Car car) {
        SingleTrackParameters o = car.ours;
        double[] ours = {o.frontAxle(), o.rearAxle(), o.mass(), o.yawInertia(), o.gravityHeight()};
        for (int k = 0; k < ours.length; k++) {
            assertEquals(car.p[k], ours[k], 1e-4 * car.p[k], Arrays.toString(ours));
        }
        assertEquals(21.92 / 1.0489, o.corneringFront(), 0.01);
        assertEquals(21.92 / 1.0489, o.corneringRear(), 0.01);
    }

    @ParameterizedTest
    @EnumSource
    void followsTheReferenceThroughEveryManoeuvre(Car car) {
        SingleTrackParameters o = car.ours;
        double[] p = car.p;
        SingleTrackParameters exact = new SingleTrackParameters(
                p[2],
                p[3],
                p[0],
                p[1],
                p[4],
                21.92 / 1.0489,
                21.92 / 1.0489,
                1.0489,
                o.steeringMax(),
                o.steeringRateMax(),
                o.speedMin(),
                o.speedMax(),
                o.switchSpeed(),
                o.accelerationMax(),
                o.kinematicBelow(),
                false);
        for (Manoeuvre manoeuvre : Manoeuvre.values()) {
            double speed = manoeuvre == Manoeuvre.ACCELERATING_OUT_OF_A_TURN ? 6 : 20;
            double[] ours = {0, 0, 0, speed, 0.3, 0, 0};
            double[] reference = ours.clone();
            RungeKutta4<SingleTrackParameters> integrator =
                    new RungeKutta4<>(SingleTrack::dynamic, SingleTrack.DYNAMIC_SIZE);
            double farthest = 0;
            for (int k = 0; k < STEPS; k++) {
                double t = k * STEP_S;
                integrator.advance(exact, ours, manoeuvre.steeringRate(t), manoeuvre.acceleration(t), STEP_S, 1);
                reference = dormandPrince(car, manoeuvre, t, reference);
                farthest = Math.max(farthest, Math.hypot(ours[0] - reference[0], ours[1] - reference[1]));
                assertEquals(reference[5], ours[5], 2e-5, manoeuvre + " yaw rate at " + t);
                assertEquals(reference[6], ours[6], 2e-5, manoeuvre + " slip at " + t);
            }
            assertTrue(Math.hypot(reference[0], reference[1]) > 10 && Math.abs(reference[4] - 0.3) > 0.01, "drives");
            assertTrue(farthest < 1e-4, manoeuvre + ": " + farthest + " m apart");
        }
    }

    private static final double[][] A = {
        {},
        {1 / 5.0},
        {3 / 40.0, 9 / 40.0},
        {44 / 45.0, -56 / 15.0, 32 / 9.0},
        {19372 / 6561.0, -25360 / 2187.0, 64448 / 6561.0, -212 / 729.0},
        {9017 / 3168.0, -355 / 33.0, 46732 / 5247.0, 49 / 176.0, -5103 / 18656.0},
        {35 / 384.0, 0, 500 / 1113.0, 125 / 192.0, -2187 / 6784.0, 11 / 84.0}
    };
    private static final double[] FOURTH = {
        5179 / 57600.0, 0, 7571 / 16695.0, 393 / 640.0, -92097 / 339200.0, 187 / 2100.0, 1 / 40.0
    };

    /** One of our steps, with inputs held, in as many of its own as the error asks for. */
    private static double[] dormandPrince(Car car, Manoeuvre inputs, double t, double[] from) {
        double[] x = from;
        double done = 0;
        double h = STEP_S;
        while (done < STEP_S - 1e-15) {
            h = Math.min(h, STEP_S - done);
            double[][] k = new double[7][];
            double[] next = x;
            for (int stage = 0; stage < 7; stage++) {
                next = plus(x, h, k, A[stage], stage);
                k[stage] = car.derivative(t, next, inputs);
            }
            double[] fourth = plus(x, h, k, FOURTH, 7);
            double error = 0;
            for (int i = 0; i < x.length; i++) {
                error = Math.max(error, Math.abs(next[i] - fourth[i]));
            }
            if (error <= 1e-11) {
                done += h;
                x = next;
            }
            h *= Math.max(0.2, Math.min(5, 0.9 * Math.pow(1e-11 / Math.max(error, 1e-16), 0.2)));
        }
        return x;
    }

    private static double[] plus(double[] x, double h, double[][] k, double[] weights, int stages) {
        double[] out = x.clone();
        for (int stage = 0; stage < stages; stage++) {
            for (int i = 0; i < x.length; i++) {
                out[i] += h * weights[stage] * k[stage][i];
            }
        }
        return out;
    }
}
