package org.skidpad.policies.network;

/**
 * Hyperbolic tangent by float arithmetic alone, so that it is equal on every JDK and the compiler can vectorise it;
 * {@link Math#tanh} is neither.
 *
 * <p>tanh(x/4) by the seventh convergent of Lambert's continued fraction (J. H. Lambert, "Mémoire sur quelques propriétés
 * remarquables des quantités transcendentes", 1761), then tanh(2a) = 2 tanh a / (1 + tanh² a) twice on numerator and
 * denominator apart, so that one division is left. Largest absolute error 2e-7, by comparison with {@link StrictMath#tanh}
 * over [-20, 20].
 */
final class Tanh {
    /** tanh(9) differs from 1 by 3e-8, half the spacing of floats there. */
    private static final float SATURATION = 9f;

    private static final float P2 = 17325f / 135135f;
    private static final float P4 = 378f / 135135f;
    private static final float P6 = 1f / 135135f;
    private static final float Q2 = 62370f / 135135f;
    private static final float Q4 = 3150f / 135135f;
    private static final float Q6 = 28f / 135135f;

    private final float[] numerator;
    private final float[] denominator;

    /** For arrays of {@code length} numbers. */
    Tanh(int length) {
        numerator = new float[length];
        denominator = new float[length];
    }

    static float of(float x) {
        float u = 0.25f * Math.min(SATURATION, Math.max(-SATURATION, x));
        float y = u * u;
        float p = u * (1f + y * (P2 + y * (P4 + y * P6)));
        float q = 1f + y * (Q2 + y * (Q4 + y * Q6));
        float p2 = 2f * p * q;
        float q2 = p * p + q * q;
        return 2f * p2 * q2 / (p2 * p2 + q2 * q2);
    }

    /** Replaces every element by its tanh, bit for bit as {@link #of}; short loops, since one large one is not vectorised. */
    void apply(float[] x) {
        float[] p = numerator;
        float[] q = denominator;
        for (int s = 0; s < p.length; s++) {
            x[s] = 0.25f * Math.min(SATURATION, Math.max(-SATURATION, x[s]));
        }
        for (int s = 0; s < p.length; s++) {
            float y = x[s] * x[s];
            p[s] = x[s] * (1f + y * (P2 + y * (P4 + y * P6)));
        }
        for (int s = 0; s < p.length; s++) {
            float y = x[s] * x[s];
            q[s] = 1f + y * (Q2 + y * (Q4 + y * Q6));
        }
        for (int s = 0; s < p.length; s++) {
            float p2 = 2f * p[s] * q[s];
            float q2 = p[s] * p[s] + q[s] * q[s];
            x[s] = 2f * p2 * q2 / (p2 * p2 + q2 * q2);
        }
    }
}
