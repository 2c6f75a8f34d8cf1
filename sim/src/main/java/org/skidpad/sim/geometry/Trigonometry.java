package org.skidpad.sim.geometry;

/**
 * Sine, cosine and tangent that give the same bits on every machine and JDK, and allocate nothing.
 *
 * <p>{@link #sin} and {@link #cos} equal {@link StrictMath} in every bit: both follow the arithmetic of fdlibm 5.3 (Sun
 * Microsystems, 1993), which {@code StrictMath} is specified by. An angle is reduced to within π/4 of a multiple of π/2, as a
 * sum of two doubles (W. J. Cody and W. Waite, "Software Manual for the Elementary Functions", 1980: π/2 in parts of 33 bits,
 * more parts the nearer the angle lies to the multiple), and the kernels are fdlibm's minimax polynomials. They exist because
 * {@code StrictMath} leaves Java for each call up to JDK 20, and from 21 on takes 32 bytes for each angle beyond π/4.
 */
public final class Trigonometry {
    /** π/4, up to which no reduction is needed, in the 21 bits by which fdlibm compares. */
    private static final double QUARTER_PI = 0x1.921fcp-1;

    /** Below this the sine of an angle is the angle. */
    private static final double TINY = 0x1p-27;

    /** Beyond this many radians the three parts of π/2 do not suffice: 2¹⁹ π/2. */
    private static final double FAR = 0x1p19 * (Math.PI / 2);

    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    /** π/2 = PART_1 + REST_1 = PART_1 + PART_2 + REST_2 = PART_1 + PART_2 + PART_3 + REST_3. */
    private static final double PART_1 = 0x1.921fb544p0;

    private static final double REST_1 = 0x1.0b4611a626331p-34;
    private static final double PART_2 = 0x1.0b4611a6p-34;
    private static final double REST_2 = 0x1.3198a2e037073p-69;
    private static final double PART_3 = 0x1.3198a2ep-69;
    private static final double REST_3 = 0x1.b839a252049c1p-104;

    /** Multiples of π/2 below this are told from their neighbourhood by the upper half of the angle's bits, as in fdlibm. */
    private static final int FEW = 32;

    private static final double S1 = -0x1.5555555555549p-3;
    private static final double S2 = 0x1.111111110f8a6p-7;
    private static final double S3 = -0x1.a01a019c161d5p-13;
    private static final double S4 = 0x1.71de357b1fe7dp-19;
    private static final double S5 = -0x1.ae5e68a2b9cebp-26;
    private static final double S6 = 0x1.5d93a5acfd57cp-33;

    private static final double C1 = 0x1.555555555554cp-5;
    private static final double C2 = -0x1.6c16c16c15177p-10;
    private static final double C3 = 0x1.a01a019cb159p-16;
    private static final double C4 = -0x1.27e4f809c52adp-22;
    private static final double C5 = 0x1.1ee9ebdb4b1c4p-29;
    private static final double C6 = -0x1.8fae9be8838d4p-37;

    private Trigonometry() {}

    /** Equal to {@link StrictMath#sin}. */
    public static double sin(double angle) {
        double magnitude = Math.abs(angle);
        if (magnitude < QUARTER_PI) {
            return sineNearZero(angle);
        }
        if (!(magnitude < FAR)) {
            return StrictMath.sin(angle);
        }
        int n = nearestMultiple(magnitude);
        double value = afterReduction(magnitude, n, (n & 1) == 0);
        return ((n & 2) == 0) == (angle > 0) ? value : -value;
    }

    /** Equal to {@link StrictMath#cos}. */
    public static double cos(double angle) {
        double magnitude = Math.abs(angle);
        if (magnitude < QUARTER_PI) {
            return cosineNearZero(angle, 0);
        }
        if (!(magnitude < FAR)) {
            return StrictMath.cos(angle);
        }
        int n = nearestMultiple(magnitude);
        double value = afterReduction(magnitude, n, (n & 1) != 0);
        return ((n + 1) & 2) == 0 ? value : -value;
    }

    /** Equal to {@link StrictMath#tan} within ±π/4; beyond it, the quotient of {@link #sin} and {@link #cos}. */
    public static double tan(double angle) {
        return Math.abs(angle) < QUARTER_PI ? StrictMath.tan(angle) : sin(angle) / cos(angle);
    }

    /** Which multiple of π/2 lies nearest. */
    private static int nearestMultiple(double magnitude) {
        return (int) (magnitude * TWO_OVER_PI + 0.5);
    }

    /** Sine or cosine of what is left of an angle after n times π/2. */
    private static double afterReduction(double magnitude, int n, boolean sine) {
        double left = magnitude - n * PART_1;
        double rest = n * REST_1;
        if (n >= FEW || upperHalf(magnitude) == upperHalf(n * (Math.PI / 2))) {
            int exponent = Math.getExponent(magnitude);
            if (n == 1 || exponent - Math.getExponent(left - rest) > 16) {
                double before = left;
                double part = n * PART_2;
                left = before - part;
                rest = n * REST_2 - ((before - left) - part);
                if (n > 1 && exponent - Math.getExponent(left - rest) > 49) {
                    before = left;
                    part = n * PART_3;
                    left = before - part;
                    rest = n * REST_3 - ((before - left) - part);
                }
            }
        }
        double angle = left - rest;
        double tail = (left - angle) - rest;
        return sine ? sineNearZero(angle, tail) : cosineNearZero(angle, tail);
    }

    private static int upperHalf(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> 32);
    }

    /** For |x| up to about π/4. */
    private static double sineNearZero(double x) {
        if (Math.abs(x) < TINY) {
            return x; // keeps the sign of zero
        }
        double z = x * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return x + z * x * (S1 + z * r);
    }

    /** Of x + tail; rounds in another order than without a tail. */
    private static double sineNearZero(double x, double tail) {
        if (Math.abs(x) < TINY) {
            return x;
        }
        double z = x * x;
        double v = z * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return x - ((z * (0.5 * tail - v * r) - tail) - v * S1);
    }

    private static double cosineNearZero(double x, double tail) {
        double magnitude = Math.abs(x);
        double z = x * x;
        double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
        double correction = z * r - x * tail;
        if (magnitude < 0x1.33333p-2) {
            return 1 - (0.5 * z - correction);
        }
        // A quarter of x, cut to a few bits, is taken from 1 first, where that is exact.
        double part = magnitude >= 0x1.90001p-1
                ? 0.28125
                : Double.longBitsToDouble(Double.doubleToRawLongBits(0.25 * magnitude) & 0xffffffff00000000L);
        return (1 - part) - ((0.5 * z - part) - correction);
    }
}
