package org.skidpad.scenarios.opendrive;

import java.util.Set;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;

/**
 * What an OpenDRIVE file holds: its roads, what stands beside them and binds drivers, and what one can drive against. Immutable.
 *
 * @param signs lights, stop and yield signs; speed limits are in the lanes
 * @param objects ground plans of what stands there
 * @param closed lanes that cars may not use
 */
public record RoadMap(RoadNetwork roads, MapSigns signs, Walls objects, Set<Integer> closed) {
    /** Without anything beside the roads. */
    public static RoadMap without(RoadNetwork roads) {
        return new RoadMap(roads, MapSigns.NONE, Walls.NONE, Set.of());
    }

    public RoadMap {
        closed = Set.copyOf(closed);
    }
}
