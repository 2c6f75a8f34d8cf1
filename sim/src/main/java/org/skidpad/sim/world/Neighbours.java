package org.skidpad.sim.world;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.geometry.Trigonometry;
import org.skidpad.sim.road.RoadNetwork;

/**
 * Who drives in front of and behind whom, lane by lane. An actor counts in its own lane and in each neighbouring lane that its
 * box reaches into, so a car that cuts in is somebody's lead from the moment its box crosses the line.
 *
 * <p>Each actor has three entries, {@code 3 * actor + k}: k = 0 its own lane, 1 the lane to its left, 2 to its right. The
 * entries in use are kept sorted by (lane, station of the box centre, entry); the order survives from search to search, so
 * that sorting by insertion costs O(n).
 *
 * <p>Distances are metres along the lane's centre line: station differences stretched by the mean of the stretch at both
 * ends within a lane, and the lanes' centre lengths where lanes lie between. Where a lane forks, the search follows the
 * first successor, as traffic does; backwards it follows every predecessor. It looks {@value #HORIZON} m far.
 */
final class Neighbours {
    /** How far beyond the ends of a lane the search looks, m. */
    static final double HORIZON = 250;

    private static final int NONE = -1;
    private static final int MAX_LANES_AHEAD = 64;
    private static final int MAX_LANES_BEHIND = 8;

    private final ActorStates actors;
    private LaneGraph graph;

    private final int[] entryLane;
    private final double[] entryS;
    private final boolean[] ordered;
    private final int[] order;
    private int size;
    private final int[] place;
    private int[] laneFirst = new int[0];
    private int[] laneEnd = new int[0];

    /** Of actor i: half extent of its box along its lane, offset of the box centre, and stretch there. */
    private final double[] halfAlong;

    private final double[] centreOffset;
    private final double[] stretch;

    private final int[] lead;
    private final double[] gap;
    private final PoseHolder pose = new PoseHolder();

    /** Result of the last backward or forward search: centre to centre, m. */
    private double foundDistance;

    Neighbours(ActorStates actors) {
        this.actors = actors;
        int n = actors.capacity;
        entryLane = new int[3 * n];
        entryS = new double[3 * n];
        ordered = new boolean[3 * n];
        order = new int[3 * n];
        place = new int[3 * n];
        halfAlong = new double[n];
        centreOffset = new double[n];
        stretch = new double[n];
        lead = new int[n];
        gap = new double[n];
    }

    void reset(LaneGraph newGraph) {
        graph = newGraph;
        size = 0;
        Arrays.fill(ordered, false);
        if (graph != null) {
            if (laneFirst.length < graph.count) {
                laneFirst = new int[graph.count];
                laneEnd = new int[graph.count];
            }
            Arrays.fill(laneFirst, 0);
            Arrays.fill(laneEnd, 0);
        }
        Arrays.fill(lead, NONE);
        Arrays.fill(gap, Double.POSITIVE_INFINITY);
    }

    /** Searches anew from the present poses. */
    void update() {
        if (graph == null) {
            return;
        }
        for (int p = 0; p < size; p++) {
            int lane = entryLane[order[p]];
            laneFirst[lane] = 0;
            laneEnd[lane] = 0;
        }
        for (int i = 0; i < actors.count; i++) {
            place(i);
        }
        sort();
        for (int p = 0; p < size; p++) {
            int lane = entryLane[order[p]];
            if (p == 0 || entryLane[order[p - 1]] != lane) {
                laneFirst[lane] = p;
            }
            laneEnd[lane] = p + 1;
            place[order[p]] = p;
        }
        for (int i = 0; i < actors.count; i++) {
            int found = entryLane[3 * i] < 0 ? NONE : ahead(i, entryLane[3 * i]);
            lead[i] = found < 0 ? NONE : found / 3;
            gap[i] = found < 0 ? Double.POSITIVE_INFINITY : bumperGap(i, found / 3);
        }
    }

    int lead(int actor) {
        return lead[actor];
    }

    double gap(int actor) {
        return gap[actor];
    }

    /** The entry of the neighbour in a slot (WorldView), or -1; {@link #bumperGap} then gives the gap. */
    private int find(int actor, int slot) {
        int own = entryLane[3 * actor];
        if (graph == null || own < 0) {
            return NONE;
        }
        int lane = slot < 2 ? own : slot < 4 ? graph.left[own] : graph.right[own];
        if (lane < 0) {
            return NONE;
        }
        return (slot & 1) == 0 ? ahead(actor, lane) : behind(actor, lane);
    }

    int neighbour(int actor, int slot) {
        int found = find(actor, slot);
        return found < 0 ? NONE : found / 3;
    }

    double gap(int actor, int slot) {
        int found = find(actor, slot);
        return found < 0 ? Double.POSITIVE_INFINITY : bumperGap(actor, found / 3);
    }

    /** Offset of the neighbour's box centre from the centre line of the slot's lane, left positive, m; NaN where none. */
    double offset(int actor, int slot) {
        int found = find(actor, slot);
        if (found < 0) {
            return Double.NaN;
        }
        int other = found / 3;
        int lane = actors.lane[other];
        return switch (found % 3) {
            case 1 -> centreOffset[other] - graph.spacingToLeft(lane, actors.laneS[other]);
            case 2 -> centreOffset[other] + graph.spacingToRight(lane, actors.laneS[other]);
            default -> centreOffset[other];
        };
    }

    private void place(int i) {
        int own = 3 * i;
        entryLane[own] = NONE;
        entryLane[own + 1] = NONE;
        entryLane[own + 2] = NONE;
        int lane = actors.lane[i];
        if (!actors.present[i] || lane < 0) {
            return;
        }
        RoadNetwork roads = graph.roads;
        double s = actors.laneS[i];
        double cos = 1;
        double sin = 0;
        if (actors.motion[i] != MotionModel.LANE_POINT) {
            roads.toMap(lane, s, actors.laneOffset[i], pose);
            double relative = actors.heading[i] - pose.heading;
            cos = Trigonometry.cos(relative);
            sin = Trigonometry.sin(relative);
        }
        double along = actors.radius[i];
        double across = along;
        if (along == 0) {
            double c = Math.abs(cos) * 0.5;
            double t = Math.abs(sin) * 0.5;
            along = c * actors.length[i] + t * actors.width[i];
            across = t * actors.length[i] + c * actors.width[i];
        }
        double offset = actors.laneOffset[i];
        stretch[i] = roads.stretch(lane, s, offset);
        halfAlong[i] = along;
        double centreS = s + actors.boxOffset[i] * cos / stretch[i];
        offset += actors.boxOffset[i] * sin;
        centreOffset[i] = offset;
        put(own, lane, centreS);
        double edge = roads.width(lane, s) * 0.5;
        if (offset + across > edge && graph.left[lane] >= 0) {
            put(own + 1, graph.left[lane], centreS);
        }
        if (offset - across < -edge && graph.right[lane] >= 0) {
            put(own + 2, graph.right[lane], centreS);
        }
    }

    private void put(int entry, int lane, double s) {
        entryLane[entry] = lane;
        entryS[entry] = s;
        if (!ordered[entry]) {
            ordered[entry] = true;
            order[size++] = entry;
        }
    }

    private void sort() {
        int kept = 0;
        for (int p = 0; p < size; p++) {
            int entry = order[p];
            if (entryLane[entry] < 0) {
                ordered[entry] = false;
                continue;
            }
            int at = kept - 1;
            while (at >= 0 && isBefore(entry, order[at])) {
                order[at + 1] = order[at];
                at--;
            }
            order[at + 1] = entry;
            kept++;
        }
        size = kept;
    }

    private boolean isBefore(int a, int b) {
        if (entryLane[a] != entryLane[b]) {
            return entryLane[a] < entryLane[b];
        }
        if (entryS[a] != entryS[b]) {
            return entryS[a] < entryS[b];
        }
        return a < b;
    }

    /** The nearest entry ahead of an actor in its own or a neighbouring lane, or on in the lanes that follow; else -1. */
    private int ahead(int actor, int lane) {
        double s = entryS[3 * actor];
        int p = firstAfter(actor, lane);
        if (p < laneEnd[lane]) {
            int found = order[p];
            foundDistance = (entryS[found] - s) * meanStretch(actor, found / 3);
            return found;
        }
        double distance = graph.centreLength[lane] - s * stretch[actor];
        int at = lane;
        for (int k = 0; k < MAX_LANES_AHEAD && distance < HORIZON; k++) {
            at = graph.next[at];
            if (at < 0) {
                return NONE;
            }
            for (p = laneFirst[at]; p < laneEnd[at]; p++) {
                int found = order[p];
                if (found / 3 != actor) {
                    foundDistance = distance + entryS[found] * stretch[found / 3];
                    return foundDistance < HORIZON ? found : NONE;
                }
            }
            distance += graph.centreLength[at];
        }
        return NONE;
    }

    private int behind(int actor, int lane) {
        double s = entryS[3 * actor];
        int p = firstAfter(actor, lane) - 1;
        while (p >= laneFirst[lane] && order[p] / 3 == actor) {
            p--;
        }
        if (p >= laneFirst[lane] && laneEnd[lane] > 0) {
            int found = order[p];
            foundDistance = (s - entryS[found]) * meanStretch(actor, found / 3);
            return found;
        }
        foundDistance = HORIZON;
        return behindIn(actor, lane, s * stretch[actor], NONE, 0);
    }

    /** Follows all predecessors; a found entry leaves its distance in {@link #foundDistance}. */
    private int behindIn(int actor, int lane, double distance, int best, int depth) {
        int nearest = best;
        if (depth == MAX_LANES_BEHIND) {
            return nearest;
        }
        for (int before : graph.previous[lane]) {
            double upstreamEnd = distance + graph.centreLength[before];
            boolean empty = true;
            for (int p = laneEnd[before] - 1; p >= laneFirst[before] && empty; p--) {
                int found = order[p];
                if (found / 3 != actor) {
                    empty = false;
                    double d = upstreamEnd - entryS[found] * stretch[found / 3];
                    if (d < foundDistance) {
                        foundDistance = d;
                        nearest = found;
                    }
                }
            }
            if (empty && upstreamEnd < foundDistance) {
                nearest = behindIn(actor, before, upstreamEnd, nearest, depth + 1);
            }
        }
        return nearest;
    }

    /** Place in the order of the first entry of a lane that lies beyond the actor's centre and is not the actor itself. */
    private int firstAfter(int actor, int lane) {
        int own = 3 * actor;
        int from = laneFirst[lane];
        int to = laneEnd[lane];
        if (entryLane[own] == lane) {
            from = place[own] + 1;
        } else {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = (low + high) >>> 1;
                int entry = order[middle];
                boolean isAfter = entryS[entry] > entryS[own] || (entryS[entry] == entryS[own] && entry / 3 > actor);
                if (isAfter) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            from = low;
        }
        return from;
    }

    private double meanStretch(int a, int b) {
        return (stretch[a] + stretch[b]) * 0.5;
    }

    private double bumperGap(int a, int b) {
        return foundDistance - halfAlong[a] - halfAlong[b];
    }
}
