/**
 * The robot edge: what crosses between a policy and a robot, simulated or real, over ROS.
 *
 * <p>{@code message} holds plain messages, {@code convert} their bytes, {@code transport} carries them over ROS 2 or ROS 1,
 * {@code control} decides without knowing ROS, {@code robot} makes a simulated world a robot, {@code deploy} drives one. SI
 * units; frames map, odom, base_link (REP-105); only {@code cli} may import this module.
 */
package org.skidpad.bridge;
