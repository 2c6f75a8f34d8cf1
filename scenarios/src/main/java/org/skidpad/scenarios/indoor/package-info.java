/**
 * Procedural rooms for robots: a rectangle with solid boxes and cylinders, drawn from a seed until there is a way from the start
 * to the goal. {@link org.skidpad.scenarios.indoor.RoomSpec} says what to draw, {@link org.skidpad.scenarios.indoor.Room} is
 * what was drawn. Metres, map frame, the room's corner at the origin.
 */
package org.skidpad.scenarios.indoor;
