package org.skidpad.policies.ppo;

/**
 * Experience between two updates, step-major: sample (t, i) of agent i stands at row {@code t * agents + i}. Allocated once.
 */
final class Rollout {
    final int steps;
    final int agents;
    final float[] observations;
    /** As drawn, before clipping to [-1, 1]. */
    final float[] actions;

    final float[] logProbabilities;
    final float[] rewards;
    final float[] values;
    /** Value of the state the step led to: 0 where the episode terminated, that of its last state where it was truncated. */
    final float[] nextValues;
    /** Whether the episode ended in this step, terminated or truncated. */
    final boolean[] ended;

    final float[] advantages;
    final float[] returns;

    Rollout(int steps, int agents, int observationSize, int actionSize) {
        this.steps = steps;
        this.agents = agents;
        int n = steps * agents;
        observations = new float[n * observationSize];
        actions = new float[n * actionSize];
        logProbabilities = new float[n];
        rewards = new float[n];
        values = new float[n];
        nextValues = new float[n];
        ended = new boolean[n];
        advantages = new float[n];
        returns = new float[n];
    }

    int size() {
        return steps * agents;
    }

    /**
     * Generalised advantage estimation (Schulman et al., "High-dimensional continuous control using generalized advantage
     * estimation", 2016, equation 16): A_t = δ_t + γλ A_{t+1} within an episode, δ_t = r_t + γ V(s_{t+1}) - V(s_t).
     */
    void estimateAdvantages(double gamma, double lambda) {
        for (int i = 0; i < agents; i++) {
            double advantage = 0;
            for (int t = steps - 1; t >= 0; t--) {
                int at = t * agents + i;
                double delta = rewards[at] + gamma * nextValues[at] - values[at];
                advantage = delta + (ended[at] ? 0 : gamma * lambda * advantage);
                advantages[at] = (float) advantage;
                returns[at] = (float) (advantage + values[at]);
            }
        }
    }
}
