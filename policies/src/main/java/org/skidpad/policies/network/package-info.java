/**
 * Actor-critic networks in plain Java: what a policy is on a robot and while experience is collected.
 *
 * <p>Main type: {@link org.skidpad.policies.network.ActorCritic}. Inputs are scaled observations, outputs are numbers of the
 * network's own action space in which [-1, 1] stands for [low, high] of the action channels. Only float addition,
 * multiplication, division and comparison in a fixed order, so every JDK and every batch size gives the same bits. Instances
 * own scratch memory: one thread an instance. Any package of this module may import this one; it imports {@code sim.random}.
 */
package org.skidpad.policies.network;
