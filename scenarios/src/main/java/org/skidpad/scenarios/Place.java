package org.skidpad.scenarios;

import org.skidpad.scenarios.indoor.RoomSpec;
import org.skidpad.scenarios.rosmap.FreeSpace;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;

/** Where a scenario takes place. */
sealed interface Place {
    /** @param around the map with the walls beside the road, or null */
    record Road(RoadNetwork roads, Mapped around) implements Place {
        Road(RoadNetwork roads) {
            this(roads, null);
        }
    }

    record Indoor(RoomSpec room) implements Place {}

    /** @param free where starts and goals are drawn, or null where none is */
    record Mapped(OccupancyGrid grid, Walls walls, FreeSpace free) implements Place {
        Mapped(OccupancyGrid grid) {
            this(grid, grid.walls(), null);
        }

        /** @param clearance from a place that may be drawn to whatever is not free, m */
        Mapped withFreeSpace(double clearance) {
            return new Mapped(grid, walls, FreeSpace.of(grid, clearance));
        }
    }
}
