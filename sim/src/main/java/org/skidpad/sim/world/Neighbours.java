package org.skidpad.sim.world;

import java.util.Arrays;
import org.skidpad.sim.actor.ActorStates;

/**
 * Who drives in front of and behind whom, lane by lane. An actor counts in its own lane and in each neighbouring lane that its
 * box reaches into, so a car that cuts in is somebody's lead from the moment its box crosses the line.
 *
 * <p>Each actor has three entries: of its own lane (the entry's number is the actor's), of the lane to its left (plus the
 * capacity) and to its right (plus twice the capacity). The entries in use are kept sorted by (lane, station of the box centre,
 * actor); the order survives from search to search, so that sorting by insertion costs O(n). Leads are found for everybody at
 * once; neighbours in the lanes to the side when they are asked for, starting where the last such search ended.
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
    /** Steps from the last place before a search by halves is quicker. */
    private static final int MAX_STEPS = 6;

    private final ActorStates actors;
    private final int capacity;
    private LaneGraph graph;

    /** Of each actor: the nearest ahead, or -1, and the gap to it, m. */
    final int[] lead;

    final double[] gap;
    /** Of each actor: own speed minus the lead's, m/s; 0 where there is none. */
    final double[] approachRate;

    /** Whether the entry is in {@link #order}. */
    private final boolean[] ordered;

    private final int[] order;
    /** Lane and station of {@code order[p]}. */
    private final int[] orderLane;

    private final double[] orderS;
    private int size;
    /** Of each actor: where in the order its own entry is. */
    private final int[] place;
    /** Of each actor and side: where the last search there ended. */
    private final int[] sidePlace;

    private int[] laneFirst = new int[0];
    private int[] laneEnd = new int[0];
    /** Lanes with entries. */
    private final int[] used;

    private int usedCount;

    private final LaneBoxes boxes;
    /** As in {@link #boxes}. */
    private final double[] halfAlong;

    private final double[] halfAcross;
    private final double[] centreS;
    private final double[] centreOffset;
    private final boolean[] aligned;

    /** Offset at which an aligned actor was last found to be in its straight lane and nowhere else. */
    private final double[] settledOffset;

    /** Whether the last search found everybody in order, each settled, so that the next one can hope for the same. */
    private boolean settled;

    /** Result of the last backward or forward search: centre to centre, m. */
    private double foundDistance;

    /** The last question put to {@link #find} since the last update, and its answer: most ask for a neighbour, then its gap. */
    private int lastQuestion;

    private int lastFound;
    private double lastDistance;

    /** Actor and side of the last search beside it, and where it ended: whoever asks for the lead asks for the follower next. */
    private int lastSide;

    private int lastSidePlace;

    Neighbours(ActorStates actors) {
        this.actors = actors;
        capacity = actors.capacity;
        int n = capacity;
        ordered = new boolean[3 * n];
        order = new int[3 * n];
        orderLane = new int[3 * n];
        orderS = new double[3 * n];
        place = new int[n];
        sidePlace = new int[2 * n];
        used = new int[3 * n];
        boxes = new LaneBoxes(actors);
        halfAlong = boxes.halfAlong;
        halfAcross = boxes.halfAcross;
        centreS = boxes.centreS;
        centreOffset = boxes.centreOffset;
        aligned = boxes.aligned;
        lead = new int[n];
        gap = new double[n];
        approachRate = new double[n];
        settledOffset = new double[n];
    }

    void reset(LaneGraph newGraph) {
        graph = newGraph;
        size = 0;
        usedCount = 0;
        settled = false;
        lastQuestion = NONE;
        lastSide = NONE;
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
        Arrays.fill(approachRate, 0);
        boxes.reset(graph);
    }

    /** Searches anew from the present poses. */
    void update() {
        lastQuestion = NONE;
        lastSide = NONE;
        if (graph == null) {
            return;
        }
        if (settled && stillInOrder()) {
            return;
        }
        for (int i = 0; i < actors.count; i++) {
            if (!ordered[i] && actors.present[i] && actors.lane[i] >= 0) {
                append(i);
            }
        }
        sort();
        divideByLanes();
        for (int k = 0; k < usedCount; k++) {
            findLeads(used[k]);
        }
    }

    /**
     * The common case of dense traffic in one loop: everybody is in the lane that it was in, and nowhere else, behind the same
     * lead. Brings stations, gaps and approach rates up to date, to the same bits as a search from scratch.
     *
     * @return false where somebody is not, and a search is due
     */
    private boolean stillInOrder() {
        int[] sorted = order;
        double[] sortedS = orderS;
        int[] laneOf = actors.lane;
        double[] laneS = actors.laneS;
        double[] boxOffset = actors.boxOffset;
        double[] laneOffset = actors.laneOffset;
        double[] speed = actors.speed;
        double[] half = halfAlong;
        for (int k = 0; k < usedCount; k++) {
            int lane = used[k];
            int end = laneEnd[lane];
            int behind = NONE;
            double last = Double.NEGATIVE_INFINITY;
            for (int p = laneFirst[lane]; p < end; p++) {
                int i = sorted[p];
                double s = laneS[i] + boxOffset[i];
                if (laneOf[i] != lane || laneOffset[i] != settledOffset[i] || !(s > last)) {
                    return false;
                }
                centreS[i] = s;
                sortedS[p] = s;
                if (behind >= 0) {
                    gap[behind] = s - last - half[behind] - half[i];
                    approachRate[behind] = speed[behind] - speed[i];
                }
                behind = i;
                last = s;
            }
        }
        for (int k = 0; k < usedCount; k++) {
            findLeadBeyond(used[k]);
        }
        return true;
    }

    int neighbour(int actor, int slot) {
        int found = find(actor, slot);
        return found < 0 ? NONE : actorOf(found);
    }

    double gap(int actor, int slot) {
        int found = find(actor, slot);
        return found < 0 ? Double.POSITIVE_INFINITY : bumperGap(actor, actorOf(found));
    }

    /** Offset of the neighbour's box centre from the centre line of the slot's lane, left positive, m; NaN where none. */
    double offset(int actor, int slot) {
        int found = find(actor, slot);
        if (found < 0) {
            return Double.NaN;
        }
        int other = actorOf(found);
        int lane = actors.lane[other];
        double own = aligned[other] ? actors.laneOffset[other] : centreOffset[other];
        if (found < capacity) {
            return own;
        }
        return found < 2 * capacity
                ? own - graph.spacingToLeft(lane, actors.laneS[other])
                : own + graph.spacingToRight(lane, actors.laneS[other]);
    }

    private int actorOf(int entry) {
        return entry < capacity ? entry : entry < 2 * capacity ? entry - capacity : entry - 2 * capacity;
    }

    /** The entry of the neighbour in a slot (WorldView), or -1; {@link #bumperGap} then gives the gap. */
    private int find(int actor, int slot) {
        int question = 8 * actor + slot;
        if (question == lastQuestion) {
            foundDistance = lastDistance;
        } else {
            lastFound = search(actor, slot);
            lastDistance = foundDistance;
            lastQuestion = question;
        }
        return lastFound;
    }

    private int search(int actor, int slot) {
        int own = actors.lane[actor];
        if (graph == null || own < 0 || !ordered[actor]) {
            return NONE;
        }
        if (slot < 2) {
            int p = place[actor];
            return slot == 0 ? ahead(actor, own, p + 1) : behind(actor, own, p - 1);
        }
        int lane = slot < 4 ? graph.left[own] : graph.right[own];
        if (lane < 0) {
            return NONE;
        }
        int side = 2 * actor + (slot >> 1) - 1;
        if (side != lastSide) {
            lastSide = side;
            lastSidePlace = firstAfter(actor, lane, side);
        }
        int p = lastSidePlace;
        return (slot & 1) == 0 ? ahead(actor, lane, p) : behind(actor, lane, p - 1);
    }

    private void append(int entry) {
        ordered[entry] = true;
        order[size++] = entry;
    }

    /** Brings the order up to date; what is noticed to reach into a neighbouring lane joins at the end and is sorted in. */
    private void sort() {
        int[] sorted = order;
        int[] sortedLane = orderLane;
        double[] sortedS = orderS;
        int[] laneOf = actors.lane;
        boolean[] present = actors.present;
        double[] laneS = actors.laneS;
        double[] boxOffset = actors.boxOffset;
        double[] laneOffset = actors.laneOffset;
        settled = size == actors.count;
        int kept = 0;
        int lastLane = NONE;
        double lastS = 0;
        for (int p = 0; p < size; p++) {
            int entry = sorted[p];
            int lane = entry < capacity ? laneOf[entry] : NONE;
            double s;
            if (lane >= 0
                    && aligned[entry]
                    && present[entry]
                    && Math.abs(laneOffset[entry]) + halfAcross[entry] <= graph.halfWidth[lane]) {
                // In its straight lane and nowhere else.
                s = laneS[entry] + boxOffset[entry];
                centreS[entry] = s;
                settledOffset[entry] = laneOffset[entry];
            } else {
                settled = false;
                lane = entry < capacity ? place(entry) : sideLane(entry);
                if (lane < 0) {
                    ordered[entry] = false;
                    continue;
                }
                s = centreS[actorOf(entry)];
            }
            int at = kept++;
            if (lane < lastLane || lane == lastLane && s <= lastS) {
                while (at > 0 && isBefore(lane, s, entry, at - 1)) {
                    sorted[at] = sorted[at - 1];
                    sortedLane[at] = sortedLane[at - 1];
                    sortedS[at] = sortedS[at - 1];
                    at--;
                }
            }
            sorted[at] = entry;
            sortedLane[at] = lane;
            sortedS[at] = s;
            lastLane = sortedLane[kept - 1];
            lastS = sortedS[kept - 1];
        }
        size = kept;
    }

    /** Finds out where an actor is and returns its lane, or -1. */
    private int place(int i) {
        int lane = actors.lane[i];
        if (lane < 0 || !actors.present[i]) {
            lead[i] = NONE;
            gap[i] = Double.POSITIVE_INFINITY;
            approachRate[i] = 0;
            return NONE;
        }
        boxes.locate(i, lane);
        double edge = graph.roads.width(lane, actors.laneS[i]) * 0.5;
        if (Math.abs(centreOffset[i]) + halfAcross[i] > edge) {
            straddle(i, lane, edge);
        }
        return lane;
    }

    private void straddle(int i, int lane, double edge) {
        if (centreOffset[i] + halfAcross[i] > edge && graph.left[lane] >= 0 && !ordered[capacity + i]) {
            append(capacity + i);
        }
        if (centreOffset[i] - halfAcross[i] < -edge && graph.right[lane] >= 0 && !ordered[2 * capacity + i]) {
            append(2 * capacity + i);
        }
    }

    /** The lane beside its own that an actor reaches into on the side of an entry, or -1. */
    private int sideLane(int entry) {
        int i = actorOf(entry);
        int lane = actors.lane[i];
        if (!actors.present[i] || lane < 0) {
            return NONE;
        }
        place(i);
        double edge = graph.roads.width(lane, actors.laneS[i]) * 0.5;
        if (entry < 2 * capacity) {
            return centreOffset[i] + halfAcross[i] > edge ? graph.left[lane] : NONE;
        }
        return centreOffset[i] - halfAcross[i] < -edge ? graph.right[lane] : NONE;
    }

    private boolean isBefore(int lane, double s, int entry, int p) {
        if (lane != orderLane[p]) {
            return lane < orderLane[p];
        }
        return s < orderS[p] || s == orderS[p] && actorOf(entry) < actorOf(order[p]);
    }

    private void divideByLanes() {
        for (int k = 0; k < usedCount; k++) {
            laneFirst[used[k]] = 0;
            laneEnd[used[k]] = 0;
        }
        usedCount = 0;
        int p = 0;
        while (p < size) {
            int lane = orderLane[p];
            laneFirst[lane] = p;
            while (p < size && orderLane[p] == lane) {
                p++;
            }
            laneEnd[lane] = p;
            used[usedCount++] = lane;
        }
    }

    private void findLeads(int lane) {
        int last = laneEnd[lane] - 1;
        boolean straight = graph.straight[lane];
        int[] sorted = order;
        double[] sortedS = orderS;
        double[] speed = actors.speed;
        int entry = sorted[laneFirst[lane]];
        double s = sortedS[laneFirst[lane]];
        for (int p = laneFirst[lane]; p < last; p++) {
            int next = sorted[p + 1];
            double nextS = sortedS[p + 1];
            if (entry < capacity) {
                int other = actorOf(next);
                double distance = straight ? nextS - s : (nextS - s) * meanStretch(entry, other);
                place[entry] = p;
                lead[entry] = other;
                gap[entry] = distance - halfAlong[entry] - halfAlong[other];
                approachRate[entry] = speed[entry] - speed[other];
            }
            entry = next;
            s = nextS;
        }
        findLeadBeyond(lane);
    }

    /** The lead of the last in a lane, in the lanes that follow. */
    private void findLeadBeyond(int lane) {
        int p = laneEnd[lane] - 1;
        int entry = order[p];
        if (entry >= capacity) {
            return;
        }
        place[entry] = p;
        int found = ahead(entry, lane, p + 1);
        if (found < 0) {
            lead[entry] = NONE;
            gap[entry] = Double.POSITIVE_INFINITY;
            approachRate[entry] = 0;
        } else {
            int other = actorOf(found);
            lead[entry] = other;
            gap[entry] = bumperGap(entry, other);
            approachRate[entry] = actors.speed[entry] - actors.speed[other];
        }
    }

    /** The nearest entry from place p of a lane on, or on in the lanes that follow; else -1. */
    private int ahead(int actor, int lane, int p) {
        double s = centreS[actor];
        if (p < laneEnd[lane]) {
            int found = order[p];
            foundDistance = (orderS[p] - s) * meanStretch(actor, actorOf(found));
            return found;
        }
        double distance = graph.centreLength[lane] - s * stretchOf(actor);
        int at = lane;
        for (int k = 0; k < MAX_LANES_AHEAD && distance < HORIZON; k++) {
            at = graph.next[at];
            if (at < 0) {
                return NONE;
            }
            for (int q = laneFirst[at]; q < laneEnd[at]; q++) {
                int other = actorOf(order[q]);
                if (other != actor) {
                    foundDistance = distance + orderS[q] * stretchOf(other);
                    return foundDistance < HORIZON ? order[q] : NONE;
                }
            }
            distance += graph.centreLength[at];
        }
        return NONE;
    }

    /** The nearest entry from place p of a lane backwards, or in the lanes that lead to it; else -1. */
    private int behind(int actor, int lane, int p) {
        double s = centreS[actor];
        int at = p;
        // Where the actor reaches into the lane itself, its own entry lies here.
        if (at >= laneFirst[lane] && at < laneEnd[lane] && actorOf(order[at]) == actor) {
            at--;
        }
        if (at >= laneFirst[lane] && at < laneEnd[lane]) {
            int found = order[at];
            foundDistance = (s - orderS[at]) * meanStretch(actor, actorOf(found));
            return found;
        }
        foundDistance = HORIZON;
        return behindIn(actor, lane, s * stretchOf(actor), NONE, 0);
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
                int other = actorOf(order[p]);
                if (other != actor) {
                    empty = false;
                    double d = upstreamEnd - orderS[p] * stretchOf(other);
                    if (d < foundDistance) {
                        foundDistance = d;
                        nearest = order[p];
                    }
                }
            }
            if (empty && upstreamEnd < foundDistance) {
                nearest = behindIn(actor, before, upstreamEnd, nearest, depth + 1);
            }
        }
        return nearest;
    }

    /**
     * Place in the order of the first entry of another lane that lies beyond the actor's centre and is not the actor's own.
     *
     * @param side where to remember the place for the next search
     */
    private int firstAfter(int actor, int lane, int side) {
        int low = laneFirst[lane];
        int high = laneEnd[lane];
        double s = centreS[actor];
        int p = Math.max(low, Math.min(high, sidePlace[side]));
        int steps = 0;
        while (p < high && !isAfter(p, s, actor) && steps < MAX_STEPS) {
            p++;
            steps++;
        }
        while (p > low && isAfter(p - 1, s, actor) && steps < MAX_STEPS) {
            p--;
            steps++;
        }
        if (steps == MAX_STEPS) {
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isAfter(middle, s, actor)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            p = low;
        }
        sidePlace[side] = p;
        return p;
    }

    private boolean isAfter(int p, double s, int actor) {
        return orderS[p] > s || orderS[p] == s && actorOf(order[p]) > actor;
    }

    private double meanStretch(int a, int b) {
        return (stretchOf(a) + stretchOf(b)) * 0.5;
    }

    private double stretchOf(int actor) {
        return graph.straight[actors.lane[actor]] ? 1 : boxes.stretch[actor];
    }

    private double bumperGap(int a, int b) {
        return foundDistance - halfAlong[a] - halfAlong[b];
    }
}
