/**
 * Occupancy maps of ROS ({@code map_server}: a YAML file and a picture), read into an {@link org.skidpad.sim.grid.OccupancyGrid};
 * entry point {@link org.skidpad.scenarios.rosmap.RosMapLoader}.
 *
 * <p>Metres and radians; the map frame is that of the file's {@code origin}. Any part of {@code scenarios} and the modules above may
 * import this package.
 */
package org.skidpad.scenarios.rosmap;
