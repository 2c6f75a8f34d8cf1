/**
 * A robot's command topic as a {@link org.skidpad.bridge.control.CommandSink}: {@link org.skidpad.bridge.drive.CommandTopic} opens
 * the message type that the robot takes. Speed in m/s; yaw rate in rad/s or front wheel angle in rad. {@code deploy} and {@code
 * supervise} import it.
 */
package org.skidpad.bridge.drive;
