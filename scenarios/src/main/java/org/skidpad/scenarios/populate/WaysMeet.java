package org.skidpad.scenarios.populate;

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
            for (double s = 0; s <= roads.lane(lane).length(); s += STEP) {
                roads.toMap(lane, s, 0, other);
                double square = (own.x - other.x) * (own.x - other.x) + (own.y - other.y) * (own.y - other.y);
                if (square < best) {
                    best = square;
                    at = s;
                }
            }
        }
        return Double.isNaN(at) ? Optional.empty() : Optional.of(new GiveWay.Conflict(lane, at));
    }
}
