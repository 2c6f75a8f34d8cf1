package org.skidpad.scenarios.opendrive;

import org.skidpad.sim.road.RoadNetwork;

/**
 * What an OpenDRIVE file holds: its roads, and what stands beside them and binds drivers. Immutable.
 *
 * @param signs lights, stop and yield signs; speed limits are in the lanes
 */
public record RoadMap(RoadNetwork roads, MapSigns signs) {}
