package org.skidpad.scenarios.populate;

import java.util.List;
import org.skidpad.scenarios.indoor.RoomSpec;
import org.skidpad.scenarios.indoor.TrackSpec;
import org.skidpad.scenarios.opendrive.RoadMap;
import org.skidpad.scenarios.procedural.RoadPlan;
import org.skidpad.scenarios.rosmap.FreeSpace;
import org.skidpad.sim.grid.OccupancyGrid;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.GiveWay;
import org.skidpad.sim.traffic.RoadRules;

/** Where a scenario takes place. */
public sealed interface Place {
    /**
     * @param roads of every episode, or an example of what is drawn
     * @param around the map with the walls beside the road, or null
     * @param lines that come with the roads
     * @param heads lights that come with the roads
     * @param objects that stand on or beside the roads
     * @param plan by which each episode draws its own, or null
     */
    record Road(
            RoadNetwork roads,
            Mapped around,
            List<GiveWay> lines,
            List<RoadRules.SignalHead> heads,
            Walls objects,
            RoadPlan plan)
            implements Place {
        public Road(RoadNetwork roads) {
            this(roads, null);
        }

        public Road(RoadNetwork roads, Mapped around) {
            this(roads, around, List.of(), List.of(), Walls.NONE, null);
        }

        /**
         * Roads of a map.
         *
         * @param signs with its lights and signs
         * @param objects with what stands there
         */
        public static Road of(RoadMap map, boolean signs, boolean objects) {
            return new Road(
                    map.roads(),
                    null,
                    signs ? map.signs().giveWays() : List.of(),
                    signs ? map.signs().cycling() : List.of(),
                    objects ? map.objects() : Walls.NONE,
                    null);
        }
    }

    record Indoor(RoomSpec room) implements Place {}

    record Track(TrackSpec track) implements Place {}

    /** @param free where starts and goals are drawn, or null where none is */
    record Mapped(OccupancyGrid grid, Walls walls, FreeSpace free) implements Place {
        public Mapped(OccupancyGrid grid) {
            this(grid, grid.walls(), null);
        }

        /** @param clearance from a place that may be drawn to whatever is not free, m */
        public Mapped withFreeSpace(double clearance) {
            if (free != null && free.clearance() == clearance) {
                return this;
            }
            return new Mapped(grid, walls, FreeSpace.of(grid, clearance));
        }
    }
}
