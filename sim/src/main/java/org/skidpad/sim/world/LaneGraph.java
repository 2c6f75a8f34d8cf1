package org.skidpad.sim.world;

import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
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
    /** True for a lane of constant width along a straight line: its stretch is 1. */
    final boolean[] straight;
    /** Half the width of a {@link #straight} lane, m (else NaN), where its centre line starts, and its heading in [-π, π). */
    final double[] halfWidth;

    final double[] startX;
    final double[] startY;
    final double[] heading;
    final double[] cos;
    final double[] sin;

    LaneGraph(RoadNetwork roads) {
        this.roads = roads;
        count = roads.lanes().size();
        left = new int[count];
        right = new int[count];
        next = new int[count];
        previous = new int[count][];
        length = new double[count];
        centreLength = new double[count];
        straight = new boolean[count];
        halfWidth = new double[count];
        startX = new double[count];
        startY = new double[count];
        heading = new double[count];
        cos = new double[count];
        sin = new double[count];
        PoseHolder pose = new PoseHolder();
        for (int i = 0; i < count; i++) {
            Lane lane = roads.lane(i);
            left[i] = lane.left();
            right[i] = lane.right();
            next[i] = lane.successors().isEmpty() ? -1 : lane.successors().get(0);
            previous[i] =
                    lane.predecessors().stream().mapToInt(Integer::intValue).toArray();
            length[i] = lane.length();
            centreLength[i] = length[i] * roads.stretch(i, length[i] / 2, 0);
            straight[i] = roads.isStraight(i);
            halfWidth[i] = Double.NaN;
            if (straight[i]) {
                roads.toMap(i, 0, 0, pose);
                halfWidth[i] = roads.width(i, 0) * 0.5;
                startX[i] = pose.x;
                startY[i] = pose.y;
                heading[i] = Angles.wrap(pose.heading);
                cos[i] = roads.straightCos(i);
                sin[i] = roads.straightSin(i);
            }
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
