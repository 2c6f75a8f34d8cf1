/**
 * Indoor worlds: walls as line segments, and ROS occupancy maps that become walls. Metres, map frame. Immutable.
 */
package org.skidpad.sim.grid;
