/**
 * Roads: reference lines, lanes and lane coordinates. Immutable once built; shared by any number of worlds and threads.
 *
 * <p>Two coordinates are in use. <b>Road</b> coordinates (s, t) are OpenDRIVE's: s along the reference line, t to its left.
 * <b>Lane</b> coordinates (lane index, s, offset) follow the lane's <em>driving direction</em>: s is the station of the
 * reference line counted from the lane's upstream end, offset is from the lane's centre line, left of the driving direction
 * positive. Metres and radians, map frame.
 */
package org.skidpad.sim.road;
