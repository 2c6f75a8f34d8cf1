package org.skidpad.policies.ppo;

import org.skidpad.policies.network.NetworkShape;

/**
 * What training gives.
 *
 * @param shape of the networks
 * @param parameters in the order of {@link NetworkShape}
 * @param steps agent-steps taken
 * @param finished false where a listener asked to stop
 */
public record TrainedNetwork(NetworkShape shape, float[] parameters, long steps, boolean finished) {}
