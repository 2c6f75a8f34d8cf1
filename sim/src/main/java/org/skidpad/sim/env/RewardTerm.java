package org.skidpad.sim.env;

import org.skidpad.sim.spec.Formula;

/**
 * One term of a reward.
 *
 * @param name a reward name of docs/scenario-format.md (progress, collision, comfort, goal, time, …), or {@code spec}
 * @param weight factor; costs are negative
 * @param formula for {@code spec}: its robustness over the recent past, clipped to [-1, 1], is the term; null otherwise
 */
public record RewardTerm(String name, double weight, Formula formula) {}
