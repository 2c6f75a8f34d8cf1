package org.skidpad.sim.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.skidpad.sim.geometry.PoseHolder;

/**
 * Polylines that show a network: centre lines of paved lanes, painted lines between them, and the edges of the pavement. Edges
 * and paint inside junctions are left out, because there the roads lie across each other.
 */
public final class RoadLines {
    /** Greatest distance between a polyline and the curve it stands for, m. */
    public static final double CHORD_ERROR = 0.05;

    /** Nothing drives on these, and they are drawn as what lies beside the road. */
    private static final Set<String> UNPAVED =
            Set.of("none", "sidewalk", "walking", "curb", "border", "median", "rail");

    private static final double CLOSED = 1e-3;
    private static final int MAX_DEPTH = 16;

    private final RoadNetwork network;
    private final List<RoadLine> lines = new ArrayList<>();
    private final PoseHolder pose = new PoseHolder();
    private double[] points = new double[64];
    private int count;

    private RoadLines(RoadNetwork network) {
        this.network = network;
    }

    public static List<RoadLine> of(RoadNetwork network) {
        RoadLines lines = new RoadLines(network);
        for (Road road : network.roads()) {
            for (int section = network.firstSection(road.index());
                    section < network.firstSection(road.index() + 1);
                    section++) {
                lines.section(road, section);
            }
        }
        return List.copyOf(lines.lines);
    }

    private void section(Road road, int section) {
        int first = network.firstLane(section);
        int end = network.firstLane(section + 1);
        for (int i = first; i < end; i++) {
            Lane lane = network.lane(i);
            if (lane.length() <= 0 || isClosed(lane)) {
                continue;
            }
            if (isPaved(lane)) {
                begin();
                curve(lane, 0, lane.startS(), lane.endS());
                emit("lane_center", !lane.forward());
            }
            if (road.inJunction()) {
                continue;
            }
            // Lanes lie in the order of their ids, so that the one further out is the next away from the middle.
            int out = lane.odrLaneId() < 0 ? i - 1 : i + 1;
            Lane outer = out >= first && out < end ? network.lane(out) : null;
            boolean outerPaved = outer != null && outer.odrLaneId() * lane.odrLaneId() > 0 && isPaved(outer);
            border(lane, Integer.signum(lane.odrLaneId()), isPaved(lane), outerPaved, network.marks.get(i));
        }
        if (!road.inJunction()) {
            centre(section, first, end);
        }
    }

    /** The border between the innermost lanes of both sides, from whichever side there is. */
    private void centre(int section, int first, int end) {
        Lane right = null;
        Lane left = null;
        for (int i = first; i < end; i++) {
            Lane lane = network.lane(i);
            if (lane.odrLaneId() < 0) {
                right = lane;
            } else if (left == null) {
                left = lane;
            }
        }
        Lane lane = right != null ? right : left;
        if (lane != null && lane.length() > 0) {
            border(
                    lane,
                    -Integer.signum(lane.odrLaneId()),
                    right != null && isPaved(right),
                    left != null && isPaved(left),
                    network.centreMarks.get(section));
        }
    }

    private void border(Lane lane, int side, boolean pavedHere, boolean pavedThere, List<RoadNetwork.LaneMark> marks) {
        if (!pavedHere && !pavedThere) {
            return;
        }
        if (pavedHere != pavedThere) {
            begin();
            curve(lane, side, lane.startS(), lane.endS());
            emit("road_edge", false);
            return;
        }
        for (int i = 0; i < marks.size(); i++) {
            String kind = kind(marks.get(i).type());
            double from = Math.max(lane.startS(), marks.get(i).startS());
            double to = i + 1 < marks.size()
                    ? Math.min(lane.endS(), marks.get(i + 1).startS())
                    : lane.endS();
            if (!kind.isEmpty() && to > from) {
                begin();
                curve(lane, side, from, to);
                emit(kind, false);
            }
        }
    }

    private static String kind(String mark) {
        if (mark.startsWith("broken") || mark.equals("botts dots")) {
            return "lane_dashed";
        }
        if (mark.equals("curb") || mark.equals("edge")) {
            return "road_edge";
        }
        return mark.equals("none") ? "" : "lane_solid";
    }

    private static boolean isPaved(Lane lane) {
        return !UNPAVED.contains(lane.type());
    }

    private boolean isClosed(Lane lane) {
        for (int i = 0; i <= 4; i++) {
            if (network.profiles.width(lane.index(), lane.startS() + lane.length() * i / 4) > CLOSED) {
                return false;
            }
        }
        return true;
    }

    private void begin() {
        count = 0;
    }

    private void emit(String kind, boolean reversed) {
        if (count < 4) {
            return;
        }
        double[] xy = Arrays.copyOf(points, count);
        if (reversed) {
            for (int i = 0; i < count / 2; i += 2) {
                int j = count - 2 - i;
                double x = xy[i];
                double y = xy[i + 1];
                xy[i] = xy[j];
                xy[i + 1] = xy[j + 1];
                xy[j] = x;
                xy[j + 1] = y;
            }
        }
        lines.add(new RoadLine(kind, xy));
    }

    /** Adds the curve at half the lane's width to one side (1 left, -1 right, 0 the middle) from station to station. */
    private void curve(Lane lane, int side, double from, double to) {
        TreeSet<Double> stations = new TreeSet<>(List.of(from, to));
        ReferenceLines reference = network.lines;
        for (int p = reference.firstPiece[lane.road()]; p < reference.firstPiece[lane.road() + 1]; p++) {
            addInside(stations, reference.startS[p], from, to);
        }
        for (double s : network.profiles.breakpoints(lane.index())) {
            addInside(stations, s, from, to);
        }
        double previous = from;
        point(lane, side, from);
        add();
        for (double s : stations.tailSet(from, false)) {
            span(lane, side, previous, s, 0);
            previous = s;
        }
    }

    private static void addInside(Set<Double> stations, double s, double from, double to) {
        if (s > from && s < to) {
            stations.add(s);
        }
    }

    /** Adds the points after the first of a smooth span; its first point is the last one added. */
    private void span(Lane lane, int side, double from, double to, int depth) {
        double x0 = points[count - 2];
        double y0 = points[count - 1];
        point(lane, side, to);
        double x1 = pose.x;
        double y1 = pose.y;
        boolean straight = true;
        for (int i = 1; i <= 3 && straight; i++) {
            point(lane, side, from + (to - from) * i / 4);
            straight = distance(pose.x, pose.y, x0, y0, x1, y1) <= CHORD_ERROR;
        }
        if (straight || depth == MAX_DEPTH) {
            pose.x = x1;
            pose.y = y1;
            add();
        } else {
            double middle = (from + to) / 2;
            span(lane, side, from, middle, depth + 1);
            span(lane, side, middle, to, depth + 1);
        }
    }

    private void point(Lane lane, int side, double s) {
        double t = network.profiles.centre(lane.index(), s) + side * network.profiles.width(lane.index(), s) / 2;
        network.roadToMap(lane.road(), s, t, pose);
    }

    private void add() {
        if (count + 2 > points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
        }
        points[count++] = pose.x;
        points[count++] = pose.y;
    }

    /** Distance of a point from a segment. */
    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = dx * dx + dy * dy;
        double u = length2 > 0 ? Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length2)) : 0;
        double ex = x - x0 - u * dx;
        double ey = y - y0 - u * dy;
        return Math.sqrt(ex * ex + ey * ey);
    }
}
