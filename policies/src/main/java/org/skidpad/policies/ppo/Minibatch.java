package org.skidpad.policies.ppo;

import org.skidpad.policies.network.NetworkShape;

/** Samples of a rollout gathered into arrays of their own; advantages are normalised within. */
final class Minibatch {
    final float[] observations;
    final float[] actions;
    final float[] logProbabilities;
    final float[] advantages;
    final float[] returns;
    private final int size;
    private final int observationSize;
    private final int actionSize;

    Minibatch(int size, NetworkShape shape) {
        this.size = size;
        observationSize = shape.observationSize();
        actionSize = shape.actionSize();
        observations = new float[size * observationSize];
        actions = new float[size * actionSize];
        logProbabilities = new float[size];
        advantages = new float[size];
        returns = new float[size];
    }

    /** Takes the samples {@code order[start …]}. */
    void gather(Rollout rollout, int[] order, int start) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < size; k++) {
            int at = order[start + k];
            System.arraycopy(
                    rollout.observations, at * observationSize, observations, k * observationSize, observationSize);
            System.arraycopy(rollout.actions, at * actionSize, actions, k * actionSize, actionSize);
            logProbabilities[k] = rollout.logProbabilities[at];
            returns[k] = rollout.returns[at];
            float advantage = rollout.advantages[at];
            advantages[k] = advantage;
            sum += advantage;
            squares += (double) advantage * advantage;
        }
        double mean = sum / size;
        double deviation = Math.sqrt(Math.max(0, squares / size - mean * mean)) + 1e-8;
        for (int k = 0; k < size; k++) {
            advantages[k] = (float) ((advantages[k] - mean) / deviation);
        }
    }
}
