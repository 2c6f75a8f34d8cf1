package org.skidpad.sim.world;

import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/** The links of a road network's lanes as arrays, for loops that must not chase records. Index = lane; -1 = none. */
final class LaneGraph {
    final RoadNetwork roads;
    final int count;
    final int[] left;
    final int[] right;
    /** The lane that traffic takes at the end: the first successor. */
    final int[] next;

    final int[][] previous;
    /** Station length, m. */
    final double[] length;
    /** Length of the centre line, m: the station length stretched as in the middle of the lane. */
    final double[] centreLength;

    LaneGraph(RoadNetwork roads) {
        this.roads = roads;
        count = roads.lanes().size();
        left = new int[count];
        right = new int[count];
        next = new int[count];
        previous = new int[count][];
        length = new double[count];
        centreLength = new double[count];
        for (int i = 0; i < count; i++) {
            Lane lane = roads.lane(i);
            left[i] = lane.left();
            right[i] = lane.right();
            next[i] = lane.successors().isEmpty() ? -1 : lane.successors().get(0);
            previous[i] =
                    lane.predecessors().stream().mapToInt(Integer::intValue).toArray();
            length[i] = lane.length();
            centreLength[i] = length[i] * roads.stretch(i, length[i] / 2, 0);
        }
    }

    /** Lateral distance between the centre lines of a lane and its left neighbour, m. */
    double spacingToLeft(int lane, double s) {
        return (roads.width(lane, s) + roads.width(left[lane], s)) * 0.5;
    }

    double spacingToRight(int lane, double s) {
        return (roads.width(lane, s) + roads.width(right[lane], s)) * 0.5;
    }
}
