package org.skidpad.evaluation.suite;

import java.util.function.Supplier;
import org.skidpad.sim.env.Policy;
import org.skidpad.sim.env.Scenario;

/** Finds policies by what a suite calls them. */
@FunctionalInterface
public interface PolicySource {
    /**
     * A maker of policies for a scenario, called once a thread.
     *
     * @param policy rule name, or path of a policy file
     * @throws org.skidpad.sim.diagnostic.BadInputException where there is none, or it does not fit
     */
    Supplier<Policy> find(String policy, Scenario scenario);
}
