package org.skidpad.scenarios.script;

import java.util.Arrays;
import java.util.List;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.state.StateVisitor;

/** The lanes of a route in order, each joined to the one before or beside it. */
final class RoutePath {
    /** More than any route has. */
    private static final int MOST_LANES = 10_000;

    private final LaneMap map;
    private int[] lanes = {};
    /** Lane station at which it starts and ends, m. */
    private double startS;

    private double endS;

    RoutePath(LaneMap map) {
        this.map = map;
    }

    int[] lanes() {
        return lanes;
    }

    /**
     * Goes on to a place; false where no way leads there. A place on a lane that cannot be reached, such as one of the oncoming
     * traffic, means the lane of the same road, nearest to it, that can.
     */
    boolean extend(Spot to) {
        if (to.lane == null) {
            return false;
        }
        if (extend(to.lane, to.s)) {
            return true;
        }
        for (Lane lane : map.besides(to.lane)) {
            if (lane.isDriving() && extend(lane, LaneMap.laneS(lane, LaneMap.roadS(to.lane, to.s)))) {
                return true;
            }
        }
        return false;
    }

    private boolean extend(Lane lane, double s) {
        if (lanes.length == 0) {
            lanes = new int[] {lane.index()};
            startS = s;
            endS = s;
            return true;
        }
        int[] way = map.way(map.roads.lane(lanes[lanes.length - 1]), endS, lane, s);
        if (way == null || lanes.length + way.length > MOST_LANES) {
            return false;
        }
        int before = lanes.length;
        lanes = Arrays.copyOf(lanes, before + way.length - 1);
        System.arraycopy(way, 1, lanes, before, way.length - 1);
        // The way may end on a lane beside the one that is asked for; the route is on the lane asked for.
        lanes[lanes.length - 1] = lane.index();
        endS = s;
        return true;
    }

    /** Which of some lanes, that follow {@code from} in a direction, goes on along the route; or null. */
    Lane next(Lane from, List<Integer> candidates) {
        for (int i = 0; i + 1 < lanes.length; i++) {
            if (map.roads.lane(lanes[i]).road() != from.road()) {
                continue;
            }
            for (int k = i + 1; k < Math.min(lanes.length, i + 4); k++) {
                int road = map.roads.lane(lanes[k]).road();
                for (int candidate : candidates) {
                    if (road != from.road() && map.roads.lane(candidate).road() == road) {
                        return map.roads.lane(candidate);
                    }
                }
            }
        }
        return null;
    }

    /** The lane and station some metres along the route; false beyond its end. */
    boolean at(double metres, Spot out) {
        double left = metres + startS;
        for (int i = 0; i < lanes.length; i++) {
            Lane lane = map.roads.lane(lanes[i]);
            // Beside each other they share their stations: only the last of them is gone along.
            boolean beside = i + 1 < lanes.length && map.beside(lane, map.roads.lane(lanes[i + 1]));
            if (beside) {
                continue;
            }
            if (left <= lane.length() + 1e-6 || i == lanes.length - 1) {
                out.onLane(map, lane, Math.max(0, Math.min(lane.length(), left)), 0, 0);
                return left <= lane.length() + 1e-6;
            }
            left -= lane.length();
        }
        return false;
    }

    /** Metres along the route of a place on one of its roads, or NaN. */
    double along(Spot spot) {
        double sum = -startS;
        for (int i = 0; i < lanes.length && spot.lane != null; i++) {
            Lane lane = map.roads.lane(lanes[i]);
            if (i + 1 < lanes.length && map.beside(lane, map.roads.lane(lanes[i + 1]))) {
                continue;
            }
            if (lane.index() == spot.lane.index() || map.beside(lane, spot.lane)) {
                return sum + LaneMap.laneS(lane, LaneMap.roadS(spot.lane, spot.s));
            }
            sum += lane.length();
        }
        return Double.NaN;
    }

    /** This route, or that of a snapshot; null for none. */
    static RoutePath visited(RoutePath route, LaneMap map, StateVisitor v) {
        int size = v.count(route == null ? 0 : route.lanes.length, MOST_LANES);
        if (map == null || size == 0) {
            return null;
        }
        RoutePath now = route;
        if (v.restoring()) {
            now = new RoutePath(map);
            now.lanes = new int[size];
        }
        v.wholes(now.lanes, size, 0, map.roads.lanes().size() - 1);
        now.startS = v.real(now.startS);
        now.endS = v.real(now.endS);
        return now;
    }
}
