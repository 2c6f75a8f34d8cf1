package org.skidpad.sim.road;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.geometry.PoseHolder;

/**
 * A network of lanes with exact geometry. Immutable and thread-safe; queries allocate nothing.
 *
 * <p>Stations outside a lane are legal: beyond the ends of its road the lane goes on straight, so that a vehicle may overhang
 * an end without a special case. Headings are not wrapped.
 */
public final class RoadNetwork {
    /** How far past an end a foot may lie and still count as on the road, m: rounding at joints. */
    private static final double END_SLACK = 1e-6;

    /**
     * How far past a joint a foot may lie where the lane goes on behind it, m. Maps made of chords have a wedge outside each kink
     * that projects on neither side; a vehicle there has not left the road.
     */
    private static final double JOINT_SLACK = 0.5;

    /** How far outside its border a point may lie and still count as on a lane, m: rounding at borders. */
    private static final double BORDER_SLACK = 1e-9;

    private final List<Road> roads;
    private final List<Lane> lanes;
    private final Map<String, Integer> roadIndices = new HashMap<>();
    final ReferenceLines lines;
    final LaneProfiles profiles;
    /** Lanes of section k are sectionFirst[k] … sectionFirst[k + 1] - 1, from right to left in road coordinates. */
    private final int[] sectionFirst;
    /** Sections of road r are roadSection[r] … roadSection[r + 1] - 1. */
    private final int[] roadSection;

    private final double[] sectionStart;
    private final int[] laneRoad;
    private final double[] laneStart;
    private final double[] laneEnd;
    private final boolean[] laneForward;
    private final boolean[] laneDriving;
    private final int[] laneLeft;
    private final int[] laneRight;
    private final int[][] laneSuccessors;
    private final int[][] lanePredecessors;

    /** A lane of constant centre and width on a single straight piece: an oriented box with these numbers. */
    private final boolean[] box;

    private final double[] boxX;
    private final double[] boxY;
    private final double[] boxHeading;
    private final double[] boxCos;
    private final double[] boxSin;
    private final double[] boxHalfWidth;

    private final PieceGrid grid;
    /** Marks of each lane's outer border, and of each section's centre. */
    final List<List<LaneMark>> marks;

    final List<List<LaneMark>> centreMarks;

    private final RoadHeights heights;
    private final String georeference;

    /**
     * Marking of a lane's border from a road station on.
     *
     * @param type OpenDRIVE type, for example {@code solid}, {@code broken}, {@code none}
     */
    record LaneMark(double startS, String type) {}

    RoadNetwork(
            List<Road> roads,
            List<Lane> lanes,
            ReferenceLines lines,
            LaneProfiles profiles,
            int[] roadSection,
            int[] sectionFirst,
            double[] sectionStart,
            List<List<LaneMark>> marks,
            List<List<LaneMark>> centreMarks,
            RoadHeights heights,
            String georeference) {
        this.heights = heights;
        this.georeference = georeference;
        this.roads = List.copyOf(roads);
        this.lanes = List.copyOf(lanes);
        this.lines = lines;
        this.profiles = profiles;
        this.roadSection = roadSection;
        this.sectionFirst = sectionFirst;
        this.sectionStart = sectionStart;
        this.marks = List.copyOf(marks);
        this.centreMarks = List.copyOf(centreMarks);
        for (Road road : roads) {
            roadIndices.putIfAbsent(road.id(), road.index());
        }
        int n = lanes.size();
        laneRoad = new int[n];
        laneStart = new double[n];
        laneEnd = new double[n];
        laneForward = new boolean[n];
        laneDriving = new boolean[n];
        laneLeft = new int[n];
        laneRight = new int[n];
        laneSuccessors = new int[n][];
        lanePredecessors = new int[n][];
        box = new boolean[n];
        boxX = new double[n];
        boxY = new double[n];
        boxHeading = new double[n];
        boxCos = new double[n];
        boxSin = new double[n];
        boxHalfWidth = new double[n];
        PoseHolder pose = new PoseHolder();
        for (int i = 0; i < n; i++) {
            Lane lane = lanes.get(i);
            laneRoad[i] = lane.road();
            laneStart[i] = lane.startS();
            laneEnd[i] = lane.endS();
            laneForward[i] = lane.forward();
            laneDriving[i] = lane.isDriving();
            laneLeft[i] = lane.left();
            laneRight[i] = lane.right();
            laneSuccessors[i] =
                    lane.successors().stream().mapToInt(Integer::intValue).toArray();
            lanePredecessors[i] =
                    lane.predecessors().stream().mapToInt(Integer::intValue).toArray();
            int first = lines.firstPiece[laneRoad[i]];
            double t = profiles.constantCentre[i];
            double width = profiles.constantWidth[i];
            box[i] =
                    lines.firstPiece[laneRoad[i] + 1] - first == 1 && lines.straight[first] && t == t && width == width;
            if (box[i]) {
                lines.pose(first, laneForward[i] ? laneStart[i] : laneEnd[i], t, 0, pose);
                double sign = laneForward[i] ? 1 : -1;
                boxX[i] = pose.x;
                boxY[i] = pose.y;
                boxHeading[i] = laneForward[i] ? pose.heading : pose.heading + Math.PI;
                // Negating is exact, whereas the cosine of a heading with π added is not.
                boxCos[i] = sign * lines.cos[first];
                boxSin[i] = sign * lines.sin[first];
                boxHalfWidth[i] = width / 2;
            }
        }
        grid = new PieceGrid(this);
    }

    public List<Lane> lanes() {
        return lanes;
    }

    public Lane lane(int index) {
        return lanes.get(index);
    }

    public List<Road> roads() {
        return roads;
    }

    public Road road(int index) {
        return roads.get(index);
    }

    /** Index of the road with an OpenDRIVE id, or -1. */
    public int roadIndex(String odrId) {
        return roadIndices.getOrDefault(odrId, -1);
    }

    /** Index of the lane with an OpenDRIVE lane id at station {@code s} of a road, or -1. */
    public int laneAt(int road, int odrLaneId, double s) {
        int section = sectionAt(road, s);
        if (section < 0) {
            return -1;
        }
        for (int lane = sectionFirst[section]; lane < sectionFirst[section + 1]; lane++) {
            if (lanes.get(lane).odrLaneId() == odrLaneId) {
                return lane;
            }
        }
        return -1;
    }

    /** Lane to the left in driving direction, or -1; as in {@link Lane}, for loops that must not chase records. */
    public int left(int lane) {
        return laneLeft[lane];
    }

    public int right(int lane) {
        return laneRight[lane];
    }

    /** Heights over the plane, which nothing here depends on. */
    public RoadHeights heights() {
        return heights;
    }

    /** What the map frame is in the world: a PROJ string, or empty. */
    public String georeference() {
        return georeference;
    }

    /** Height of a point of a lane over the plane, m. */
    public double height(int lane, double s, double offset) {
        if (heights.isFlat()) {
            return 0;
        }
        RoadPosition at = new RoadPosition();
        laneToRoad(lane, s, offset, at);
        double width = width(lane, s);
        boolean outwardsLeft = (lanes.get(lane).odrLaneId() > 0) == laneForward[lane];
        double share = width > 0 ? 0.5 + (outwardsLeft ? offset : -offset) / width : 0.5;
        return heights.ofRoad(at.road, at.s, at.t) + heights.ofLane(lane, at.s, Math.max(0, Math.min(1, share)));
    }

    /** As {@link Lane#isDriving}. */
    public boolean isDriving(int lane) {
        return laneDriving[lane];
    }

    /** True for a lane of constant width along a single straight line: its stretch is 1 and its heading constant. */
    public boolean isStraight(int lane) {
        return box[lane];
    }

    /** Cosine of a {@link #isStraight} lane's heading. */
    public double straightCos(int lane) {
        return boxCos[lane];
    }

    public double straightSin(int lane) {
        return boxSin[lane];
    }

    /** Map pose of a point in lane coordinates; heading along the path at this offset in driving direction. */
    public void toMap(int lane, double s, double offset, PoseHolder out) {
        if (box[lane]) {
            double cos = boxCos[lane];
            double sin = boxSin[lane];
            out.x = boxX[lane] + s * cos - offset * sin;
            out.y = boxY[lane] + s * sin + offset * cos;
            out.heading = boxHeading[lane];
            return;
        }
        double roadS = roadStation(lane, s);
        double inside = clampToLane(lane, roadS);
        boolean forward = laneForward[lane];
        double t = profiles.centre(lane, inside) + (forward ? offset : -offset);
        double slope = inside == roadS ? profiles.centreSlope(lane, inside) : 0;
        lines.pose(lines.pieceAt(laneRoad[lane], roadS), roadS, t, slope, out);
        if (!forward) {
            out.heading += Math.PI;
        }
    }

    /** Lane width at a station, m; zero where the lane has closed. */
    public double width(int lane, double s) {
        return box[lane] ? 2 * boxHalfWidth[lane] : profiles.width(lane, clampToLane(lane, roadStation(lane, s)));
    }

    /** Curvature of the path {@code offset} left of the lane's centre, 1/m, left of the driving direction positive. */
    public double curvature(int lane, double s, double offset) {
        if (box[lane]) {
            return 0;
        }
        double roadS = roadStation(lane, s);
        double inside = clampToLane(lane, roadS);
        boolean forward = laneForward[lane];
        int piece = lines.pieceAt(laneRoad[lane], roadS);
        double kappa = lines.curvature(piece, roadS);
        double t = profiles.centre(lane, inside) + (forward ? offset : -offset);
        double slope = inside == roadS ? profiles.centreSlope(lane, inside) : 0;
        double bend = inside == roadS ? profiles.centreBend(lane, inside) : 0;
        double along = 1 - kappa * t;
        // p = r + t n gives p' = along T + t' n, and the curvature of a plane curve is (p' x p'') / |p'|³.
        double alongRate = -lines.curvatureRate(piece, roadS) * t - kappa * slope;
        double cross = along * (along * kappa + bend) - slope * (alongRate - kappa * slope);
        double speed2 = along * along + slope * slope;
        double result = cross / (speed2 * Math.sqrt(speed2));
        return forward ? result : -result;
    }

    /**
     * Metres travelled on the path {@code offset} from the lane's centre per metre of station: √((1 - κ t)² + (dt/ds)²) of the
     * reference line, which is 1 - κ t for a lane parallel to it. Never below 0.01, so that a path that runs through the
     * centre of a bend cannot make a station rate infinite.
     */
    public double stretch(int lane, double s, double offset) {
        if (box[lane]) {
            return 1;
        }
        double roadS = roadStation(lane, s);
        double inside = clampToLane(lane, roadS);
        double t = profiles.centre(lane, inside) + (laneForward[lane] ? offset : -offset);
        double slope = inside == roadS ? profiles.centreSlope(lane, inside) : 0;
        double along = Math.max(0.01, 1 - lines.curvature(lines.pieceAt(laneRoad[lane], roadS), roadS) * t);
        return slope == 0 ? along : Math.sqrt(along * along + slope * slope);
    }

    /**
     * Finds the lane under a point; {@code hintLane} (or -1) is tried first, then its neighbours and successors (the first one
     * before the others), then all. Where
     * several lanes lie under the point (junctions), the nearest in that order wins; among the rest a driving lane goes
     * before others, then the smaller offset, then the lower index.
     *
     * @return false, with {@code out.lane == -1}, where the point is on no lane
     */
    public boolean locate(double x, double y, int hintLane, LanePosition out) {
        if (hintLane >= 0) {
            if (box[hintLane]) {
                if (inBox(hintLane, x, y, out)) {
                    return true;
                }
                int left = laneLeft[hintLane];
                if (left >= 0 && box[left] && inBox(left, x, y, out)) {
                    return true;
                }
                int right = laneRight[hintLane];
                if (right >= 0 && box[right] && inBox(right, x, y, out)) {
                    return true;
                }
            }
        }
        out.lane = -1;
        int bestRank = Integer.MAX_VALUE;
        int from = grid.firstCandidate(x, y);
        if (from < 0) {
            return false;
        }
        int to = grid.endCandidate(x, y);
        if (hintLane >= 0) {
            int road = laneRoad[hintLane];
            for (int i = from; i < to; i++) {
                int piece = grid.candidate(i);
                if (lines.pieceRoad[piece] == road) {
                    bestRank = consider(piece, x, y, hintLane, bestRank, out);
                    if (bestRank == 0) {
                        return true;
                    }
                }
            }
            if (bestRank == 1) {
                // A neighbour is on this road too, so no other road can hold a nearer lane.
                return true;
            }
            for (int i = from; i < to; i++) {
                int piece = grid.candidate(i);
                if (lines.pieceRoad[piece] != road) {
                    bestRank = consider(piece, x, y, hintLane, bestRank, out);
                }
            }
        } else {
            for (int i = from; i < to; i++) {
                bestRank = consider(grid.candidate(i), x, y, -1, bestRank, out);
            }
        }
        return out.lane >= 0;
    }

    /** Map pose of a point in road coordinates; heading of the reference line at s. */
    public void roadToMap(int road, double s, double t, PoseHolder out) {
        lines.pose(lines.pieceAt(road, s), s, t, 0, out);
    }

    /**
     * Road coordinates of a map point on a given road: the foot of the perpendicular on its reference line, the nearest where
     * there are several, clamped to the ends of the road.
     */
    public void mapToRoad(int road, double x, double y, RoadPosition out) {
        double best = Double.POSITIVE_INFINITY;
        for (int piece = lines.firstPiece[road]; piece < lines.firstPiece[road + 1]; piece++) {
            double dx = x - lines.x[piece];
            double dy = y - lines.y[piece];
            double least = Math.sqrt(dx * dx + dy * dy) - lines.half[piece];
            // A piece's points lie within half its length of its middle; the margin covers interpolation.
            if (least > 0 && (least - 1e-6) * (least - 1e-6) > best && least > 1e-6) {
                continue;
            }
            double s = lines.project(piece, x, y);
            double lateral = lines.lateral(piece, s, x, y);
            double longitudinal = lines.longitudinal(piece, s, x, y);
            double distance2 = lateral * lateral + longitudinal * longitudinal;
            if (distance2 < best) {
                best = distance2;
                out.s = s;
                out.t = lateral;
            }
        }
        out.road = road;
    }

    /** Road coordinates of a point in lane coordinates. */
    public void laneToRoad(int lane, double s, double offset, RoadPosition out) {
        double roadS = roadStation(lane, s);
        out.road = laneRoad[lane];
        out.s = roadS;
        out.t = profiles.centre(lane, clampToLane(lane, roadS)) + (laneForward[lane] ? offset : -offset);
    }

    /**
     * Lane coordinates of a point in road coordinates.
     *
     * @return false, with {@code out.lane == -1}, where the road has no lane there
     */
    public boolean roadToLane(int road, double s, double t, LanePosition out) {
        out.lane = -1;
        int section = sectionAt(road, s);
        if (section < 0) {
            return false;
        }
        for (int lane = sectionFirst[section]; lane < sectionFirst[section + 1]; lane++) {
            double offset = t - profiles.centre(lane, clampToLane(lane, s));
            double width = profiles.width(lane, clampToLane(lane, s));
            if (width > 0 && Math.abs(offset) <= width / 2 + BORDER_SLACK) {
                fill(lane, s, offset, out);
                return true;
            }
        }
        return false;
    }

    /** Road station of a lane station, m. */
    public double roadStation(int lane, double s) {
        return laneForward[lane] ? laneStart[lane] + s : laneEnd[lane] - s;
    }

    /** Lane station of a road station, m: the inverse of {@link #roadStation}. */
    public double laneStation(int lane, double roadS) {
        return laneForward[lane] ? roadS - laneStart[lane] : laneEnd[lane] - roadS;
    }

    /** A straight one-way road along map x: lanes 0 (rightmost) … lanes-1, reference line at the left edge, from x = 0. */
    public static RoadNetwork straight(int lanes, double laneWidth, double length, double speedLimit) {
        if (lanes < 1 || !(laneWidth > 0) || !(length > 0)) {
            throw new IllegalArgumentException(
                    "lanes " + lanes + ", laneWidth " + laneWidth + ", length " + length + " must be positive");
        }
        RoadNetworkBuilder builder = new RoadNetworkBuilder();
        RoadNetworkBuilder.RoadBuilder road = builder.road("1", "", "", false);
        road.line(0, 0, 0, 0, length);
        RoadNetworkBuilder.SectionBuilder section = road.section(0);
        for (int i = 1; i <= lanes; i++) {
            section.lane(-i, "driving")
                    .width(0, laneWidth, 0, 0, 0)
                    .speedLimit(speedLimit)
                    .mark(0, i == lanes ? "solid" : "broken");
        }
        section.centreMark(0, "solid");
        return builder.build();
    }

    int firstLane(int section) {
        return sectionFirst[section];
    }

    int firstSection(int road) {
        return roadSection[road];
    }

    int sectionAt(int road, double s) {
        int low = roadSection[road];
        int high = roadSection[road + 1] - 1;
        if (high < low) {
            return -1;
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sectionStart[middle] <= s) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private boolean inBox(int lane, double x, double y, LanePosition out) {
        double dx = x - boxX[lane];
        double dy = y - boxY[lane];
        double s = dx * boxCos[lane] + dy * boxSin[lane];
        double offset = dy * boxCos[lane] - dx * boxSin[lane];
        if (s >= 0 && s <= laneEnd[lane] - laneStart[lane] && Math.abs(offset) <= boxHalfWidth[lane] + BORDER_SLACK) {
            out.lane = lane;
            out.s = s;
            out.offset = offset;
            return true;
        }
        return false;
    }

    /** Tries the lanes of the road at the foot on a piece; returns the rank of the better of the found and the former lane. */
    private int consider(int piece, double x, double y, int hint, int bestRank, LanePosition out) {
        double s = lines.project(piece, x, y);
        double past = Math.abs(lines.longitudinal(piece, s, x, y));
        if (past > JOINT_SLACK) {
            return bestRank;
        }
        boolean inside = past <= END_SLACK;
        double t = lines.lateral(piece, s, x, y);
        int section = sectionAt(lines.pieceRoad[piece], s);
        if (section < 0) {
            return bestRank;
        }
        for (int lane = sectionFirst[section]; lane < sectionFirst[section + 1]; lane++) {
            double offset = t - profiles.centre(lane, s);
            double width = profiles.width(lane, s);
            if (width > 0 && Math.abs(offset) <= width / 2 + BORDER_SLACK && (inside || goesOn(lane, piece, s))) {
                int rank = rank(lane, hint, inside);
                double magnitude = Math.abs(offset);
                double bestMagnitude = Math.abs(out.offset);
                if (rank < bestRank
                        || rank == bestRank
                                && (magnitude < bestMagnitude || magnitude == bestMagnitude && lane < out.lane)) {
                    fill(lane, s, offset, out);
                    bestRank = rank;
                }
            }
        }
        return bestRank;
    }

    /**
     * Smaller is nearer: the hint and what is joined to it, first inside its stretch and then at its joints; then all else. Where
     * lanes fork they lie on each other at first, and a vehicle is on the one that traffic takes until it has left it.
     */
    private int rank(int lane, int hint, boolean inside) {
        if (hint >= 0) {
            int joined = lane == hint
                    ? 0
                    : lane == laneLeft[hint] || lane == laneRight[hint]
                            ? 1
                            : isNext(hint, lane)
                                    ? 2
                                    : contains(laneSuccessors[hint], lane)
                                            ? 3
                                            : contains(lanePredecessors[hint], lane) ? 4 : -1;
            if (joined >= 0) {
                return inside ? joined : 5 + joined;
            }
        }
        int type = laneDriving[lane] ? 0 : 1;
        return (inside ? 10 : 12) + type;
    }

    private boolean isNext(int lane, int other) {
        return laneSuccessors[lane].length > 0 && laneSuccessors[lane][0] == other;
    }

    /** Whether a lane goes on behind the end of a piece at which a foot was held. */
    private boolean goesOn(int lane, int piece, double s) {
        int road = laneRoad[lane];
        boolean atEnd = s > lines.middleS[piece];
        if (atEnd ? piece + 1 < lines.firstPiece[road + 1] : piece > lines.firstPiece[road]) {
            return true;
        }
        return (atEnd == laneForward[lane] ? laneSuccessors[lane] : lanePredecessors[lane]).length > 0;
    }

    private static boolean contains(int[] values, int value) {
        for (int v : values) {
            if (v == value) {
                return true;
            }
        }
        return false;
    }

    private void fill(int lane, double roadS, double roadOffset, LanePosition out) {
        out.lane = lane;
        out.s = laneStation(lane, roadS);
        out.offset = laneForward[lane] ? roadOffset : -roadOffset;
    }

    private double clampToLane(int lane, double roadS) {
        return Math.max(laneStart[lane], Math.min(laneEnd[lane], roadS));
    }
}
