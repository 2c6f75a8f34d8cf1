package org.skidpad.policies.ppo;

import java.util.List;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.EndReason;
import org.skidpad.sim.env.Environment;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Transitions;
import org.skidpad.sim.random.RandomStream;

/** A point on a line that must be brought to the middle: speed in, distance out, reward is minus its square. */
final class ServoEnvironment implements Environment {
    private static final int LIMIT = 20;

    private final PolicyContract contract;
    private final double[] x;
    private final int[] steps;
    private final int[] episode;
    private final double[] sum;
    private final RandomStream random = new RandomStream(0, 0, "servo");
    private long seed;

    /** Observations beyond the first are zeros, to give a wanted width. */
    ServoEnvironment(int agents, int observationSize) {
        contract = new PolicyContract(
                List.of(new Channel("position", observationSize, "m", "map", -2, 2)),
                List.of(new Channel("speed", 1, "m/s", "map", -1, 3)),
                0.1,
                0);
        x = new double[agents];
        steps = new int[agents];
        episode = new int[agents];
        sum = new double[agents];
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public int count() {
        return x.length;
    }

    @Override
    public void reset(long newSeed, Transitions out) {
        seed = newSeed;
        for (int i = 0; i < x.length; i++) {
            episode[i] = 0;
            begin(i);
            out.observations.values[i * out.observations.size] = (float) x[i] / 2;
        }
    }

    private void begin(int i) {
        random.reseed(seed + episode[i]++, i, "servo");
        x[i] = random.uniform(-2, 2);
        steps[i] = 0;
        sum[i] = 0;
    }

    @Override
    public void step(Actions in, Transitions out) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(-2, Math.min(2, x[i] + 0.3 * (in.values[i] - 1)));
            out.rewards[i] = (float) -(x[i] * x[i]);
            sum[i] += out.rewards[i];
            steps[i]++;
            out.end[i] = steps[i] >= LIMIT ? EndReason.TIMEOUT : EndReason.RUNNING;
            if (out.end[i] != EndReason.RUNNING) {
                out.finalObservations.values[i * out.observations.size] = (float) x[i] / 2;
                out.episodeReturn[i] = sum[i];
                out.episodeLength[i] = steps[i];
                begin(i);
            }
            out.observations.values[i * out.observations.size] = (float) x[i] / 2;
        }
    }

    @Override
    public void close() {}
}
