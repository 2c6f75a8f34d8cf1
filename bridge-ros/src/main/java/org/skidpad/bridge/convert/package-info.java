/**
 * How the plain messages of {@code message} are laid out on the wire. ROS 1 and ROS 2 order the same fields the same way and
 * differ only in the primitive encoding, so one {@link org.skidpad.bridge.convert.Codec} a message serves both. Only
 * transports import it.
 */
package org.skidpad.bridge.convert;
