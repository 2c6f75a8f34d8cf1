/**
 * What is known of a robot that a policy may drive: {@link org.skidpad.sim.robot.RobotDescription}, values only. Text becomes a
 * description in {@code scenarios.robot}; the robot edge, identification and evaluation read it. SI units; REP-103/105 frames;
 * anyone may import this package.
 */
package org.skidpad.sim.robot;
