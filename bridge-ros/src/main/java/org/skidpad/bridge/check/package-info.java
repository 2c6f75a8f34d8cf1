/**
 * Compares a robot's description with what is live on ROS: {@link org.skidpad.bridge.check.RobotCheck}. Listens only, commands
 * nothing. SI units. Only {@code cli} imports it.
 */
package org.skidpad.bridge.check;
