package org.skidpad.policies.ppo;

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1) after clipping the gradient's global
 * norm. In plain Java rather than DJL's, whose moments cannot be saved and so could not be resumed.
 */
final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-5;

    final float[] first;
    final float[] second;
    long steps;

    Adam(int parameters) {
        first = new float[parameters];
        second = new float[parameters];
    }

    /** Moves {@code parameters} against {@code gradient}; returns the norm before clipping. */
    double step(float[] parameters, float[] gradient, double rate, double maxNorm) {
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double norm = Math.sqrt(squares);
        float scale = (float) Math.min(1, maxNorm / (norm + 1e-6));
        steps++;
        double correction1 = 1 - StrictMath.pow(BETA_1, steps);
        double correction2 = 1 - StrictMath.pow(BETA_2, steps);
        for (int p = 0; p < parameters.length; p++) {
            float g = gradient[p] * scale;
            first[p] = (float) (BETA_1 * first[p] + (1 - BETA_1) * g);
            second[p] = (float) (BETA_2 * second[p] + (1 - BETA_2) * g * g);
            double m = first[p] / correction1;
            double v = second[p] / correction2;
            parameters[p] -= (float) (rate * m / (Math.sqrt(v) + EPSILON));
        }
        return norm;
    }
}
