package org.skidpad.scenarios;

import org.skidpad.scenarios.indoor.RoomSpec;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;

/** Where a scenario takes place. */
sealed interface Place {
    record Road(RoadNetwork roads) implements Place {}

    record Indoor(RoomSpec room) implements Place {}

    record Mapped(OccupancyGrid grid, Walls walls) implements Place {}
}
