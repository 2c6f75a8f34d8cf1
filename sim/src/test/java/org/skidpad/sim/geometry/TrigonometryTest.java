package org.skidpad.sim.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.random.RandomStream;

class TrigonometryTest {
    private static void checkBits(double angle) {
        assertEquals(
                Double.doubleToLongBits(StrictMath.sin(angle)),
                Double.doubleToLongBits(Trigonometry.sin(angle)),
                () -> "sin " + angle);
        assertEquals(
                Double.doubleToLongBits(StrictMath.cos(angle)),
                Double.doubleToLongBits(Trigonometry.cos(angle)),
                () -> "cos " + angle);
        assertEquals(
                Double.doubleToLongBits(StrictMath.tan(angle)),
                Double.doubleToLongBits(Trigonometry.tan(angle)),
                () -> "tan " + angle);
    }

    @Test
    void allThreeHaveEveryBitOfStrictMathAtAnglesOfAllSizes() {
        RandomStream random = new RandomStream(1, 0, "angles");
        for (int k = 0; k < 300_000; k++) {
            checkBits(random.uniform(-1, 1));
            checkBits(random.uniform(-4, 4));
            checkBits(random.uniform(-200, 200));
            checkBits(Math.scalb(random.uniform(-1, 1), (int) random.uniform(-60, 40)));
        }
    }

    @Test
    void theyDoSoAroundEveryMultipleOfHalfARightAngleWhereReductionLosesMostBits() {
        RandomStream random = new RandomStream(2, 0, "angles");
        for (int n = 0; n < 20_000; n++) {
            double multiple = n * (Math.PI / 4);
            checkBits(multiple);
            checkBits(-multiple);
            checkBits(Math.nextUp(multiple));
            checkBits(Math.nextDown(multiple));
            for (int bit = 1; bit < 52; bit++) {
                checkBits(multiple * (1 + Math.scalb(random.uniform(-1, 1), -bit)));
            }
        }
    }

    @Test
    void theyDoSoAtTheEdges() {
        for (double angle : new double[] {
            0,
            -0.0,
            Double.MIN_VALUE,
            0x1p-27,
            0x1p-26,
            0x1.33333p-2,
            0x1.59428p-1,
            0x1.90001p-1,
            0x1.921fcp-1,
            0x1p-28,
            823549.6,
            823549.7,
            1e300
        }) {
            for (double near : new double[] {angle, Math.nextUp(angle), Math.nextDown(angle)}) {
                checkBits(near);
                checkBits(-near);
            }
        }
        checkBits(Double.NaN);
        checkBits(Double.POSITIVE_INFINITY);
        checkBits(Double.NEGATIVE_INFINITY);
    }

    @Test
    void noneOfThemAllocates() {
        double sum = 0;
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 50_000; k++) {
                double angle = k * 1e-3 - 25;
                sum += Trigonometry.sin(angle) + Trigonometry.cos(angle) + Trigonometry.tan(angle);
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertTrue(Double.isFinite(sum));
        assertTrue(bytes < 1000, bytes + " bytes in 150,000 calls");
    }
}
