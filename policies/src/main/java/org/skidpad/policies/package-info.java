/**
 * Things that choose actions: rule baselines, trained networks, and the training itself.
 *
 * <p>Main types: {@link org.skidpad.policies.PolicyLoader} and {@link org.skidpad.policies.PolicyFile} read and write
 * {@code .policy} bundles (docs/policy-bundle.md). Observations are scaled to [-1, 1] by whoever built them; actions are
 * physical (SI). {@code cli} may import this module; it imports {@code sim} only.
 */
package org.skidpad.policies;
