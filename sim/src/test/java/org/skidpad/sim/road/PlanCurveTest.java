package org.skidpad.sim.road;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.skidpad.sim.geometry.Angles;

class PlanCurveTest {
    private final double[] out = new double[3];

    @Test
    void aQuarterCircleEndsWhereItMust() {
        new ArcCurve(1, 2, 0, 50 * Math.PI, 0.01).at(50 * Math.PI, out);
        assertEquals(101, out[0], 1e-12);
        assertEquals(102, out[1], 1e-12);
        assertEquals(Math.PI / 2, out[2], 1e-15);
    }

    @Test
    void aRightHandArcBendsToTheRight() {
        new ArcCurve(0, 0, Math.PI / 2, 10, -0.1).at(10, out);
        assertEquals(10 - 10 * Math.cos(1), out[0], 1e-12);
        assertEquals(10 * Math.sin(1), out[1], 1e-12);
    }

    /** Abramowitz and Stegun, table 7.7: C(1) and S(1), which are the end of a clothoid with curvature πs. */
    @Test
    void aClothoidEndsAtTheFresnelIntegrals() {
        new SpiralCurve(0, 0, 0, 1, 0, Math.PI).at(1, out);
        assertEquals(0.7798934003768228, out[0], 1e-14);
        assertEquals(0.4382591473903548, out[1], 1e-14);
        assertEquals(Math.PI / 2, out[2], 1e-15);
    }

    @Test
    void aClothoidFromCurveToCounterCurveAgreesWithSimpsonsRule() {
        double k0 = -0.03;
        double k1 = 0.05;
        double length = 80;
        new SpiralCurve(10, -4, 0.7, length, k0, k1).at(length, out);
        int n = 20000;
        double x = 0;
        double y = 0;
        for (int i = 0; i <= n; i++) {
            double u = length * i / n;
            double theta = 0.7 + k0 * u + (k1 - k0) * u * u / (2 * length);
            double weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
            x += weight * Math.cos(theta);
            y += weight * Math.sin(theta);
        }
        assertEquals(10 + x * length / n / 3, out[0], 1e-10);
        assertEquals(-4 + y * length / n / 3, out[1], 1e-10);
    }

    @Test
    void aCubicIsWalkedAtUnitSpeedWhateverItsParameter() {
        // A cubic whose parameter is far from its arc length.
        double[] u = {0, 10, 30, -10};
        double[] v = {0, 0, 40, -25};
        double length = new PolynomialCurve(0, 0, 0, 1, u, v, 1).measuredLength();
        PolynomialCurve curve = new PolynomialCurve(5, 6, 0.3, length, u, v, 1);
        double h = 1e-4;
        for (int i = 1; i < 20; i++) {
            double s = length * i / 20;
            curve.at(s + h, out);
            double x = out[0];
            double y = out[1];
            curve.at(s - h, out);
            assertEquals(1, Math.hypot(x - out[0], y - out[1]) / (2 * h), 1e-7, "at " + s);
            double direction = Math.atan2(y - out[1], x - out[0]);
            curve.at(s, out);
            assertEquals(0, Angles.wrap(direction - out[2]), 1e-7, "at " + s);
        }
    }

    /** v = u² / 2 has the arc length (u √(1 + u²) + asinh u) / 2. */
    @Test
    void aParabolaAsPoly3EndsAtItsArcLength() {
        double end = 3;
        double root = Math.sqrt(1 + end * end);
        double length = (end * root + Math.log(end + root)) / 2;
        PolynomialCurve.poly3(0, 0, 0, length, new double[] {0, 0, 0.5, 0}).at(length, out);
        assertEquals(end, out[0], 1e-9);
        assertEquals(end * end / 2, out[1], 1e-9);
    }
}
