/**
 * Drives whatever robot is on a transport with a policy: {@link org.skidpad.bridge.deploy.Deployment} wires topics to {@code
 * control}. Refuses a policy that asks for what the robot does not measure or cannot do. SI units; the goal is in the odom
 * frame. Only {@code cli} imports it.
 */
package org.skidpad.bridge.deploy;
