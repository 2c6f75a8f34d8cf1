/**
 * What a recording tells of a robot: delay, lag, sizes, grip and noise, each with its uncertainty, and whether the recording could
 * tell it at all. {@link org.skidpad.bridge.identify.RobotLog} holds the recording as numbers, {@link
 * org.skidpad.bridge.identify.Identification} fits. SI units, time in s from the first message. Only {@code cli} imports it.
 */
package org.skidpad.bridge.identify;
