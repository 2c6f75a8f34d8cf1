package org.skidpad.sim.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.road.Lane;
import org.skidpad.sim.road.RoadNetwork;

/**
 * What drivers on a road network must heed besides each other: signals, lines at which they give way, crosswalks, and lanes that
 * end. Immutable; shared by the worlds of a scenario. Stations are metres of the lanes' reference lines; distances along lanes
 * take a station for a metre, which on a bend is off by a few per cent until the driver is there.
 */
public final class RoadRules {
    /** A world without rules. */
    public static final RoadRules NONE = new RoadRules(null, List.of(), List.of(), List.of());

    /** How finely lanes are searched for crosswalks and narrow ends, m. */
    private static final double STEP = 0.25;

    /** A lane narrower than this cannot be driven, m. */
    private static final double LEAST_WIDTH = 2.2;

    private static final int MOST_LANES_AHEAD = 16;

    /** A signal as seen from a lane; the line is at its station. */
    public record SignalHead(TrafficLight signal, int lane, double s) {}

    private final List<SignalHead> signalHeads;
    private final List<GiveWay> giveWays;
    private final List<Crosswalk> crosswalks;

    /** Lines of lane i are laneFirst[i] … laneFirst[i + 1] - 1, by rising station. */
    private final int[] laneFirst;

    private final StopLine[] lines;
    private final int[] next;
    private final double[] length;
    /** From the start of a lane to where its way ends although the road goes on; infinite where it does not. */
    private final double[] toEnd;

    private final boolean endsAnywhere;

    public RoadRules(
            RoadNetwork roads, List<SignalHead> signalHeads, List<GiveWay> giveWays, List<Crosswalk> crosswalks) {
        this.signalHeads = List.copyOf(signalHeads);
        this.giveWays = List.copyOf(giveWays);
        this.crosswalks = List.copyOf(crosswalks);
        int n = roads == null ? 0 : roads.lanes().size();
        next = new int[n];
        length = new double[n];
        for (int i = 0; i < n; i++) {
            Lane lane = roads.lane(i);
            next[i] = lane.successors().isEmpty() ? -1 : lane.successors().get(0);
            length[i] = lane.length();
        }
        List<StopLine> all = new ArrayList<>();
        signalHeads.forEach(head -> all.add(new StopLine.AtSignal(head.lane(), head.s(), head.signal())));
        giveWays.forEach(line -> all.add(StopLine.AtGiveWay.of(line, roads)));
        crosswalks.forEach(crosswalk -> addApproaches(crosswalk, roads, all));
        all.sort(Comparator.comparingInt(StopLine::lane).thenComparingDouble(StopLine::s));
        lines = all.toArray(StopLine[]::new);
        laneFirst = new int[n + 1];
        for (StopLine line : lines) {
            laneFirst[line.lane() + 1]++;
        }
        for (int i = 0; i < n; i++) {
            laneFirst[i + 1] += laneFirst[i];
        }
        toEnd = laneEnds(roads, n);
        endsAnywhere = Arrays.stream(toEnd).anyMatch(d -> d < Double.POSITIVE_INFINITY);
    }

    public List<SignalHead> signalHeads() {
        return signalHeads;
    }

    /** Each signal once, in the order of their heads. */
    public List<TrafficLight> signals() {
        return signalHeads.stream().map(SignalHead::signal).distinct().toList();
    }

    public List<GiveWay> giveWays() {
        return giveWays;
    }

    public List<Crosswalk> crosswalks() {
        return crosswalks;
    }

    /** True where no driver has anything to heed. */
    public boolean isEmpty() {
        return lines.length == 0 && !endsAnywhere;
    }

    /** From a station to the end of its lane's way where the road itself goes on beside it, m; infinite elsewhere. */
    public double toLaneEnd(int lane, double s) {
        return endsAnywhere ? toEnd[lane] - s : Double.POSITIVE_INFINITY;
    }

    /** Index of the first line of a lane beyond a station, or -1; then {@link #lineAfter}. */
    int firstLine(int lane, double s) {
        for (int k = laneFirst[lane]; k < laneFirst[lane + 1]; k++) {
            if (lines[k].s() > s) {
                return k;
            }
        }
        return -1;
    }

    boolean hasLines() {
        return lines.length > 0;
    }

    int lineCount() {
        return lines.length;
    }

    StopLine line(int index) {
        return lines[index];
    }

    /** One past the last line of a lane. */
    int endLine(int lane) {
        return laneFirst[lane + 1];
    }

    int next(int lane) {
        return next[lane];
    }

    double length(int lane) {
        return length[lane];
    }

    /** From a position ahead along first successors to a point on a lane, m; infinite where the way does not lead there. */
    double distanceTo(int fromLane, double fromS, int lane, double s, double horizon) {
        double distance = -fromS;
        int at = fromLane;
        for (int hops = 0; hops < MOST_LANES_AHEAD && at >= 0 && distance < horizon; hops++) {
            if (at == lane && s + distance >= 0) {
                return s + distance;
            }
            distance += length[at];
            at = next[at];
        }
        return Double.POSITIVE_INFINITY;
    }

    private double[] laneEnds(RoadNetwork roads, int n) {
        double[] out = new double[n];
        Arrays.fill(out, Double.POSITIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            Lane lane = roads.lane(i);
            if (lane.isDriving() && next[i] < 0 && (goesOn(roads, lane.left()) || goesOn(roads, lane.right()))) {
                double end = length[i];
                while (end > 0 && roads.width(i, end) < LEAST_WIDTH) {
                    end -= STEP;
                }
                out[i] = Math.max(0, end);
            }
        }
        // Lanes that lead to such a lane end there too; a few rounds reach further than any driver looks.
        for (int round = 0; round < MOST_LANES_AHEAD; round++) {
            for (int i = 0; i < n; i++) {
                if (next[i] >= 0 && out[next[i]] < Double.POSITIVE_INFINITY) {
                    out[i] = length[i] + out[next[i]];
                }
            }
        }
        return out;
    }

    private boolean goesOn(RoadNetwork roads, int lane) {
        return lane >= 0 && roads.lane(lane).isDriving() && next[lane] >= 0;
    }

    /** Every stretch of a driving lane that lies in a crosswalk gets a line where it begins. */
    private static void addApproaches(Crosswalk crosswalk, RoadNetwork roads, List<StopLine> out) {
        PoseHolder pose = new PoseHolder();
        for (Lane lane : roads.lanes()) {
            boolean inside = false;
            for (double s = 0; lane.isDriving() && s <= lane.length(); s += STEP) {
                roads.toMap(lane.index(), s, 0, pose);
                double along = crosswalk.along(pose.x, pose.y);
                boolean here = along >= 0
                        && along <= crosswalk.length()
                        && Math.abs(crosswalk.across(pose.x, pose.y)) <= crosswalk.width() / 2;
                if (here && !inside) {
                    double half = roads.width(lane.index(), s) / 2;
                    out.add(new StopLine.AtCrosswalk(lane.index(), s, crosswalk, along - half, along + half));
                }
                inside = here;
            }
        }
    }
}
