package org.skidpad.scenarios.commonroad;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.scenarios.curve.VertexCurve;
import org.skidpad.scenarios.xml.Tally;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.road.RoadNetworkBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.LaneBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.RoadBuilder;
import org.skidpad.sim.road.RoadNetworkBuilder.SectionBuilder;

/**
 * Lanelets as a road network. Lanelets side by side become the lanes of one road, so that lanes have neighbours; the road's
 * reference line is the leftmost bound, seen in the direction of the road's first lanelet, and every lane lies to its right.
 */
final class LaneletRoads {
    /** Neighbours whose common bound differs by more than this at an end are roads of their own, m. */
    private static final double SAME_BOUND = 1;

    /** A road needs a line to run along, m. */
    private static final double SHORTEST = 0.01;

    private final Map<Long, Lanelet> lanelets;
    private final Tally remarks;
    private final Map<Long, Placed> placed = new HashMap<>();
    private final RoadNetworkBuilder builder = new RoadNetworkBuilder();

    private LaneletRoads(Map<Long, Lanelet> lanelets, Tally remarks) {
        this.lanelets = lanelets;
        this.remarks = remarks;
    }

    /**
     * A network and where its lanes come from.
     *
     * @param roads null where there is no lanelet
     * @param laneOf index of its lane by the lanelet's id; without those that were left out
     */
    record Built(RoadNetwork roads, Map<Long, Integer> laneOf) {}

    static Built build(Map<Long, Lanelet> lanelets, Tally remarks) {
        LaneletRoads made = new LaneletRoads(lanelets, remarks);
        RoadNetwork roads = lanelets.isEmpty() ? null : made.build();
        Map<Long, Integer> laneOf = new HashMap<>();
        made.placed.forEach((id, placed) -> laneOf.put(id, placed.lane.index()));
        return new Built(roads, laneOf);
    }

    private record Placed(LaneBuilder lane, boolean forward) {}

    /** A lanelet in a road, and whether it is driven in the road's direction. */
    private record Member(Lanelet lanelet, boolean forward) {
        double[] leftX() {
            return forward ? lanelet.leftX() : reversed(lanelet.rightX());
        }

        double[] leftY() {
            return forward ? lanelet.leftY() : reversed(lanelet.rightY());
        }

        double[] rightX() {
            return forward ? lanelet.rightX() : reversed(lanelet.leftX());
        }

        double[] rightY() {
            return forward ? lanelet.rightY() : reversed(lanelet.leftY());
        }

        boolean liesRightOfItsLeft() {
            double[] lx = leftX();
            double[] ly = leftY();
            double dx = lx[lx.length - 1] - lx[0];
            double dy = ly[ly.length - 1] - ly[0];
            return dx * (rightY()[0] - ly[0]) - dy * (rightX()[0] - lx[0]) <= 0;
        }

        String leftMark() {
            return forward ? lanelet.leftMark() : lanelet.rightMark();
        }

        String rightMark() {
            return forward ? lanelet.rightMark() : lanelet.leftMark();
        }
    }

    private static double[] reversed(double[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = values[values.length - 1 - i];
        }
        return out;
    }

    private RoadNetwork build() {
        for (Lanelet lanelet : lanelets.values()) {
            if (!placed.containsKey(lanelet.id())) {
                road(sideBySide(lanelet));
            }
        }
        for (Lanelet from : lanelets.values()) {
            for (long id : from.successors()) {
                Lanelet to = lanelets.get(id);
                if (to == null) {
                    remarks.add(from.element().location, "a successor or predecessor is not in the file");
                } else {
                    Placed a = placed.get(from.id());
                    Placed b = placed.get(to.id());
                    if (a != null && b != null) {
                        builder.link(a.lane, a.forward, b.lane, !b.forward);
                    }
                }
            }
        }
        return builder.build();
    }

    /** The lanelets of one road from left to right. */
    private List<Member> sideBySide(Lanelet first) {
        Deque<Member> row = new ArrayDeque<>();
        Map<Long, Boolean> taken = new LinkedHashMap<>();
        row.add(new Member(first, true));
        taken.put(first.id(), true);
        for (boolean toTheLeft : new boolean[] {true, false}) {
            Member at = row.getFirst();
            if (!toTheLeft) {
                at = row.getLast();
            }
            while (at != null) {
                at = beside(at, toTheLeft, taken);
                if (at != null && toTheLeft) {
                    row.addFirst(at);
                } else if (at != null) {
                    row.addLast(at);
                }
            }
        }
        return new ArrayList<>(row);
    }

    private Member beside(Member of, boolean toTheLeft, Map<Long, Boolean> taken) {
        Lanelet.Beside named =
                of.forward() == toTheLeft ? of.lanelet().left() : of.lanelet().right();
        if (named == null) {
            return null;
        }
        Lanelet other = lanelets.get(named.id());
        if (other == null) {
            remarks.add(of.lanelet().element().location, "a neighbour is not in the file");
            return null;
        }
        if (placed.containsKey(other.id()) || taken.containsKey(other.id())) {
            return null;
        }
        Member next = new Member(other, named.sameDirection() == of.forward());
        Member left = toTheLeft ? next : of;
        Member right = toTheLeft ? of : next;
        // A lanelet for the other direction may lie over its neighbour instead of beside it.
        if (!meet(left.rightX(), left.rightY(), right.leftX(), right.leftY()) || !next.liesRightOfItsLeft()) {
            return null;
        }
        taken.put(other.id(), true);
        return next;
    }

    private static boolean meet(double[] ax, double[] ay, double[] bx, double[] by) {
        int a = ax.length - 1;
        int b = bx.length - 1;
        return near(ax[0] - bx[0], ay[0] - by[0]) && near(ax[a] - bx[b], ay[a] - by[b]);
    }

    private static boolean near(double dx, double dy) {
        return dx * dx + dy * dy < SAME_BOUND * SAME_BOUND;
    }

    private void road(List<Member> row) {
        Member leftmost = row.get(0);
        VertexCurve reference = new VertexCurve(leftmost.leftX(), leftmost.leftY());
        if (!(reference.length() > SHORTEST)) {
            row.forEach(
                    m -> remarks.add(m.lanelet().element().location, "a lanelet whose bound is a point is left out"));
            return;
        }
        RoadBuilder road = builder.road(Long.toString(leftmost.lanelet().id()), "", "", false);
        reference.addTo(road);
        SectionBuilder section = road.section(0);
        section.centreMark(0, leftmost.leftMark());
        for (int i = 0; i < row.size(); i++) {
            Member member = row.get(i);
            LaneBuilder lane = section.lane(-1 - i, member.lanelet().type());
            if (!member.forward()) {
                lane.reversed();
            }
            lane.mark(0, member.rightMark());
            if (!Double.isNaN(member.lanelet().speedLimit())) {
                lane.speedLimit(member.lanelet().speedLimit());
            }
            border(lane, reference, member.rightX(), member.rightY());
            placed.put(member.lanelet().id(), new Placed(lane, member.forward()));
        }
    }

    /** The lane's right side as distance from the reference line, linear between the vertices of its bound. */
    private static void border(LaneBuilder lane, VertexCurve reference, double[] x, double[] y) {
        int n = 0;
        double[] s = new double[x.length];
        double[] t = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            reference.project(x[i], y[i]);
            if (n == 0 || reference.s > s[n - 1] + 1e-6) {
                s[n] = reference.s;
                t[n] = reference.t;
                n++;
            }
        }
        if (s[0] > 0) {
            lane.border(0, t[0], 0, 0, 0);
        }
        for (int i = 0; i < n; i++) {
            double slope = i + 1 < n ? (t[i + 1] - t[i]) / (s[i + 1] - s[i]) : 0;
            lane.border(s[i], t[i], slope, 0, 0);
        }
    }
}
