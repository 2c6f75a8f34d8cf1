/**
 * ASAM OpenDRIVE 1.4 to 1.8 maps, read into a {@link org.skidpad.sim.road.RoadNetwork}; entry point
 * {@link org.skidpad.scenarios.opendrive.OpenDriveLoader}.
 *
 * <p>The map's own inertial frame becomes the map frame: metres, radians, x east and y north where the file is georeferenced. Everything
 * moves on a plane: elevation, superelevation, shape and lane heights are kept for pictures and reported as warnings. Any part of {@code scenarios} and the modules
 * above may import this package.
 */
package org.skidpad.scenarios.opendrive;
