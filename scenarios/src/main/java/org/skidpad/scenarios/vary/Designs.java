package org.skidpad.scenarios.vary;

import org.hipparchus.random.SobolSequenceGenerator;
import org.skidpad.sim.random.RandomStream;

/** Points of the unit cube, row by row, each coordinate in [0, 1). */
final class Designs {
    /** As many dimensions have direction numbers (S. Joe and F. Kuo, SIAM J. Sci. Comput. 30, 2008, new-joe-kuo-6.1000). */
    static final int MOST_DIMENSIONS = 1000;
    /** Of all points together; each is kept as text. */
    static final int MOST_NUMBERS = 1_000_000;

    private Designs() {}

    /** The Sobol sequence without its first point, which is the corner. */
    static double[][] sobol(int count, int dimensions) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        sequence.nextVector();
        double[][] out = new double[count][];
        for (int k = 0; k < count; k++) {
            out[k] = sequence.nextVector();
        }
        return out;
    }

    /** One point in each of {@code count} slices of every axis (McKay, Beckman and Conover, Technometrics 21, 1979). */
    static double[][] latinHypercube(int count, int dimensions, long seed) {
        double[][] out = new double[count][dimensions];
        int[] slice = new int[count];
        for (int d = 0; d < dimensions; d++) {
            RandomStream random = new RandomStream(seed, d, "latin hypercube");
            for (int k = 0; k < count; k++) {
                slice[k] = k;
            }
            for (int k = count - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int kept = slice[k];
                slice[k] = slice[other];
                slice[other] = kept;
            }
            for (int k = 0; k < count; k++) {
                out[k][d] = (slice[k] + random.nextDouble()) / count;
            }
        }
        return out;
    }

    static double[][] random(int count, int dimensions, long seed) {
        double[][] out = new double[count][dimensions];
        for (int d = 0; d < dimensions; d++) {
            RandomStream random = new RandomStream(seed, d, "random design");
            for (int k = 0; k < count; k++) {
                out[k][d] = random.nextDouble();
            }
        }
        return out;
    }
}
