package org.skidpad.sim.road;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.skidpad.sim.geometry.Pose;
import org.skidpad.sim.road.LaneProfiles.Cubic;

/**
 * Gathers roads in OpenDRIVE's terms and builds a {@link RoadNetwork}. What a map may get wrong is for the importer to
 * find and report; this class throws {@link IllegalArgumentException} for what no network can hold.
 */
public final class RoadNetworkBuilder {
    private final List<RoadBuilder> roads = new ArrayList<>();
    private String georeference = "";

    /** What the map frame is in the world: a PROJ string, or empty. */
    public RoadNetworkBuilder georeference(String proj) {
        georeference = proj;
        return this;
    }

    /** Starts a road; {@code junction} is the id of the junction it belongs to, or empty. */
    public RoadBuilder road(String id, String name, String junction, boolean leftHandTraffic) {
        RoadBuilder road = new RoadBuilder(roads.size(), id, name, junction, leftHandTraffic);
        roads.add(road);
        return road;
    }

    /** Takes back the road that was started last. */
    public void takeBack(RoadBuilder road) {
        if (roads.isEmpty() || roads.get(roads.size() - 1) != road) {
            throw new IllegalArgumentException("road " + road.id + " was not started last");
        }
        roads.remove(roads.size() - 1);
    }

    /**
     * States that one end of a lane meets one end of another, where {@code aEnd} is true for the end of larger road station. Which
     * lane leads into which follows from their driving directions.
     *
     * @return false where the directions of travel contradict each other, and nothing is linked
     */
    public boolean link(LaneBuilder a, boolean aEnd, LaneBuilder b, boolean bEnd) {
        boolean leavesA = a.forward() == aEnd;
        boolean leavesB = b.forward() == bEnd;
        if (leavesA == leavesB) {
            return false;
        }
        LaneBuilder from = leavesA ? a : b;
        LaneBuilder to = leavesA ? b : a;
        from.successors.add(to);
        to.predecessors.add(from);
        return true;
    }

    /** Builds the network. Lanes are numbered by road, then section, then from right to left. */
    public RoadNetwork build() {
        List<LaneBuilder> order = new ArrayList<>();
        List<Double> sectionStarts = new ArrayList<>();
        List<Integer> sectionFirsts = new ArrayList<>();
        int[] roadSection = new int[roads.size() + 1];
        for (RoadBuilder road : roads) {
            roadSection[road.index] = sectionStarts.size();
            road.sections.sort(Comparator.comparingDouble(s -> s.startS));
            for (SectionBuilder section : road.sections) {
                sectionStarts.add(section.startS);
                sectionFirsts.add(order.size());
                section.lanes.sort(Comparator.comparingInt(l -> l.id));
                for (LaneBuilder lane : section.lanes) {
                    lane.index = order.size();
                    order.add(lane);
                }
            }
        }
        roadSection[roads.size()] = sectionStarts.size();
        sectionFirsts.add(order.size());

        ReferenceLines.Collector collector = new ReferenceLines.Collector();
        List<Road> builtRoads = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        List<LaneProfiles.Profile> profiles = new ArrayList<>();
        List<List<RoadNetwork.LaneMark>> marks = new ArrayList<>();
        List<List<RoadNetwork.LaneMark>> centreMarks = new ArrayList<>();
        for (RoadBuilder road : roads) {
            if (road.curves.isEmpty()) {
                throw new IllegalArgumentException("road " + road.id + " has no plan view");
            }
            collector.beginRoad();
            road.curves.sort(Comparator.comparingDouble(Placed::s));
            for (Placed placed : road.curves) {
                collector.add(placed.s, placed.curve);
            }
            builtRoads.add(
                    new Road(road.index, road.id, road.name, road.length(), road.leftHandTraffic, road.junction));
            for (int i = 0; i < road.sections.size(); i++) {
                SectionBuilder section = road.sections.get(i);
                double endS = i + 1 < road.sections.size() ? road.sections.get(i + 1).startS : road.length();
                centreMarks.add(sorted(section.centreMarks));
                for (LaneBuilder lane : section.lanes) {
                    lanes.add(lane.toLane(section.startS, Math.max(section.startS, endS)));
                    profiles.add(section.profile(lane, endS));
                    marks.add(sorted(lane.marks));
                }
            }
        }
        return new RoadNetwork(
                builtRoads,
                lanes,
                collector.build(),
                new LaneProfiles(profiles),
                roadSection,
                sectionFirsts.stream().mapToInt(Integer::intValue).toArray(),
                sectionStarts.stream().mapToDouble(Double::doubleValue).toArray(),
                marks,
                centreMarks,
                RoadHeights.of(
                        roads.stream().map(r -> r.heights).toList(),
                        order.stream().map(l -> l.heights).toList()),
                georeference);
    }

    private static List<RoadNetwork.LaneMark> sorted(List<RoadNetwork.LaneMark> marks) {
        return marks.stream()
                .sorted(Comparator.comparingDouble(RoadNetwork.LaneMark::startS))
                .toList();
    }

    private record Placed(double s, PlanCurve curve) {}

    /** A road under construction. Geometries state their station, start pose and length: metres and radians. */
    public static final class RoadBuilder {
        private final int index;
        private final String id;
        private final String name;
        private final String junction;
        private final boolean leftHandTraffic;
        private final List<Placed> curves = new ArrayList<>();
        private final CubicSteps laneOffsets = new CubicSteps();
        private final RoadHeights.Collector heights = new RoadHeights.Collector();
        private final List<SectionBuilder> sections = new ArrayList<>();

        private RoadBuilder(int index, String id, String name, String junction, boolean leftHandTraffic) {
            this.index = index;
            this.id = id;
            this.name = name;
            this.junction = junction;
            this.leftHandTraffic = leftHandTraffic;
        }

        public int index() {
            return index;
        }

        /** Station where the last geometry ends, m. */
        public double length() {
            double end = 0;
            for (Placed placed : curves) {
                end = Math.max(end, placed.s + placed.curve.length());
            }
            return end;
        }

        /** Pose where the geometry that was added last ends, or null before the first. */
        public Pose end() {
            if (curves.isEmpty()) {
                return null;
            }
            PlanCurve last = curves.get(curves.size() - 1).curve;
            double[] out = new double[3];
            last.at(last.length(), out);
            return new Pose(out[0], out[1], out[2]);
        }

        /** Writes x, y (m) and heading (rad, not wrapped) of the reference line at a station, by the geometry that holds there. */
        public void at(double s, double[] out) {
            Placed holds = null;
            for (Placed placed : curves) {
                if (holds == null || placed.s <= s && placed.s >= holds.s) {
                    holds = placed;
                }
            }
            if (holds == null) {
                throw new IllegalArgumentException("road " + id + " has no plan view");
            }
            holds.curve.at(Math.min(s - holds.s, holds.curve.length()), out);
        }

        public RoadBuilder line(double s, double x, double y, double heading, double length) {
            return add(s, new LineCurve(x, y, heading, length));
        }

        public RoadBuilder arc(double s, double x, double y, double heading, double length, double curvature) {
            return add(s, new ArcCurve(x, y, heading, length, curvature));
        }

        public RoadBuilder spiral(
                double s,
                double x,
                double y,
                double heading,
                double length,
                double startCurvature,
                double endCurvature) {
            return add(
                    s,
                    startCurvature == endCurvature
                            ? new ArcCurve(x, y, heading, length, startCurvature)
                            : new SpiralCurve(x, y, heading, length, startCurvature, endCurvature));
        }

        /** v = a + b u + c u² + d u³ in the frame at the start; {@code v} is {a, b, c, d}. */
        public RoadBuilder poly3(double s, double x, double y, double heading, double length, double[] v) {
            return add(s, PolynomialCurve.poly3(x, y, heading, length, v));
        }

        /** Cubics u(p), v(p) in the frame at the start, lowest power first; p runs to 1 where normalized, else to the length. */
        public RoadBuilder paramPoly3(
                double s,
                double x,
                double y,
                double heading,
                double length,
                double[] u,
                double[] v,
                boolean normalized) {
            return add(s, new PolynomialCurve(x, y, heading, length, u, v, normalized ? 1 : length));
        }

        /** Offset of the centre lane from the reference line: a cubic of s - startS, m. */
        public RoadBuilder laneOffset(double startS, double a, double b, double c, double d) {
            laneOffsets.add(new Cubic(startS, a, b, c, d));
            return this;
        }

        /** Height of the reference line: a cubic of s - startS, m. */
        public RoadBuilder elevation(double startS, double a, double b, double c, double d) {
            heights.elevation(new Cubic(startS, a, b, c, d));
            return this;
        }

        /** Roll about the reference line: a cubic of s - startS, rad. */
        public RoadBuilder superelevation(double startS, double a, double b, double c, double d) {
            heights.superelevation(new Cubic(startS, a, b, c, d));
            return this;
        }

        /** Height across the road at a station: a cubic of t - startT, m. */
        public RoadBuilder shape(double s, double startT, double a, double b, double c, double d) {
            heights.shape(s, new Cubic(startT, a, b, c, d));
            return this;
        }

        public SectionBuilder section(double startS) {
            SectionBuilder section = new SectionBuilder(this, startS);
            sections.add(section);
            return section;
        }

        private RoadBuilder add(double s, PlanCurve curve) {
            if (!(curve.length() > 0) || !Double.isFinite(curve.length())) {
                throw new IllegalArgumentException("geometry of road " + id + " has length " + curve.length());
            }
            curves.add(new Placed(s, curve));
            return this;
        }
    }

    /** A lane section under construction. */
    public static final class SectionBuilder {
        private final RoadBuilder road;
        private final double startS;
        private final List<LaneBuilder> lanes = new ArrayList<>();
        private final List<RoadNetwork.LaneMark> centreMarks = new ArrayList<>();

        private SectionBuilder(RoadBuilder road, double startS) {
            this.road = road;
            this.startS = startS;
        }

        public double startS() {
            return startS;
        }

        /** Adds a lane: id negative to the right of the reference line, positive to the left, never 0. */
        public LaneBuilder lane(int id, String type) {
            if (id == 0) {
                throw new IllegalArgumentException("lane 0 is the reference line, not a lane");
            }
            if (find(id) != null) {
                throw new IllegalArgumentException("road " + road.id + " has two lanes " + id + " at s = " + startS);
            }
            LaneBuilder lane = new LaneBuilder(this, id, type);
            lanes.add(lane);
            return lane;
        }

        /** Marking on the centre lane from {@code sOffset} on: OpenDRIVE's road mark types. */
        public SectionBuilder centreMark(double sOffset, String type) {
            centreMarks.add(new RoadNetwork.LaneMark(startS + sOffset, type));
            return this;
        }

        /** The lane with an id, or null. */
        public LaneBuilder find(int id) {
            for (LaneBuilder lane : lanes) {
                if (lane.id == id) {
                    return lane;
                }
            }
            return null;
        }

        private LaneProfiles.Profile profile(LaneBuilder lane, double endS) {
            int sign = Integer.signum(lane.id);
            TreeSet<Double> stations = new TreeSet<>();
            stations.add(startS);
            road.laneOffsets.addStations(stations, startS, endS);
            List<LaneBuilder> inward = new ArrayList<>();
            for (LaneBuilder other : lanes) {
                if (other.id * sign > 0 && other.id * sign <= lane.id * sign) {
                    inward.add(other);
                    other.widths.addStations(stations, startS, endS);
                    other.borders.addStations(stations, startS, endS);
                }
            }
            inward.sort(Comparator.comparingInt(l -> l.id * sign));
            List<Cubic> centre = new ArrayList<>();
            List<Cubic> width = new ArrayList<>();
            for (double s : stations) {
                Cubic inner = road.laneOffsets.at(s);
                Cubic outer = inner;
                for (LaneBuilder other : inward) {
                    inner = outer;
                    outer = other.borders.isEmpty() ? inner.plus(other.widths.at(s), sign) : other.borders.at(s);
                }
                Cubic sum = inner.plus(outer, 1);
                centre.add(new Cubic(s, sum.a() / 2, sum.b() / 2, sum.c() / 2, sum.d() / 2));
                Cubic difference = outer.plus(inner, -1);
                width.add(new Cubic(
                        s, sign * difference.a(), sign * difference.b(), sign * difference.c(), sign * difference.d()));
            }
            return new LaneProfiles.Profile(centre, width);
        }
    }

    /** A lane under construction. */
    public static final class LaneBuilder {
        private final SectionBuilder section;
        private final int id;
        private final String type;
        private final CubicSteps widths = new CubicSteps();
        private final CubicSteps borders = new CubicSteps();
        private final List<RoadNetwork.LaneMark> marks = new ArrayList<>();
        private final RoadHeights.LaneCollector heights = new RoadHeights.LaneCollector();
        private final Set<LaneBuilder> successors = new LinkedHashSet<>();
        private final Set<LaneBuilder> predecessors = new LinkedHashSet<>();
        private boolean reversed;
        private double speedLimit = Double.NaN;
        private int index;

        private LaneBuilder(SectionBuilder section, int id, String type) {
            this.section = section;
            this.id = id;
            this.type = type;
        }

        public int id() {
            return id;
        }

        /** Of the lane in the network, once that is built. */
        public int index() {
            return index;
        }

        /** True where vehicles travel towards larger stations. */
        public boolean forward() {
            return (id < 0) != section.road.leftHandTraffic != reversed;
        }

        /** Width from {@code sOffset} after the section's start on: a cubic of the station from there, m. */
        public LaneBuilder width(double sOffset, double a, double b, double c, double d) {
            widths.add(new Cubic(section.startS + sOffset, a, b, c, d));
            return this;
        }

        /** Outer border from {@code sOffset} on, as t of the reference line, m; takes the place of widths. */
        public LaneBuilder border(double sOffset, double a, double b, double c, double d) {
            borders.add(new Cubic(section.startS + sOffset, a, b, c, d));
            return this;
        }

        /** Raise over the road of its inner and outer border from {@code sOffset} on, m. */
        public LaneBuilder height(double sOffset, double inner, double outer) {
            heights.add(section.startS + sOffset, inner, outer);
            return this;
        }

        /** Speed limit, m/s. */
        public LaneBuilder speedLimit(double limit) {
            speedLimit = limit;
            return this;
        }

        /** Traffic runs against the side's usual direction. */
        public LaneBuilder reversed() {
            reversed = true;
            return this;
        }

        /** Marking of the outer border from {@code sOffset} on: OpenDRIVE's road mark types. */
        public LaneBuilder mark(double sOffset, String type) {
            marks.add(new RoadNetwork.LaneMark(section.startS + sOffset, type));
            return this;
        }

        private Lane toLane(double startS, double endS) {
            boolean forward = forward();
            int towardsLeft = neighbour(1);
            int towardsRight = neighbour(-1);
            return new Lane(
                    index,
                    section.road.index,
                    id,
                    type,
                    startS,
                    endS,
                    forward,
                    forward ? towardsLeft : towardsRight,
                    forward ? towardsRight : towardsLeft,
                    successors.stream().map(l -> l.index).toList(),
                    predecessors.stream().map(l -> l.index).toList(),
                    speedLimit);
        }

        /** Index of the next lane in the direction of growing ids (or shrinking, for -1) with the same direction, or -1. */
        private int neighbour(int step) {
            int next = id + step == 0 ? step : id + step;
            LaneBuilder other = section.find(next);
            return other != null && other.forward() == forward() ? other.index : -1;
        }
    }
}
