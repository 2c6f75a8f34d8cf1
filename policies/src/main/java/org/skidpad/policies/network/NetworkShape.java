package org.skidpad.policies.network;

import java.util.List;

/**
 * Sizes of an actor-critic: two trunks of their own with the same hidden layers (tanh), a linear head each, and a logarithm
 * of the standard deviation per action that does not depend on the observation.
 *
 * <p>All parameters stand in one {@code float[]}, in this order: for each layer of the actor its weights (row-major,
 * {@code [input][output]}) and its biases, the head last; the same for the critic; the log standard deviations.
 *
 * @param observationSize numbers in an observation
 * @param actionSize numbers in an action
 * @param hidden units of each hidden layer
 */
public record NetworkShape(int observationSize, int actionSize, List<Integer> hidden) {
    /** Bounds what a file may ask for. */
    public static final int MAX_UNITS = 4096;

    public static final int MAX_HIDDEN_LAYERS = 8;

    public NetworkShape {
        hidden = List.copyOf(hidden);
        check("observationSize", observationSize);
        check("actionSize", actionSize);
        if (hidden.isEmpty() || hidden.size() > MAX_HIDDEN_LAYERS) {
            throw new IllegalArgumentException(
                    "hidden: needs 1 to " + MAX_HIDDEN_LAYERS + " layers, has " + hidden.size());
        }
        hidden.forEach(units -> check("hidden", units));
    }

    private static void check(String what, int units) {
        if (units < 1 || units > MAX_UNITS) {
            throw new IllegalArgumentException(what + ": must be 1 to " + MAX_UNITS + ", is " + units);
        }
    }

    /** Widths from input to output: {@code observationSize, hidden…, outputs}. */
    public int[] widths(int outputs) {
        int[] widths = new int[hidden.size() + 2];
        widths[0] = observationSize;
        for (int i = 0; i < hidden.size(); i++) {
            widths[i + 1] = hidden.get(i);
        }
        widths[widths.length - 1] = outputs;
        return widths;
    }

    public int actorParameters() {
        return Mlp.parameterCount(widths(actionSize));
    }

    public int criticParameters() {
        return Mlp.parameterCount(widths(1));
    }

    /** Length of the parameter array. */
    public int parameterCount() {
        return actorParameters() + criticParameters() + actionSize;
    }
}
