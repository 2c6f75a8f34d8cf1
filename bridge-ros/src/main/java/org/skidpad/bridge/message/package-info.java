/**
 * Messages between policy and robot as plain, preallocated, mutable objects without ROS classes. Each knows how to copy
 * another into itself, so that a receiver can keep the newest one without allocation. Stamps are nanoseconds of the sender's
 * clock; SI units; x forward, y left, counter-clockwise yaw (REP-103). Everything in this module may import it.
 */
package org.skidpad.bridge.message;
