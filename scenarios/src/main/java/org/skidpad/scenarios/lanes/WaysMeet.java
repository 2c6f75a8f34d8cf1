package org.skidpad.scenarios.lanes;

import java.util.Optional;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.LanePosition;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.traffic.GiveWay;

/** Finds where a lane crosses or joins the way that leads on from a line; by sampling both centre lines. */
public final class WaysMeet {
    private static final double STEP = 0.5;
    private static final double SIGHT = 60;

    /** Centre lines further apart than this do not meet, m. */
    private static final double NEAR = 2;

    private final RoadNetwork roads;

    public WaysMeet(RoadNetwork roads) {
        this.roads = roads;
    }

    public Optional<GiveWay.Conflict> find(LanePosition line, int lane) {
        PoseHolder own = new PoseHolder();
        PoseHolder other = new PoseHolder();
        int n = (int) Math.floor(roads.lane(lane).length() / STEP) + 1;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            roads.toMap(lane, i * STEP, 0, other);
            x[i] = other.x;
            y[i] = other.y;
        }
        double best = NEAR * NEAR;
        double at = Double.NaN;
        LanePosition walk = new LanePosition();
        for (double d = 0; d <= SIGHT; d += STEP) {
            walk.lane = line.lane;
            walk.s = line.s;
            if (!LaneWalk.along(roads, walk, d)) {
                break;
            }
            roads.toMap(walk.lane, walk.s, 0, own);
            for (int i = 0; i < n; i++) {
                double square = (own.x - x[i]) * (own.x - x[i]) + (own.y - y[i]) * (own.y - y[i]);
                if (square < best) {
                    best = square;
                    at = i * STEP;
                }
            }
        }
        return Double.isNaN(at) ? Optional.empty() : Optional.of(new GiveWay.Conflict(lane, at));
    }
}
