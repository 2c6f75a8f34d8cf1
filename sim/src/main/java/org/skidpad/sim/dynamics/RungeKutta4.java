package org.skidpad.sim.dynamics;

/**
 * The classical fourth-order method of Runge and Kutta (Hairer, Nørsett and Wanner, "Solving Ordinary Differential Equations
 * I", 2nd ed. 1993, table II.1.2) with inputs held over the step: the error over a fixed time falls with the fourth power of the
 * step. One thread; allocates at construction only.
 *
 * @param <P> parameters of the model
 */
public final class RungeKutta4<P> {
    /**
     * A model as a pure function of its state and two inputs.
     *
     * @param <P> parameters of the model
     */
    public interface Equations<P> {
        /** Writes the time derivative of {@code state} to {@code out}, which is another array of at least its length. */
        void derivative(P parameters, double[] state, double input0, double input1, double[] out);
    }

    private final Equations<P> equations;
    private final int size;
    private final double[] k1;
    private final double[] k2;
    private final double[] k3;
    private final double[] k4;
    private final double[] at;

    /** @param size numbers in the state */
    public RungeKutta4(Equations<P> equations, int size) {
        this.equations = equations;
        this.size = size;
        k1 = new double[size];
        k2 = new double[size];
        k3 = new double[size];
        k4 = new double[size];
        at = new double[size];
    }

    /** Advances {@code state} in place by {@code steps} steps of {@code h} s each. */
    public void advance(P parameters, double[] state, double input0, double input1, double h, int steps) {
        for (int n = 0; n < steps; n++) {
            equations.derivative(parameters, state, input0, input1, k1);
            move(state, k1, 0.5 * h);
            equations.derivative(parameters, at, input0, input1, k2);
            move(state, k2, 0.5 * h);
            equations.derivative(parameters, at, input0, input1, k3);
            move(state, k3, h);
            equations.derivative(parameters, at, input0, input1, k4);
            for (int i = 0; i < size; i++) {
                state[i] += h / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
            }
        }
    }

    private void move(double[] state, double[] slope, double h) {
        for (int i = 0; i < size; i++) {
            at[i] = state[i] + h * slope[i];
        }
    }
}
