/**
 * A second process that stops the robot when the control process cannot: killed, frozen or stuck. {@link
 * org.skidpad.bridge.supervise.SupervisorProcess} is the control process's side, {@link
 * org.skidpad.bridge.supervise.SupervisorMain} the process itself, {@link org.skidpad.bridge.supervise.Supervisor} what it does.
 * The two share a pipe of single bytes and nothing else; each has its own connection to ROS. Only {@code deploy} and {@code cli}
 * import it.
 */
package org.skidpad.bridge.supervise;
