package org.skidpad.policies.djl;

/**
 * What a loss is made of, means over a minibatch.
 *
 * @param policy clipped surrogate
 * @param value half the squared error of the value
 * @param entropy of the action distribution, nats, summed over actions
 * @param kl divergence of the new from the old policy, nats, by the estimator (r - 1) - log r
 * @param clipped share of samples whose ratio was outside the clip range
 */
public record LossTerms(double policy, double value, double entropy, double kl, double clipped) {}
