package org.skidpad.scenarios.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.skidpad.sim.random.RandomStream;

/**
 * Parameters that are drawn together: a Gaussian copula (Nelsen, "An Introduction to Copulas", 2nd ed. 2006, section 2.3). A
 * normal number is drawn for each parameter from a stream of its own, these are mixed to the given correlation, and each
 * parameter is the quantile of its own distribution at the share that lies below its number. So each keeps its distribution;
 * normal ones have exactly the given coefficient, others nearly.
 */
public final class Correlations {
    static final Correlations NONE = new Correlations(List.of(), new double[0][]);

    private final List<String> names;
    /** Lower triangle of Cholesky's factorisation of the correlation matrix. */
    private final double[][] factor;

    private Correlations(List<String> names, double[][] factor) {
        this.names = names;
        this.factor = factor;
    }

    /** @return nothing where no numbers can be correlated like that: the matrix is not positive definite */
    static Optional<Correlations> of(List<String> names, double[][] matrix) {
        int n = names.size();
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                if (i != j) {
                    l[i][j] = rest / l[j][j];
                } else if (rest > 1e-9) {
                    l[i][i] = Math.sqrt(rest);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Correlations(List.copyOf(names), l));
    }

    /** The share of its distribution below which each parameter lies in an episode, in order of {@link #indexOf}. */
    double[] shares(long seed) {
        int n = names.size();
        double[] own = new double[n];
        double[] shares = new double[n];
        for (int i = 0; i < n; i++) {
            own[i] = new RandomStream(seed, Draws.NOBODY, "correlations." + names.get(i)).nextGaussian();
            double mixed = 0;
            for (int k = 0; k <= i; k++) {
                mixed += factor[i][k] * own[k];
            }
            shares[i] = StandardNormal.below(mixed);
        }
        return shares;
    }

    /** Place of a parameter among the correlated ones, or -1. */
    int indexOf(String name) {
        return names.indexOf(name);
    }

    @Override
    public String toString() {
        return names + " " + Arrays.deepToString(factor);
    }
}
