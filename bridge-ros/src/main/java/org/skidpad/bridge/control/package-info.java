/**
 * The control loop of a robot, without any ROS type: newest messages in, checked; the one {@code ObservationBuilder} and the
 * policy between; a limited command out, or a stop. {@link org.skidpad.bridge.control.ControlLoop} is the main type; all of
 * it runs on one thread, and messages reach it through {@link org.skidpad.bridge.message.Latest}. SI units, frames odom and
 * base_link; monotonic time in ns. May be imported by {@code deploy} and {@code robot}.
 */
package org.skidpad.bridge.control;
