/**
 * ROS 1 by genuine rosjava 0.3.6, behind the same face as the other transports; built only with the Maven profile {@code
 * rosjava}. A message goes through our codec and through rosjava's generated classes, byte by byte the same, so that no type is
 * mapped by hand. What it lacks is in docs/robots.md. Only {@code transport}'s service loader knows it.
 */
package org.skidpad.bridge.transport.rosjava;
