package org.skidpad.evaluation;

import java.util.Arrays;
import java.util.function.Supplier;
import org.skidpad.sim.env.Actions;
import org.skidpad.sim.env.Observations;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.PolicyContract;
import org.skidpad.sim.env.Scenario;

/** Policies whose outcome can be told beforehand. */
public final class TestPolicies {
    private TestPolicies() {}

    /** Does the same all the time. */
    public static Supplier<Policy> constant(Scenario scenario, float action) {
        PolicyContract contract = scenario.task().contract();
        return () -> new Policy() {
            @Override
            public PolicyContract contract() {
                return contract;
            }

            @Override
            public void act(Observations in, Actions out) {
                Arrays.fill(out.values, action);
            }
        };
    }

    /** Stops and stands: nobody is hit. */
    public static Supplier<Policy> brake(Scenario scenario) {
        return constant(scenario, -5);
    }

    /** Full speed ahead, whatever is there. */
    public static Supplier<Policy> rush(Scenario scenario) {
        return constant(scenario, 3);
    }
}
