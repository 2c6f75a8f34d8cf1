package org.skidpad.scenarios.lanes;

import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;

/** Steps along and across lanes at placement time. */
public final class LaneWalk {
    private LaneWalk() {}

    /** The lane that many lanes to the left (negative: right), or -1. */
    public static int across(RoadNetwork roads, int lane, int lanesLeft) {
        int at = lane;
        for (int i = 0; i < Math.abs(lanesLeft) && at >= 0; i++) {
            at = lanesLeft > 0 ? roads.lane(at).left() : roads.lane(at).right();
        }
        return at;
    }

    /**
     * Moves a position by stations along first successors or predecessors.
     *
     * @return false where the road ends before; {@code position} is then where it ended
     */
    public static boolean along(RoadNetwork roads, LanePosition position, double distance) {
        position.s += distance;
        while (true) {
            Lane lane = roads.lane(position.lane);
            if (position.s > lane.length()) {
                if (lane.successors().isEmpty()) {
                    return false;
                }
                position.s -= lane.length();
                position.lane = lane.successors().get(0);
            } else if (position.s < 0) {
                if (lane.predecessors().isEmpty()) {
                    return false;
                }
                position.lane = lane.predecessors().get(0);
                position.s += roads.lane(position.lane).length();
            } else {
                return true;
            }
        }
    }
}
