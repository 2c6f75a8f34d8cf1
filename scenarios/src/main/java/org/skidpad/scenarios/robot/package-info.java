/**
 * Robots as text (docs/robot-format.md): {@link org.skidpad.scenarios.robot.RobotLoader} reads a file, or one of the shipped
 * {@code robots/} by name, into a {@link org.skidpad.sim.robot.RobotDescription}. SI units; REP-103/105 frames. {@code cli} and
 * {@code evaluation} import this package.
 */
package org.skidpad.scenarios.robot;
