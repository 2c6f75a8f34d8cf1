package org.skidpad.scenarios.procedural;

import java.util.List;
import org.skidpad.sim.road.RoadNetwork;

/**
 * A drawn road.
 *
 * @param roads block k of the way is road {@code b1}, {@code b2}, …; what leaves it has a name that begins with the block's
 * @param lines where drivers give way, before it is known on which lanes
 * @param blocks how many
 * @param length of the way, m
 */
public record DrawnRoad(RoadNetwork roads, List<Line> lines, int blocks, double length) {
    public DrawnRoad {
        lines = List.copyOf(lines);
    }

    /**
     * A line at the end of a lane.
     *
     * @param road id of its road
     * @param lane its id
     * @param atStart at the start of the road rather than at its end
     * @param stop whether to stand first
     * @param to ids of the roads (lane -1) that have priority
     */
    public record Line(String name, String road, int lane, boolean atStart, boolean stop, List<String> to) {
        public Line {
            to = List.copyOf(to);
        }
    }
}
