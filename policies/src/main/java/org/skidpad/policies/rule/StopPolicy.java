package org.skidpad.policies.rule;

import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Channel;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;

/**
 * Brakes as hard as the contract allows, commands speed zero, or steps to the lowest speed; everything else is as near to zero as
 * allowed.
 */
final class StopPolicy implements Policy {
    private final PolicyContract contract;

    StopPolicy(PolicyContract contract) {
        this.contract = contract;
    }

    @Override
    public PolicyContract contract() {
        return contract;
    }

    @Override
    public void act(Observations in, Actions out) {
        for (int row = 0; row < in.count; row++) {
            int at = row * out.size;
            for (Channel c : contract.action()) {
                boolean slowest = c.name().equals("acceleration") || c.name().equals("speed_step");
                double value = slowest ? c.low() : Math.max(c.low(), Math.min(c.high(), 0));
                for (int k = 0; k < c.size(); k++) {
                    out.values[at++] = (float) value;
                }
            }
        }
        out.count = in.count;
    }
}
