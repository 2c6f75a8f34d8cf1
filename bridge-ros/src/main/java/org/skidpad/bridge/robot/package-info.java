/**
 * The simulator as a robot: {@link org.skidpad.bridge.robot.RobotServer} steps a world in real time and offers the topics of a
 * real differential-drive robot. SI units; odom starts at the ego's start pose. Only {@code cli} imports it.
 */
package org.skidpad.bridge.robot;
