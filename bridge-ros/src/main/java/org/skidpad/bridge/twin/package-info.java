/**
 * The twin, a robot in MuJoCo behind genuine ROS 1 ({@code bridge-ros/twin}): builds it, starts it and its master in processes of
 * their own, and lets policies drive it. SI units; poses in the frame {@code map}. Only {@code cli} imports it.
 */
package org.skidpad.bridge.twin;
