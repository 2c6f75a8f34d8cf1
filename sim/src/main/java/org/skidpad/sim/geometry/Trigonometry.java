package org.skidpad.sim.geometry;

/**
 * Sine, cosine and tangent that give the same bits on every machine and JDK, and allocate nothing.
 *
 * <p>They equal {@link StrictMath} in every bit: both follow the arithmetic of fdlibm 5.3 (Sun
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

    private static final double T0 = 0x1.5555555555563p-2;
    private static final double T1 = 0x1.111111110fe7ap-3;
    private static final double T2 = 0x1.ba1ba1bb341fep-5;
    private static final double T3 = 0x1.664f48406d637p-6;
    private static final double T4 = 0x1.226e3e96e8493p-7;
    private static final double T5 = 0x1.d6d22c9560328p-9;
    private static final double T6 = 0x1.7dbc8fee08315p-10;
    private static final double T7 = 0x1.344d8f2f26501p-11;
    private static final double T8 = 0x1.026f71a8d1068p-12;
    private static final double T9 = 0x1.47e88a03792a6p-14;
    private static final double T10 = 0x1.2b80f32f0a7e9p-14;
    private static final double T11 = -0x1.375cbdb605373p-16;
    private static final double T12 = 0x1.b2a7074bf7ad4p-16;

    /** From here on the tangent is taken of the difference to π/4, which is the sum of the two. */
    private static final double LARGE = 0x1.59428p-1;

    private static final double PI_4 = Math.PI / 4;
    private static final double PI_4_REST = 0x1.1a62633145c07p-55;

    private static final int SINE = 0;
    private static final int COSINE = 1;
    private static final int TANGENT = 2;

    /** Of an angle beyond an odd multiple of π/2: -1 / tan. */
    private static final int COTANGENT = 3;

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
        double value = afterReduction(magnitude, n, (n & 1) == 0 ? SINE : COSINE);
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
        double value = afterReduction(magnitude, n, (n & 1) != 0 ? SINE : COSINE);
        return ((n + 1) & 2) == 0 ? value : -value;
    }

    /** Equal to {@link StrictMath#tan}. */
    public static double tan(double angle) {
        double magnitude = Math.abs(angle);
        if (magnitude < QUARTER_PI) {
            return tangentNearZero(angle, 0, false);
        }
        if (!(magnitude < FAR)) {
            return StrictMath.tan(angle);
        }
        int n = nearestMultiple(magnitude);
        double value = afterReduction(magnitude, n, (n & 1) == 0 ? TANGENT : COTANGENT);
        return angle > 0 ? value : -value;
    }

    /** Which multiple of π/2 lies nearest. */
    private static int nearestMultiple(double magnitude) {
        return (int) (magnitude * TWO_OVER_PI + 0.5);
    }

    /** A function of what is left of an angle after n times π/2. */
    private static double afterReduction(double magnitude, int n, int function) {
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
        if (function == SINE) {
            return sineNearZero(angle, tail);
        }
        return function == COSINE ? cosineNearZero(angle, tail) : tangentNearZero(angle, tail, function == COTANGENT);
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
        double part = magnitude >= 0x1.90001p-1 ? 0.28125 : withoutLowerHalf(0.25 * magnitude);
        return (1 - part) - ((0.5 * z - part) - correction);
    }

    /** Of x + tail for |x| up to about π/4; of the negative inverse where {@code inverse}. */
    private static double tangentNearZero(double x, double tail, boolean inverse) {
        double magnitude = Math.abs(x);
        if (magnitude < 0x1p-28) {
            return inverse ? negativeInverse(x + tail, tail, x) : x;
        }
        boolean large = magnitude >= LARGE;
        double near = x;
        double nearTail = tail;
        if (large) {
            near = x < 0 ? (PI_4 + x) + (PI_4_REST + tail) : (PI_4 - x) + (PI_4_REST - tail);
            nearTail = 0;
        }
        double z = near * near;
        double w = z * z;
        // Odd and even coefficients apart, as fdlibm adds them.
        double odd = T1 + w * (T3 + w * (T5 + w * (T7 + w * (T9 + w * T11))));
        double even = z * (T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12)))));
        double cube = z * near;
        double r = nearTail + z * (cube * (odd + even) + nearTail);
        r += T0 * cube;
        double sum = near + r;
        if (large) {
            double one = inverse ? -1 : 1;
            double value = one - 2 * (near - (sum * sum / (sum + one) - r));
            return x < 0 ? -value : value;
        }
        return inverse ? negativeInverse(sum, r, near) : sum;
    }

    /** -1 / (x + rest) with a smaller error than a division makes; {@code sum} is x + rest, rounded. */
    private static double negativeInverse(double sum, double rest, double x) {
        double head = withoutLowerHalf(sum);
        double missing = rest - (head - x);
        double inverse = -1 / sum;
        double inverseHead = withoutLowerHalf(inverse);
        return inverseHead + inverse * (1 + inverseHead * head + inverseHead * missing);
    }

    private static double withoutLowerHalf(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & 0xffffffff00000000L);
    }
}
