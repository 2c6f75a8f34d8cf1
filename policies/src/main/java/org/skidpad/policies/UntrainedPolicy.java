package org.skidpad.policies;

import java.util.List;
import org.skidpad.policies.network.MlpActorCritic;
import org.skidpad.policies.network.NetworkShape;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/** A network as training begins with it: good for measuring how long a decision takes, for nothing else. */
public final class UntrainedPolicy {
    private UntrainedPolicy() {}

    /**
     * A network of drawn weights.
     *
     * @param hidden widths of its hidden layers
     */
    public static Policy of(PolicyContract contract, List<Integer> hidden, long seed) {
        NetworkShape shape = new NetworkShape(contract.observationSize(), contract.actionSize(), hidden);
        return new NetworkPolicy(
                contract, shape.widths(shape.actionSize()), MlpActorCritic.initialParameters(shape, 0, seed));
    }
}
