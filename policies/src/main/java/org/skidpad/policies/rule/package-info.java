/**
 * Baselines that follow written rules, behind the same contract as a trained policy: they read the scaled observation row by
 * channel name and undo the scaling.
 *
 * <p>Main type: {@link org.skidpad.policies.rule.RulePolicies}. SI, {@code base_link}. None keeps state between calls but
 * {@code wayfinder}, which remembers what it has seen since {@code reset}. The
 * root package imports this one.
 */
package org.skidpad.policies.rule;
