package org.skidpad.policies;

import org.skidpad.policies.network.ActionScaling;
import org.skidpad.policies.network.Mlp;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/**
 * A trained network that takes its mean action. Keeps no state between calls, but scratch memory: one thread an instance,
 * {@link #copy} for another.
 */
public final class NetworkPolicy implements Policy {
    private final PolicyContract contract;
    private final int[] widths;
    private final float[] parameters;
    private final Mlp actor;
    private final ActionScaling scaling;
    private float[] network = new float[0];

    /** Of the actor alone; {@code parameters} may go on after it, as those of an actor-critic do. */
    NetworkPolicy(PolicyContract contract, int[] widths, float[] parameters) {
        this.contract = contract;
        this.widths = widths.clone();
        this.parameters = parameters.clone();
        actor = new Mlp(widths);
        actor.load(parameters, 0);
        scaling = new ActionScaling(contract);
    }

    /** The same policy for another thread. */
    public NetworkPolicy copy() {
        return new NetworkPolicy(contract, widths, parameters);
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        if (network.length < out.values.length) {
            network = new float[out.values.length];
        }
        actor.evaluate(in.values, 0, in.count, network);
        scaling.toPhysical(network, 0, in.count, out);
    }
}
