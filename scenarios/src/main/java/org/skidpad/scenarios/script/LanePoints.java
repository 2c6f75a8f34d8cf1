package org.skidpad.scenarios.script;

import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/** Points every few metres along all lanes that are driven on, where traffic can appear. Immutable; shared by all episodes. */
public final class LanePoints {
    private static final double STEP = 4;

    final int count;
    final double[] x;
    final double[] y;
    final int[] lane;
    final double[] s;

    /** @param map null for no points */
    public LanePoints(LaneMap map) {
        RoadNetwork roads = map == null ? null : map.roads;
        int n = 0;
        if (roads != null) {
            for (Lane lane : roads.lanes()) {
                n += lane.isDriving() ? pointsOn(lane) : 0;
            }
        }
        count = n;
        x = new double[n];
        y = new double[n];
        lane = new int[n];
        s = new double[n];
        int at = 0;
        PoseHolder pose = new PoseHolder();
        for (int i = 0; at < n; i++) {
            Lane from = roads.lane(i);
            for (int k = 0; from.isDriving() && k < pointsOn(from); k++) {
                lane[at] = i;
                s[at] = (k + 0.5) * from.length() / pointsOn(from);
                roads.toMap(i, s[at], 0, pose);
                x[at] = pose.x;
                y[at] = pose.y;
                at++;
            }
        }
    }

    private static int pointsOn(Lane lane) {
        return (int) Math.ceil(lane.length() / STEP);
    }
}
