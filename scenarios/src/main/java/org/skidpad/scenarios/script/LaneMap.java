package org.skidpad.scenarios.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/**
 * Lanes by road and OpenDRIVE lane id, distances across and along them. Immutable once built. Road stations and t are
 * OpenDRIVE's (t to the left of the reference line); lane s and offset follow the driving direction.
 */
public final class LaneMap {
    private static final int MAX_SEARCHED_LANES = 500;
    private static final int MAX_ROUTED_LANES = 20_000;
    /** What a change of lane counts in metres when ways are compared. */
    private static final double LANE_CHANGE = 1;

    final RoadNetwork roads;
    private final Map<Integer, List<TreeMap<Integer, Lane>>> sectionsByRoad = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Lane>> sectionOfLane = new HashMap<>();

    public LaneMap(RoadNetwork roads) {
        this.roads = roads;
        Map<Integer, TreeMap<Double, TreeMap<Integer, Lane>>> sorted = new HashMap<>();
        for (Lane lane : roads.lanes()) {
            TreeMap<Integer, Lane> section = sorted.computeIfAbsent(lane.road(), r -> new TreeMap<>())
                    .computeIfAbsent(lane.startS(), s -> new TreeMap<>());
            section.put(lane.odrLaneId(), lane);
            sectionOfLane.put(lane.index(), section);
        }
        sorted.forEach((road, sections) -> sectionsByRoad.put(road, new ArrayList<>(sections.values())));
    }

    /** The lane of a road at a station, or null. */
    public Lane lane(int road, int odrLaneId, double roadS) {
        Lane found = null;
        for (TreeMap<Integer, Lane> section : sectionsByRoad.getOrDefault(road, List.of())) {
            Lane lane = section.get(odrLaneId);
            if (lane != null && lane.startS() <= roadS + 1e-6) {
                // The last section that has begun; its end is checked by the caller's clamp.
                found = lane;
            }
        }
        return found;
    }

    /** Some lane of a road at a station: the one whose centre is nearest to t, or null. */
    Lane laneNearT(int road, double roadS, double t) {
        Lane best = null;
        double bestDistance = Double.POSITIVE_INFINITY;
        for (TreeMap<Integer, Lane> section : sectionsByRoad.getOrDefault(road, List.of())) {
            for (Lane lane : section.values()) {
                if (lane.startS() > roadS + 1e-6 || lane.endS() < roadS - 1e-6) {
                    continue;
                }
                double distance = Math.abs(centreT(lane, roadS) - t) + (lane.isDriving() ? 0 : 1e-3);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = lane;
                }
            }
        }
        return best;
    }

    /** The lane {@code count} to the left (right where negative) of the driving direction, skipping the centre; or null. */
    public Lane beside(Lane lane, int count) {
        int step = lane.forward() ? count : -count;
        int id = lane.odrLaneId() + step;
        if (id == 0 || (id > 0) != (lane.odrLaneId() > 0)) {
            id += step > 0 ? 1 : -1;
        }
        return step == 0 ? lane : sectionOfLane.get(lane.index()).get(id);
    }

    /** The lane of the same section with an id, or null. */
    public Lane sibling(Lane lane, int odrLaneId) {
        return sectionOfLane.get(lane.index()).get(odrLaneId);
    }

    /** The other lanes of the same section, the nearest first. */
    List<Lane> besides(Lane lane) {
        List<Lane> others = new ArrayList<>(sectionOfLane.get(lane.index()).values());
        others.remove(lane);
        others.sort(Comparator.comparingInt(other -> Math.abs(other.odrLaneId() - lane.odrLaneId())));
        return others;
    }

    static double roadS(Lane lane, double s) {
        return lane.forward() ? lane.startS() + s : lane.endS() - s;
    }

    static double laneS(Lane lane, double roadS) {
        return lane.forward() ? roadS - lane.startS() : lane.endS() - roadS;
    }

    /** t of a lane's centre without the road's lane offset, which is the same for all lanes at a station. */
    double centreT(Lane lane, double roadS) {
        TreeMap<Integer, Lane> section = sectionOfLane.get(lane.index());
        int side = lane.odrLaneId() > 0 ? 1 : -1;
        double t = 0;
        for (int id = side; id != lane.odrLaneId(); id += side) {
            Lane inner = section.get(id);
            if (inner != null) {
                t += width(inner, roadS);
            }
        }
        return side * (t + width(lane, roadS) / 2);
    }

    private double width(Lane lane, double roadS) {
        double s = Math.max(0, Math.min(lane.length(), laneS(lane, roadS)));
        return roads.width(lane.index(), s);
    }

    /** t of a point in lane coordinates, likewise without the road's lane offset. */
    double t(Lane lane, double s, double offset) {
        return centreT(lane, roadS(lane, s)) + (lane.forward() ? offset : -offset);
    }

    /** The offset from {@code target}'s centre of a point given by lane, s and offset of another lane of the same section. */
    double offsetIn(Lane target, Lane lane, double s, double offset) {
        if (target.index() == lane.index()) {
            return offset;
        }
        double dt = t(lane, s, offset) - centreT(target, roadS(lane, s));
        return target.forward() ? dt : -dt;
    }

    /**
     * Metres of station from one point to another along the driving direction of the first: negative where the second lies
     * behind; NaN where no way joins them. Lanes beside each other count as one way.
     */
    double along(Lane from, double fromS, Lane to, double toS) {
        if (from.road() == to.road()) {
            double d = roadS(to, toS) - roadS(from, fromS);
            return from.forward() ? d : -d;
        }
        double ahead = search(from, fromS, to, toS, true);
        double behind = search(from, fromS, to, toS, false);
        return Double.isNaN(behind) || ahead <= behind ? ahead : -behind;
    }

    /** Of several lanes that go on: the one in the same road where there is one, else the one that turns least. */
    Lane straightest(Lane lane, List<Integer> candidates, boolean ahead) {
        Lane best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int index : candidates) {
            Lane next = roads.lane(index);
            if (next.road() == lane.road()) {
                return next;
            }
            double turn = turn(next, ahead);
            if (turn < least - 1e-9) {
                least = turn;
                best = next;
            }
        }
        return best;
    }

    /** How far a lane's direction changes from its one end to its other, rad. */
    private double turn(Lane lane, boolean ahead) {
        org.skidpad.sim.geometry.PoseHolder pose = new org.skidpad.sim.geometry.PoseHolder();
        roads.toMap(lane.index(), ahead ? 0 : lane.length(), 0, pose);
        double before = pose.heading;
        roads.toMap(lane.index(), ahead ? lane.length() : 0, 0, pose);
        return Math.abs(org.skidpad.sim.geometry.Angles.wrap(pose.heading - before));
    }

    /** Whether two lanes lie side by side in one section. */
    boolean beside(Lane a, Lane b) {
        return a.index() != b.index() && sectionOfLane.get(a.index()) == sectionOfLane.get(b.index());
    }

    /**
     * The lanes of the shortest way downstream from one place to another, both included; lanes beside each other count as one
     * way. Null where there is none.
     */
    int[] way(Lane from, double fromS, Lane to, double toS) {
        boolean here = (from.index() == to.index() || beside(from, to) && from.forward() == to.forward())
                && laneS(from, roadS(to, toS)) >= fromS - 1e-6;
        if (here) {
            return from.index() == to.index() ? new int[] {from.index()} : new int[] {from.index(), to.index()};
        }
        Map<Integer, Double> best = new HashMap<>();
        Map<Integer, Integer> before = new HashMap<>();
        PriorityQueue<Reached> open =
                new PriorityQueue<>(Comparator.comparingDouble(Reached::metres).thenComparingInt(Reached::lane));
        spread(from, -fromS, -1, best, before, open);
        for (int i = 0; i < MAX_ROUTED_LANES && !open.isEmpty(); i++) {
            Reached at = open.poll();
            if (at.metres > best.get(at.lane)) {
                continue;
            }
            Lane lane = roads.lane(at.lane);
            boolean arrived = lane.index() == to.index() && (lane.index() != from.index() || at.metres > -fromS);
            if (arrived) {
                return trace(lane.index(), before);
            }
            for (int next : lane.successors()) {
                spread(roads.lane(next), at.metres + lane.length(), lane.index(), best, before, open);
            }
        }
        return null;
    }

    /** A lane and how far its beginning is from the start of the search. */
    private record Reached(double metres, int lane) {}

    /** Notes a lane as reached, and those beside it at a small price for each change. */
    private void spread(
            Lane lane,
            double metres,
            int previous,
            Map<Integer, Double> best,
            Map<Integer, Integer> before,
            PriorityQueue<Reached> open) {
        for (Lane beside : sectionOfLane.get(lane.index()).values()) {
            double price = Math.abs(beside.odrLaneId() - lane.odrLaneId()) * LANE_CHANGE;
            if (beside.forward() == lane.forward()
                    && metres + price < best.getOrDefault(beside.index(), Double.POSITIVE_INFINITY)) {
                best.put(beside.index(), metres + price);
                before.put(beside.index(), beside.index() == lane.index() ? previous : lane.index());
                open.add(new Reached(metres + price, beside.index()));
            }
        }
    }

    private static int[] trace(int last, Map<Integer, Integer> before) {
        ArrayDeque<Integer> way = new ArrayDeque<>();
        for (int at = last; at >= 0 && way.size() <= MAX_ROUTED_LANES; at = before.get(at)) {
            way.addFirst(at);
        }
        return way.stream().mapToInt(Integer::intValue).toArray();
    }

    private double search(Lane from, double fromS, Lane to, double toS, boolean downstream) {
        Map<Integer, Double> reached = new HashMap<>();
        ArrayDeque<Lane> open = new ArrayDeque<>();
        visit(from, downstream ? -fromS : fromS - from.length(), reached, open);
        for (int i = 0; i < MAX_SEARCHED_LANES && !open.isEmpty(); i++) {
            Lane lane = open.poll();
            double begin = reached.get(lane.index());
            if (lane.road() == to.road() && i > 0) {
                double s = laneS(lane, roadS(to, toS));
                return begin + (downstream ? s : lane.length() - s);
            }
            for (int next : downstream ? lane.successors() : lane.predecessors()) {
                visit(roads.lane(next), begin + lane.length(), reached, open);
            }
        }
        return Double.NaN;
    }

    /** Notes a lane and those beside it with the same direction as reached. */
    private void visit(Lane lane, double distance, Map<Integer, Double> reached, ArrayDeque<Lane> open) {
        for (Lane beside : sectionOfLane.get(lane.index()).values()) {
            if (beside.forward() == lane.forward() && !reached.containsKey(beside.index())) {
                reached.put(beside.index(), distance);
                open.add(beside);
            }
        }
    }
}
