/**
 * Scenarios in CommonRoad's XML, versions 2018b and 2020a (M. Koschi et al., "CommonRoad: Documentation of the XML format"):
 * lanelets become roads, obstacles become actors that replay their trajectories, a planning problem becomes the ego and its
 * goal. Entry point {@link org.skidpad.scenarios.commonroad.CommonRoadLoader}.
 *
 * <p>Metres, radians, m/s; the map frame is the file's own. A file counts time in steps; {@code t} here is in seconds. Any part of
 * {@code scenarios} and the modules above may import this package.
 */
package org.skidpad.scenarios.commonroad;
