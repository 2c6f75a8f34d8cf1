package org.skidpad.bridge.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Least squares with uncertainties that stay honest where residuals hang together in time: variances are raised by (1 + ρ)/(1 - ρ)
 * with the residuals' correlation ρ from one to the next (Bayley and Hammersley, "The effective number of independent observations
 * in an autocorrelated time series", 1946). Parameters that do not move the residuals are left at their start and told apart.
 */
final class LeastSquares {
    private static final int MAX_STEPS = 200;
    private static final double LEAST_STEP = 1e-5;
    /** A column of the Jacobian below this share of the largest one says nothing. */
    private static final double SILENT = 1e-6;

    /**
     * Of a fit.
     *
     * @param parameters estimates
     * @param errors standard errors, +Infinity for those that the data do not tell
     * @param rms of the residuals
     */
    record Fit(double[] parameters, double[] errors, double rms) {}

    private LeastSquares() {}

    /**
     * Finds the parameters for which a function's values are nearest to zero.
     *
     * @param residuals of parameters; always of the same length
     * @param start also the scale of each parameter where it is not zero
     * @param low least values
     * @param high greatest values
     */
    static Fit fit(Function<double[], double[]> residuals, double[] start, double[] low, double[] high) {
        int size = residuals.apply(start).length;
        LeastSquaresOptimizer.Optimum optimum = new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .start(start)
                        .model(point -> valueAndJacobian(residuals, point, low, high))
                        .target(new double[size])
                        .parameterValidator(p -> clamped(p, low, high))
                        .maxEvaluations(MAX_STEPS)
                        .maxIterations(MAX_STEPS)
                        .build());
        double[] best = optimum.getPoint().toArray();
        return new Fit(best, errors(residuals, best, low, high), optimum.getRMS());
    }

    private static RealVector clamped(RealVector p, double[] low, double[] high) {
        RealVector out = p.copy();
        for (int i = 0; i < low.length; i++) {
            out.setEntry(i, Math.max(low[i], Math.min(high[i], p.getEntry(i))));
        }
        return out;
    }

    private static Pair<RealVector, RealMatrix> valueAndJacobian(
            Function<double[], double[]> residuals, RealVector point, double[] low, double[] high) {
        double[] p = point.toArray();
        double[][] jacobian = jacobian(residuals, p, low, high);
        return new Pair<>(new ArrayRealVector(residuals.apply(p)), new Array2DRowRealMatrix(jacobian, false));
    }

    private static double[][] jacobian(
            Function<double[], double[]> residuals, double[] p, double[] low, double[] high) {
        double[][] out = null;
        for (int k = 0; k < p.length; k++) {
            double step = Math.max(LEAST_STEP, 1e-3 * Math.abs(p[k]));
            double[] up = p.clone();
            double[] down = p.clone();
            up[k] = Math.min(high[k], p[k] + step);
            down[k] = Math.max(low[k], p[k] - step);
            double[] a = residuals.apply(up);
            double[] b = residuals.apply(down);
            out = out == null ? new double[a.length][p.length] : out;
            if (up[k] == down[k]) {
                continue; // held where it is: nothing moves with it
            }
            for (int i = 0; i < a.length; i++) {
                out[i][k] = (a[i] - b[i]) / (up[k] - down[k]);
            }
        }
        return out;
    }

    private static double[] errors(Function<double[], double[]> residuals, double[] p, double[] low, double[] high) {
        double[] r = residuals.apply(p);
        double[][] j = jacobian(residuals, p, low, high);
        double[] norm = new double[p.length];
        double largest = 0;
        for (int k = 0; k < p.length; k++) {
            for (double[] row : j) {
                norm[k] += row[k] * row[k];
            }
            norm[k] = Math.sqrt(norm[k]) * Math.max(Math.abs(p[k]), 1e-3);
            largest = Math.max(largest, norm[k]);
        }
        double[] out = new double[p.length];
        Arrays.fill(out, Double.POSITIVE_INFINITY);
        List<Integer> told = new ArrayList<>();
        for (int k = 0; k < p.length; k++) {
            if (norm[k] > SILENT * largest) {
                told.add(k);
            }
        }
        int n = told.size();
        double[][] normal = new double[n][n];
        for (double[] row : j) {
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    normal[a][b] += row[told.get(a)] * row[told.get(b)];
                }
            }
        }
        double variance = variance(r, n) * inflation(r);
        try {
            RealMatrix covariance = new LUDecomposition(new Array2DRowRealMatrix(normal, false), 1e-300)
                    .getSolver()
                    .getInverse()
                    .scalarMultiply(variance);
            for (int a = 0; a < n; a++) {
                out[told.get(a)] = Math.sqrt(Math.max(0, covariance.getEntry(a, a)));
            }
        } catch (MathRuntimeException e) {
            return out; // two parameters do the same here: none of them is told
        }
        return out;
    }

    private static double variance(double[] r, int parameters) {
        double sum = 0;
        for (double x : r) {
            sum += x * x;
        }
        return sum / Math.max(1, r.length - parameters);
    }

    /** By how much variances of means grow because neighbouring residuals are alike. */
    static double inflation(double[] r) {
        double same = 0;
        double next = 0;
        for (int i = 0; i + 1 < r.length; i++) {
            same += r[i] * r[i];
            next += r[i] * r[i + 1];
        }
        double rho = same > 0 ? Math.max(0, Math.min(0.99, next / same)) : 0;
        return (1 + rho) / (1 - rho);
    }
}
